"""What changed from one text to the next, by word, for people to read.

The two texts are compared line by line, and the lines that differ word by word. The work is
bounded: where two passages have too little in common, one is shown as replaced by the other.
"""

import re
from typing import NamedTuple

from rapidfuzz.distance import Indel

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_LINES = 400  # lines added and removed that are still matched one by one
MOST_WORDS = 600  # words, in one passage
LONGEST = 20_000  # lines of a text, or words of a passage; what is longer is shown as replaced
CONTEXT = 1  # lines shown around a change
LONGEST_CONTEXT = 160  # characters of such a line

SAME, ADDED, REMOVED = "same", "added", "removed"


class Piece(NamedTuple):
    """Words that stayed, came or went."""

    kind: str
    text: str


class ChangedPassage(NamedTuple):
    """A place where the text changed: a line before it, the pieces, a line after it."""

    before: str
    pieces: list
    after: str

    @property
    def says(self):
        """added, removed or changed: for the heading of the passage."""
        kinds = {piece.kind for piece in self.pieces if piece.text.strip()} - {SAME}
        return kinds.pop() if len(kinds) == 1 else "changed"


def compared(old, new, most):
    """The shortest way from one list to another: pairs of kind and element, in order.

    Where more than `most` elements would have to be added and removed, all are.
    """
    is_short = len(old) + len(new) <= LONGEST and Indel.distance(old, new) <= most
    if not is_short:
        return [(REMOVED, one) for one in old] + [(ADDED, one) for one in new]
    found = []
    for step in Indel.opcodes(old, new):
        kind = {"equal": SAME, "delete": REMOVED}.get(step.tag, ADDED)
        rows = new[step.dest_start : step.dest_end]
        rows = old[step.src_start : step.src_end] if kind == REMOVED else rows
        found += [(kind, one) for one in rows]
    return found


def by_word(old, new):
    """The pieces of two passages, joined where neighbours are alike."""
    pieces = []
    for kind, word in compared(WORDS.findall(old), WORDS.findall(new), MOST_WORDS):
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, pieces[-1].text + word)
        else:
            pieces.append(Piece(kind, word))
    return removed_first(pieces)


def removed_first(pieces):
    """Between two words that stayed, what went and then what came: “ten nine”, never mixed."""
    ordered, run = [], {REMOVED: "", ADDED: ""}
    for place, piece in enumerate([*pieces, Piece(SAME, "")]):
        is_blank = piece.kind == SAME and piece.text.isspace() and "\n" not in piece.text
        if piece.kind != SAME:
            run[piece.kind] += piece.text
        elif is_blank and 0 < place < len(pieces) - 1:
            # A blank between two changes belongs to both, so that a phrase stays one.
            run = {kind: text + piece.text for kind, text in run.items()}
        else:
            ordered += [Piece(kind, text) for kind, text in run.items() if text]
            ordered += [piece] if piece.text else []
            run = {REMOVED: "", ADDED: ""}
    return ordered


def passages(old, new):
    """The places where two texts differ, in order. Empty where they are the same."""
    lines = compared(old.splitlines(keepends=True), new.splitlines(keepends=True), MOST_LINES)
    found = []
    place = 0
    while place < len(lines):
        if lines[place][0] == SAME:
            place += 1
            continue
        start = place
        while place < len(lines) and (lines[place][0] != SAME or joins(lines, place)):
            place += 1
        run = lines[start:place]
        gone = "".join(text for kind, text in run if kind != ADDED)
        come = "".join(text for kind, text in run if kind != REMOVED)
        before = "".join(text for _, text in lines[max(0, start - CONTEXT) : start])
        after = "".join(text for _, text in lines[place : place + CONTEXT])
        found.append(ChangedPassage(shortened(before), by_word(gone, come), shortened(after)))
    return found


def joins(lines, place):
    """An empty line between two changed ones does not part them."""
    is_empty = not lines[place][1].strip()
    return is_empty and place + 1 < len(lines) and lines[place + 1][0] != SAME


def shortened(line):
    line = line.strip()
    return line if len(line) <= LONGEST_CONTEXT else f"{line[:LONGEST_CONTEXT].rstrip()}…"

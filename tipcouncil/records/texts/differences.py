"""What changed from one text to the next, by word, for people to read.

The two texts are compared line by line, and the lines that differ word by word. The work is
bounded: where two passages have too little in common, one is shown as replaced by the other.
"""

import re
from typing import NamedTuple

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_LINES = 400  # lines added and removed that are still matched one by one
MOST_WORDS = 600  # words, in one passage
MOST_WORDS_IN_ALL = 3000  # of one comparison, so that many passages cost no more than a few
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


def steps(old, new, most):
    """The shortest way from one list to another (Myers): pairs of kind and element, in order.

    None where more than `most` elements would have to be added and removed.
    """
    ends = {1: 0}
    trail = []
    for depth in range(min(most, len(old) + len(new)) + 1):
        trail.append(dict(ends))
        for k in range(-depth, depth + 1, 2):
            down = k == -depth or (k != depth and ends[k - 1] < ends[k + 1])
            x = ends[k + 1] if down else ends[k - 1] + 1
            y = x - k
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            ends[k] = x
            if x >= len(old) and y >= len(new):
                return walked_back(old, new, trail)
    return None


def walked_back(old, new, trail):
    x, y = len(old), len(new)
    found = []
    for depth in range(len(trail) - 1, -1, -1):
        ends = trail[depth]
        k = x - y
        down = k == -depth or (k != depth and ends[k - 1] < ends[k + 1])
        before = k + 1 if down else k - 1
        start_x = ends[before]
        start_y = start_x - before
        while x > start_x and y > start_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            found.append((SAME, old[x]))
        if depth:
            if down:
                y -= 1
                found.append((ADDED, new[y]))
            else:
                x -= 1
                found.append((REMOVED, old[x]))
    return found[::-1]


def compared(old, new, most):
    """As `steps`, but what two lists have in common at their ends costs nothing."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_rest, new_rest = old[head : len(old) - tail], new[head : len(new) - tail]
    is_short = len(old_rest) + len(new_rest) <= LONGEST
    between = steps(old_rest, new_rest, most) if is_short else None
    if between is None:
        between = [(REMOVED, one) for one in old_rest] + [(ADDED, one) for one in new_rest]
    ending = old[len(old) - tail :]
    return [(SAME, one) for one in old[:head]] + between + [(SAME, one) for one in ending]


def by_word(old, new, most=MOST_WORDS):
    """The pieces of two passages, joined where neighbours are alike."""
    pieces = []
    for kind, word in compared(WORDS.findall(old), WORDS.findall(new), most):
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, pieces[-1].text + word)
        else:
            pieces.append(Piece(kind, word))
    return removed_first(pieces)


def removed_first(pieces):
    """Between two words that stayed, what went and then what came: “ten nine”, never mixed."""
    ordered, run = [], {REMOVED: "", ADDED: ""}

    def close():
        ordered.extend(Piece(kind, text) for kind, text in run.items() if text)
        run.update({REMOVED: "", ADDED: ""})

    for place, piece in enumerate(pieces):
        is_blank = piece.kind == SAME and not piece.text.strip() and "\n" not in piece.text
        is_between = 0 < place < len(pieces) - 1
        if piece.kind == SAME and not (is_blank and is_between):
            close()
            ordered.append(piece)
        elif piece.kind == SAME:
            # A blank between two changes belongs to both, so that a phrase stays one.
            run[REMOVED] += piece.text
            run[ADDED] += piece.text
        else:
            run[piece.kind] += piece.text
    close()
    return ordered


def passages(old, new):
    """The places where two texts differ, in order. Empty where they are the same."""
    lines = compared(old.splitlines(keepends=True), new.splitlines(keepends=True), MOST_LINES)
    found = []
    place = 0
    left = MOST_WORDS_IN_ALL
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
        pieces = by_word(gone, come, min(left, MOST_WORDS))
        left = max(0, left - sum(len(p.text.split()) for p in pieces if p.kind != SAME))
        found.append(ChangedPassage(shortened(before), pieces, shortened(after)))
    return found


def joins(lines, place):
    """An empty line between two changed ones does not part them."""
    is_empty = not lines[place][1].strip()
    return is_empty and place + 1 < len(lines) and lines[place + 1][0] != SAME


def shortened(line):
    line = line.strip()
    return line if len(line) <= LONGEST_CONTEXT else f"{line[:LONGEST_CONTEXT].rstrip()}…"

"""An agenda as lines of text, as a clerk types or pastes it: one item a line, in order.

    1. Reports
    2. Updates
       a) Budget

Indentation nests. Where no line is indented, the labels nest: “a)” goes under the number above it.
"""

import re
from dataclasses import dataclass

from meetings.sections import LABEL

INDENT = "   "
TAB = 4  # columns
BULLET = re.compile(r"[-*•–·]\s+")
ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)
LONGEST_LABEL, LONGEST_TITLE, MOST_LINES = 20, 500, 400


@dataclass
class AgendaLine:
    """An item of an agenda, and how deep it stands: 0 for one that is under no other."""

    label: str
    title: str
    depth: int = 0

    def __str__(self):
        return f"{self.label} {self.title}".strip()


def agenda_lines(text):
    """The items that a text names. Raises ValueError with a sentence for what cannot be one."""
    written = [line for line in text.expandtabs(TAB).splitlines() if line.strip()]
    if len(written) > MOST_LINES:
        raise ValueError(f"This agenda has {len(written)} lines; {MOST_LINES} at most are taken.")
    lines = [line_of(one) for one in written]
    indents = [len(one) - len(one.lstrip()) for one in written]
    depths = depths_of_indents(indents) if len(set(indents)) > 1 else depths_of_labels(lines)
    for line, depth in zip(lines, depths, strict=True):
        line.depth = depth
    return lines


def line_of(written):
    words = written.strip()
    if bullet := BULLET.match(words):
        words = words[bullet.end() :]
    found = LABEL.match(words)
    label, title = (found[1], words[found.end() :].strip()) if found else ("", words)
    if not title:
        label, title = "", words
    if len(label) > LONGEST_LABEL or len(title) > LONGEST_TITLE:
        raise ValueError(
            f"The line that begins “{words[:60]}…” is longer than the {LONGEST_TITLE} characters of"
            " an item. What was said belongs in the minutes."
        )
    return AgendaLine(label, title)


def depths_of_indents(indents):
    """How deep each line is, by what stands further left above it."""
    above, depths = [], []
    for indent in indents:
        while above and above[-1] >= indent:
            above.pop()
        depths.append(len(above))
        above.append(indent)
    return depths


def depths_of_labels(lines):
    """How deep each line is, where only its label tells: a new kind of label goes below the last.

    A line without a label stands by itself.
    """
    above, depths = [], []
    for line in lines:
        kind = kind_of(line.label, above)
        if not kind:
            above = []
            depths.append(0)
            continue
        kinds = [known for known, _ in above]
        if kind in kinds:
            above = above[: kinds.index(kind)]
        depths.append(len(above))
        above.append((kind, line.label))
    return depths


def kind_of(label, above):
    """Number, letter or Roman number: “i.” after “h.” is a letter, elsewhere Roman."""
    own = label.strip(" .()")
    if not own:
        return ""
    if not own.isalpha():
        return "number" if own.isdigit() else f"number {own.count('.') + own.count('-')}"
    case = "upper" if own.isupper() else "lower"
    last = dict(above).get(f"{case} letter", "").strip(" .()")
    follows = len(own) == 1 and len(last) == 1 and ord(own) == ord(last) + 1
    is_roman = ROMAN.fullmatch(own) and not follows
    return f"{case} {'Roman' if is_roman else 'letter'}"


def agenda_text(lines):
    """The lines as text again. `lines` have a label, a title and a depth."""
    return "\n".join(f"{INDENT * line.depth}{line}" for line in lines)


def with_depths(items):
    """The rows of an agenda in their order, as lines; `items` are all of one meeting."""
    parents = {item.pk: item.parent_id for item in items}

    def depth(key):
        steps, seen = 0, set()
        while (key := parents.get(key)) and key not in seen:
            seen.add(key)
            steps += 1
        return steps

    return [AgendaLine(item.label, item.title, depth(item.pk)) for item in items]

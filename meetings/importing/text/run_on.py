"""A text whose line breaks were lost: it is broken again where its items begin.

Some programs give the text of a PDF in a few lines of thousands of characters. What stood in lines
of its own is then set off by two blanks or more, and the numbers of the items count up.
"""

import re

LONGEST_LINE = 400  # characters; a longer one is no line of a page
FEWEST_GAPS = 6  # in one line, for it to be several
NUMBER = re.compile(r"(?<=\s)[*§]?(?:[A-Z]-)?(\d{1,4})(?=[.)]?\s+[A-Z](?:[a-z]|[A-Z]{2,}\s))")
MOST_PIECES = 20_000  # as many as lines.MOST_LINES looks at
FURTHEST = 2  # a number that is skipped is not missed
GAP = re.compile(r"\s{2,}(?=\S)")
TITLE_BEHIND = re.compile(r"[a-z]:\s(?=[A-Z][A-Z &]{4,80}\s{2})")  # Disposition: COMMUNICATIONS


def is_run_on(raw: list[str]) -> bool:
    long_lines = [line for line in raw if len(line) > LONGEST_LINE]
    inside = sum(map(len, long_lines))
    has_gaps = any(len(GAP.findall(line.strip())) >= FEWEST_GAPS for line in long_lines)
    return has_gaps and inside > 0.4 * sum(map(len, raw))


def broken(raw: list[str]) -> list[tuple[int, str, bool]]:
    """The pieces of all lines: the number of the line, the words, and whether an item begins."""
    if not is_run_on(raw):
        return [(number, line, False) for number, line in enumerate(raw, 1)]
    last = first_number(raw)
    pieces: list[tuple[int, str, bool]] = []
    for number, line in enumerate(raw, 1):
        cuts, items = [0], set()
        for found in NUMBER.finditer(line):
            if last < int(found[1]) <= last + FURTHEST:
                last = int(found[1])
                cuts.append(found.start())
                items.add(found.start())
        cuts += [gap.end() for gap in GAP.finditer(line)]
        cuts += [title.end() for title in TITLE_BEHIND.finditer(line)]
        cuts = sorted(set(cuts))
        if len(pieces) + len(cuts) > MOST_PIECES:
            cuts = [0]
        for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True):
            if line[start:end].strip() or not line.strip():
                pieces.append((number, line[start:end], start in items))
    return pieces


def first_number(raw: list[str]) -> int:
    """One less than the number with which the longest count of items begins."""
    numbers = [int(found[1]) for line in raw for found in NUMBER.finditer(line)][:2000]
    best, longest = 0, 0
    for start in dict.fromkeys(numbers[:200]):
        last = start - 1
        for number in numbers:
            if last < number <= last + FURTHEST:
                last = number
        if last - start > longest:
            best, longest = start - 1, last - start
    return best

"""Lists of numbers or letters in a paper: the one that runs through it, and those within."""

import bisect
import dataclasses
import re
from collections.abc import Iterable

from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label, roman
from meetings.importing.phrases.titles import is_standard
from meetings.importing.text.line import Line

CONSENT = re.compile(r"consent\b", re.IGNORECASE)
MOST_STARTS = 60  # places at which a list is tried to begin
FEWEST_SENTENCES = 3  # behind numbers, for them to be those of paragraphs
SENTENCES = 0.5  # of all that are numbered so
SENTENCE = re.compile(
    r"^(?=(?:\S+\s+){3})[A-Z][\w'’-]*\s(?:[^.:]*\s)?(?:was|were|is|are|had|has|have|noted|agreed|reported|asked"
    r"|said|stated|introduced|welcomed|explained|presented|discussed|approved|confirmed|received"
    r"|advised|thanked|considered|updated|highlighted|outlined|will|would)\b"
)
COLUMN_OF_MONEY = re.compile(r"(?:\s{2,}|\t)[$£€]\s?[\d,.]+\s*$")
SHORT_TITLE = 3  # words of a title that may end like a sentence, with text behind it
WIDEST_GAP = 3  # numbers that a scan may have lost


def settle_romans(lines: Iterable[Line]) -> None:
    """Read I., V. and X. as numbers where II., III. and IV. stand in the same list."""
    labelled = [
        line for line in lines if (found := line.label or line.maybe) and len(found.printed) <= 8
    ]
    last: dict[str, int] = {}
    known = {line.label.shape for line in labelled if line.label and is_long_roman(line.label)}
    for line in labelled:
        label = line.label or line.maybe  # “I. Opening” is no Mr Opening where II. follows
        assert label is not None
        letters = "".join(filter(str.isalpha, label.printed))
        number = roman(letters.lower())
        shape = label.shape.replace("A", "I", 1).replace("a", "i", 1)
        if not number or label.depth > 1 or label.shape not in known:
            continue
        follows = number == last.get(shape, 0) + 1
        if len(letters) > 1 or (follows and letters.lower() in "ivx"):
            last[shape] = number
            line.label = dataclasses.replace(label, shape=shape, value=number)


def settle_initials(lines: list[Line]) -> None:
    """“D. Adjournment” is an item where C. was one, and a person where it was none."""
    last: dict[str, int] = {}
    above: Line | None = None
    for line in lines:
        maybe = None if line.label else line.maybe
        is_first_part = above is not None and above.label is not None and bool(above.words)
        is_next = maybe is not None and maybe.value == last.get(maybe.shape, 0) + 1
        if maybe is not None and (
            (is_next and (maybe.value > 1 or is_standard(line.text[maybe.end :])))
            or (is_first_part and maybe.value == 1)
        ):
            line.label = maybe
        if line.label:
            last[line.label.shape] = line.label.value
        above = line if line.text else above


def is_long_roman(label: Label) -> bool:
    letters = "".join(filter(str.isalpha, label.printed)).lower()
    return len(letters) > 1 and roman(letters) > 0


def best_run(lines: list[Line]) -> list[int]:
    """The lines of the list that reaches furthest through the paper, counting up."""
    by_shape: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.label and line.label.depth == 1 and not line.cells and not line.is_meta:
            by_shape.setdefault(line.label.shape, []).append(i)
    dotted = [i for i, line in enumerate(lines) if line.label and line.label.depth == 2]
    best: list[int] = []
    for places in by_shape.values():
        starts = [i for i in places if lines[i].own_label.value <= 1 or i == places[0]][
            :MOST_STARTS
        ]
        for start in starts:
            run = run_from(lines, places, start)
            if weight(run, len(lines)) > weight(best, len(lines)):
                best = run
    if are_paragraphs([lines[i] for i in dotted]):
        return best
    return best if weight(best, len(lines)) >= weight(dotted, len(lines)) / 2 else dotted


def are_paragraphs(labelled: list[Line]) -> bool:
    """“2.1 The Board noted the report.” Where most are sentences, none is a title."""
    told = sum(bool(SENTENCE.search(line.words[:200])) for line in labelled)
    return told >= FEWEST_SENTENCES and told >= SENTENCES * len(labelled)


def run_from(lines: list[Line], places: list[int], start: int) -> list[int]:
    run: list[int] = []
    expected: int | None = None
    for i in places:
        if i < start:
            continue
        number = lines[i].own_label.value
        if expected is None or expected <= number < expected + WIDEST_GAP:
            # Of two that could follow, one that stands no further in is the likelier.
            if run and lines[i].indent > lines[run[0]].indent + 3:
                continue
            run.append(i)
            expected = number + 1
        elif expected and number == expected - 1 and len(run) == 1:
            break
        elif len(run) == 1 and number == 2:  # a first number that the scanner read wrongly
            run.append(i)
            expected = 3
    return run


def weight(run: list[int], length: int) -> float:
    return len(run) * (1 + 3 * (run[-1] - run[0]) / max(1, length)) if len(run) > 1 else 0


def parts_of(lines: list[Line], tops: list[int]) -> list[int]:
    """Within the items at `tops`, the lists whose lines are titles: a) b) c) or 2.1 2.2."""
    taken = set(tops)
    shapes = {lines[i].own_label.shape for i in tops if lines[i].label}
    last: dict[str, int] = {}
    above: Label | None = None
    is_text = are_paragraphs([line for line in lines if line.label and line.label.depth > 1])
    found = []
    for i in range(tops[0], len(lines)):
        line = lines[i]
        if i in taken:
            last, above = {}, line.label
            continue
        label = line.label
        if label is None or label.shape in shapes or line.cells or line.is_page_mark:
            continue
        if COLUMN_OF_MONEY.search(line.raw[-60:]) or (label.depth > 1 and is_text):
            continue
        if label.depth > 1:
            belongs = above is not None and first_piece(label) == first_piece(above)
        else:
            belongs = label.value == last.get(label.shape, 0) + 1
        title, rest = titles.split_title(line.words, is_marked=False)
        if rest and (titles.is_title_case(title) or len(title.split()) <= SHORT_TITLE):
            title = title.rstrip(".")
        if label.depth > 1:  # 2.4 is a heading's number, even of one that ends like a sentence
            title = title.rstrip(".")
        if belongs and titles.is_title_like(title):
            last[label.shape] = label.value
            found.append(i)
    return without_small_print(lines, found, tops)


def first_piece(label: Label) -> str:
    digits = "".join(c if c.isdigit() else " " for c in label.printed).split()
    return digits[0] if digits else label.printed


def without_small_print(lines: list[Line], found: list[int], tops: list[int]) -> list[int]:
    """Leave out lists without a word between their lines: those are lists, and no headings.

    But below a consent agenda, they are its items.
    """
    ordered = sorted(tops)
    parents = {i: ordered[bisect.bisect(ordered, i) - 1] for i in found}
    held = {i for i, parent in parents.items() if CONSENT.match(lines[parent].words)}
    kept = []
    for place, i in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        before = found[place - 1] if place else None
        alone = [
            n
            for n in (before, after)
            if n is not None and label_shape(lines, n) == label_shape(lines, i)
        ]
        is_close = bool(alone) and all(abs(n - i) == 1 for n in alone)
        has_text = any(titles.split_title(lines[n].words, is_marked=False)[1] for n in [i, *alone])
        if i not in held and is_close and not has_text and label_shape(lines, i)[:2] != "1.":
            continue
        kept.append(i)
    return kept


def label_shape(lines: list[Line], i: int) -> str:
    label = lines[i].label
    return label.shape if label else ""

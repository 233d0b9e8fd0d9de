"""Lists of numbers or letters in a paper: the one that runs through it, and those within."""

import dataclasses
from collections.abc import Iterable

from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label, roman
from meetings.importing.text.line import Line

MOST_STARTS = 60  # places at which a list is tried to begin
WIDEST_GAP = 3  # numbers that a scan may have lost
SAME_INDENT = 3  # columns by which the numbers of one list may be out of line
SHORT_TITLE = 3  # words of a title that may end like a sentence, with text behind it


def settle_letters(lines: Iterable[Line]) -> None:
    """Read I., V. and X. as numbers, and “D. Adjournment” as an item, where the list goes on so."""
    labelled = [line for line in lines if line.label or line.maybe]
    romans = {one.label.shape for one in labelled if one.label and is_long_roman(one.label)}
    last: dict[str, int] = {}
    for line in labelled:
        label = line.label or line.maybe
        assert label is not None
        number = roman(letters_of(label).lower())
        if number and label.depth == 1 and label.shape in romans:
            shape = label.shape.replace("A", "I", 1).replace("a", "i", 1)
            if len(letters_of(label)) > 1 or number == last.get(shape, 0) + 1:
                label = dataclasses.replace(label, shape=shape, value=number)
        follows = label.value == last.get(label.shape, 0) + 1
        if line.label or (follows and (label.value > 1 or label.shape[0] in "Ii")):
            line.label = label
            last[label.shape] = label.value


def letters_of(label: Label) -> str:
    return "".join(filter(str.isalpha, label.printed))


def is_long_roman(label: Label) -> bool:
    return len(letters_of(label)) > 1 and roman(letters_of(label).lower()) > 0


def best_run(lines: list[Line]) -> list[int]:
    """The lines of the list that reaches furthest through the paper, counting up."""
    by_shape: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.label and line.label.depth == 1 and not line.cells:
            by_shape.setdefault(line.label.shape, []).append(i)
    runs = [[i for i, line in enumerate(lines) if line.label and line.label.depth == 2]]
    for places in by_shape.values():
        starts = [i for i in places if lines[i].own_label.value <= 1 or i == places[0]]
        runs += [run_from(lines, places, start) for start in starts[:MOST_STARTS]]
    weights = [weight(run, len(lines)) / (2 if run is runs[0] else 1) for run in runs]
    return runs[weights.index(max(weights))] if max(weights) else []


def run_from(lines: list[Line], places: list[int], start: int) -> list[int]:
    run: list[int] = []
    expected = lines[start].own_label.value
    for i in places:
        number = lines[i].own_label.value
        if i < start or (run and lines[i].indent > lines[start].indent + SAME_INDENT):
            continue
        # Of a first number that a scan has lost the second is the first to be read.
        if expected <= number < expected + WIDEST_GAP or (len(run) == 1 and number == 2):
            run.append(i)
            expected = number + 1
        elif number == expected - 1 and len(run) == 1:
            break
    return run


def weight(run: list[int], length: int) -> float:
    return len(run) * (1 + 3 * (run[-1] - run[0]) / max(1, length)) if len(run) > 1 else 0


def parts_of(lines: list[Line], tops: list[int]) -> list[int]:
    """Within the items at `tops`, the lists whose lines are titles: a) b) c) or 2.1 2.2."""
    taken = set(tops)
    shapes = {lines[i].own_label.shape for i in tops if lines[i].label}
    last: dict[str, int] = {}
    above: Label | None = None
    found = []
    for i in range(tops[0], len(lines)):
        label = lines[i].label
        if i in taken:
            last, above = {}, label
            continue
        if label is None or label.shape in shapes or lines[i].cells or lines[i].is_page_mark:
            continue
        belongs = label.value == last.get(label.shape, 0) + 1
        if label.depth > 1:
            belongs = above is not None and first_piece(label) == first_piece(above)
        title, rest = titles.split_title(lines[i].words)
        is_short = titles.is_title_case(title) or len(title.split()) <= SHORT_TITLE
        if is_short and (label.depth > 1 or rest):
            title = title.rstrip(".")
        if belongs and titles.is_title_like(title):
            last[label.shape] = label.value
            found.append(i)
    return found


def first_piece(label: Label) -> str:
    digits = "".join(c if c.isdigit() else " " for c in label.printed).split()
    return digits[0] if digits else label.printed

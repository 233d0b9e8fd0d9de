"""The numbers that programs print before paragraphs, which the text of a file does not hold."""

import re
from collections import defaultdict
from dataclasses import dataclass

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MOST = 100_000  # a number beyond this is no label


@dataclass
class ListLevel:
    """One level of a list: 1. or a) or a bullet."""

    form: str = "decimal"
    pattern: str = "%1."  # in which %2 stands for the number on the second level
    start: int = 1


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self):
        self.levels = {}  # {name of a list: {number of a level: the level}}
        self.counter_of = {}  # the lists that count on another's: they share an abstract one
        self.counts = defaultdict(dict)

    def label(self, name, at):
        """The label of the next paragraph on this level; "-" for a bullet, None for no list."""
        level = self.levels.get(name, {}).get(at)
        if level is None:
            return None
        if level.form in ("bullet", "none"):
            return "-" if level.form == "bullet" else ""
        counts = self.counts[self.counter_of.get(name, name)]
        counts[at] = min(MOST, counts.get(at, level.start - 1) + 1)
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]

        def filled(found):
            place = int(found[1]) - 1
            of_place = self.levels[name].get(place, level)
            return numeral(counts.get(place, of_place.start), of_place.form)

        return re.sub(r"%(\d)", filled, level.pattern).strip()


def numeral(number, form):
    """4 as 4, d, D, iv or IV, by the names that Word, OpenDocument and HTML have for these."""
    if form in ("lowerLetter", "a"):
        return letters(number)
    if form in ("upperLetter", "A"):
        return letters(number).upper()
    if form in ("lowerRoman", "i"):
        return roman(number)
    if form in ("upperRoman", "I"):
        return roman(number).upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def letters(number):
    written = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        written = chr(97 + place) + written
    return written


def roman(number):
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written

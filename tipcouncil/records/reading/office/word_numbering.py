"""The numbers that Word prints before paragraphs, which the text of the file does not hold."""

import re

from tipcouncil.records.reading.markup import numeral
from tipcouncil.records.reading.office.word_look import number, value
from tipcouncil.records.reading.trees import children

MOST = 100_000  # a number beyond this is no label


class ListLevel:
    """One level of a list: 1. or a) or a bullet."""

    def __init__(self, element):
        self.form = value(element, "numFmt") or "decimal"
        self.pattern = "%1." if element.find("lvlText") is None else value(element, "lvlText")
        start = number(element, "start")
        self.start = 1 if start is None else start


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root):
        self.levels = {}
        self.counter_of = {}  # lists that share an abstract one count on together
        self.counts = {}
        listed = children(root)
        abstract = {one.get("abstractNumId"): one for one in listed if one.tag == "abstractNum"}
        by_style = {value(one, "styleLink"): one for one in abstract.values()}
        for one in listed:
            if one.tag == "num":
                kind = value(one, "abstractNumId")
                element = abstract.get(kind)
                linked = value(element, "numStyleLink")
                element = by_style.get(linked, element) if linked else element
                self.learn(one, kind, element)

    def learn(self, num, kind, element):
        name = num.get("numId", "")
        levels = {level_of(one): ListLevel(one) for one in children(element) if one.tag == "lvl"}
        self.counter_of[name] = kind
        for override in num.findall("lvlOverride"):
            at = level_of(override)
            if (new := override.find("lvl")) is not None:
                levels[at] = ListLevel(new)
            start = number(override, "startOverride")
            if start is not None and at in levels:
                levels[at].start = start
                self.counter_of[name] = name
        self.levels[name] = levels

    def label(self, name, at):
        """The label of the next paragraph on this level; "-" for a bullet, None for no list."""
        level = self.levels.get(name, {}).get(at)
        if level is None:
            return None
        if level.form in ("bullet", "none"):
            return "-" if level.form == "bullet" else ""
        counts = self.counts.setdefault(self.counter_of[name], {})
        counts[at] = min(MOST, counts.get(at, level.start - 1) + 1)
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]

        def filled(found):
            place = int(found[1]) - 1
            of_place = self.levels[name].get(place, level)
            return numeral(counts.get(place, of_place.start), of_place.form)

        return re.sub(r"%(\d)", filled, level.pattern).strip()


def level_of(element):
    return number(element, ".", "ilvl") or 0

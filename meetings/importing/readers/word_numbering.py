"""The numbers that Word prints before paragraphs, which the text of the file does not hold."""

import re

from meetings.importing.readers.markup import numeral
from meetings.importing.readers.xml_parts import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST = 100_000  # a number beyond this is no label


def value(element: Element | None, name: str, otherwise: str = "") -> str:
    """The w:val of a child."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val", otherwise) if child is not None else otherwise


def number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,5}", text) else otherwise


class Level:
    """One level of a list: 1. or a) or a bullet."""

    def __init__(self, element: Element):
        self.form = value(element, "numFmt", "decimal")
        self.pattern = value(element, "lvlText", "%1.")
        self.start = number(value(element, "start", "1"), 1)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None):
        self.levels: dict[str, dict[int, Level]] = {}
        self.counter_of: dict[str, str] = {}  # lists that share an abstract one count on together
        self.counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {a.get(W + "abstractNumId", ""): a for a in root.findall(W + "abstractNum")}
        by_style = {value(a, "styleLink"): a for a in abstract.values() if value(a, "styleLink")}
        for num in root.findall(W + "num"):
            name, kind = num.get(W + "numId", ""), value(num, "abstractNumId")
            element = abstract.get(kind)
            if element is not None and (linked := value(element, "numStyleLink")):
                element = by_style.get(linked, element)
            levels = {}
            for level in element.findall(W + "lvl") if element is not None else []:
                levels[number(level.get(W + "ilvl", ""), 0)] = Level(level)
            self.counter_of[name] = kind
            for override in num.findall(W + "lvlOverride"):
                self.override(name, levels, override)
            self.levels[name] = levels

    def override(self, name: str, levels: dict[int, Level], override: Element) -> None:
        at = number(override.get(W + "ilvl", ""), 0)
        new = override.find(W + "lvl")
        if new is not None:
            levels[at] = Level(new)
        start = value(override, "startOverride")
        if start and at in levels:
            levels[at].start = number(start, 1)
            self.counter_of[name] = name

    def label(self, name: str, at: int) -> str | None:
        """The label of the next paragraph on this level; "-" for a bullet, None for no list."""
        level = self.levels.get(name, {}).get(at)
        if level is None:
            return None
        if level.form == "bullet":
            return "-"
        if level.form == "none":
            return ""
        counts = self.counts.setdefault(self.counter_of[name], {})
        counts[at] = min(MOST, counts.get(at, level.start - 1) + 1)
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]

        def filled(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            of_place = self.levels[name].get(place, level)
            return numeral(counts.get(place, of_place.start), of_place.form)

        return re.sub(r"%(\d)", filled, level.pattern).strip()

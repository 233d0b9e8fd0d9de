"""The lists of a Word document, as its part for that describes them."""

from tipcouncil.records.reading.numbering import ListLevel, Numbering
from tipcouncil.records.reading.office.word_look import number, value
from tipcouncil.records.reading.trees import children


def numbering_of(root):
    numbering, listed = Numbering(), children(root)
    abstract = {one.get("abstractNumId"): one for one in listed if one.tag == "abstractNum"}
    by_style = {value(one, "styleLink"): one for one in abstract.values()}
    for num in (one for one in listed if one.tag == "num"):
        name, kind = num.get("numId", ""), value(num, "abstractNumId")
        element = abstract.get(kind)
        if linked := value(element, "numStyleLink"):
            element = by_style.get(linked, element)
        levels = {number_of(one): level_of(one) for one in children(element) if one.tag == "lvl"}
        numbering.levels[name], numbering.counter_of[name] = levels, kind
        for override in num.findall("lvlOverride"):
            at, start = number_of(override), number(override, "startOverride")
            if (new := override.find("lvl")) is not None:
                levels[at] = level_of(new)
            if start is not None and at in levels:
                levels[at].start = start
                numbering.counter_of[name] = f"{name} alone"
    return numbering


def level_of(element):
    pattern = "%1." if element.find("lvlText") is None else value(element, "lvlText")
    start = number(element, "start")
    form = value(element, "numFmt") or "decimal"
    return ListLevel(form, pattern, 1 if start is None else start)


def number_of(element):
    return number(element, ".", "ilvl") or 0

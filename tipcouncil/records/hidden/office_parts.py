"""The parts of an office file that are never printed: comments, notes, hidden slides and cells."""

import re

from tipcouncil.records.hidden import (
    COMMENT,
    HIDDEN_PART,
    NOTES,
    PROPERTIES,
    Hidden,
    attribute,
    child,
    emptied,
    gathered,
    local,
)

# What tells who wrote a file, and for whom. The other properties are counts, days and programs.
ABOUT_PEOPLE = {
    **{"creator": "author", "lastModifiedBy": "last changed by", "manager": "manager"},
    **{"company": "company", "Manager": "manager", "Company": "company"},
    **{"initial-creator": "author", "printed-by": "printed by"},
}
PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
COMMENT_PARTS = re.compile(r"(?:word|xl|ppt)/(?:.*/)?\w*[cC]omment[^/]*\.xml")
NOTE_PARTS = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
COMMENT_ELEMENTS = ("comment", "cm", "threadedComment")


def properties(tree):
    """Who a file says wrote it, changed it last, and for which company."""
    return [
        Hidden(PROPERTIES, "", f"{ABOUT_PEOPLE[local(one)]}: {one.text.strip()}")
        for name in PROPERTY_PARTS
        for one in elements(tree(name))
        if local(one) in ABOUT_PEOPLE and (one.text or "").strip()
    ]


def comments(names, tree):
    """The words of every comment of a Word, Excel or PowerPoint file."""
    found = []
    for name in filter(COMMENT_PARTS.fullmatch, names):
        for one in elements(tree(name)):
            if local(one) in COMMENT_ELEMENTS:
                found += gathered([(COMMENT, all_words(one))])
    return found


def elements(root):
    """A tree from top to bottom; nothing where the file has no such part."""
    return () if root is None else root.iter()


def all_words(element):
    pieces = []
    for one in element.iter():
        pieces.append(" " if local(one) in ("p", "row", "c") else "")
        pieces.append(one.text or "")
    return "".join(pieces)


def speaker_notes(names, tree):
    """The notes of each slide. The number that each notes page bears is none of them."""
    found = []
    for number, name in sorted((int(m[1]), m[0]) for m in map(NOTE_PARTS.fullmatch, names) if m):
        for shape in (one for one in elements(tree(name)) if local(one) == "sp"):
            place = child(shape, "nvSpPr", "nvPr", "ph")
            if place is None or attribute(place, "type") not in ("sldNum", "dt", "hdr", "ftr"):
                found += gathered([(NOTES, all_words(shape))], f"notes page {number}")
    return found


def strip_slide(root, place):
    """Take out of a slide what is not shown; returns what was taken."""
    if attribute(root, "show") in ("0", "false"):
        found = gathered([(HIDDEN_PART, all_words(root))], place)
        emptied(root)
        return found
    found = []
    for shape in list(root.iter()):
        about = next((one for part in shape for one in part if local(one) == "cNvPr"), None)
        if about is not None and attribute(about, "hidden") in ("1", "true"):
            found += gathered([(HIDDEN_PART, all_words(shape))], place)
            emptied(shape)
    return found


def related(root, name, by_id):
    """Each element of this name, with the part that it relates to."""
    for one in elements(root):
        if local(one) == name:
            keys = [value for key, value in one.items() if key.endswith("}id")]
            yield one, by_id.get(keys[0] if keys else None, "")


def slides(presentation, by_id):
    """The part of each slide in their order. One that was cut may still be in the file."""
    return [part for _, part in related(presentation, "sldId", by_id) if part]


def sheets(workbook, by_id):
    """Each sheet of a workbook in its order, as (name, part, whether it is hidden)."""
    return [
        (attribute(one, "name") or "", part, attribute(one, "state") in ("hidden", "veryHidden"))
        for one, part in related(workbook, "sheet", by_id)
    ]


def hidden_columns(sheet):
    """The numbers of the columns that are hidden, as ranges."""
    return [
        range(int(attribute(one, "min") or 0), int(attribute(one, "max") or 0) + 1)
        for one in sheet.iter()
        if local(one) == "col" and is_closed(one, "width")
    ]


def is_closed(element, extent):
    """Whether a row or a column is hidden, or drawn together until nothing is left of it."""
    return attribute(element, "hidden") in ("1", "true") or attribute(element, extent) in (
        "0",
        "0.0",
    )


def column_of(reference):
    """BC12 is in column 55; 0 where a cell does not say where it is."""
    number = 0
    for letter in reference or "":
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number

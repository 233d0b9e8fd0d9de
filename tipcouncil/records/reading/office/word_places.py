"""What a Word document places where no page reaches, or prints nowhere."""

import re

from tipcouncil.records.reading.hidden import By
from tipcouncil.records.reading.office.word_look import TWIPS, is_on
from tipcouncil.records.reading.trees import attribute

VML_SHAPES = ("shape", "rect", "roundrect", "oval")
# Word marks the page numbers of a table of contents as hidden on the web: on paper they are seen.
PAGE_NUMBER = re.compile(r"[\s\d.ivxlc-]*")
TEXT = ("t", "delText")
NOT_VISIBLE = re.compile(r"visibility:\s*hidden", re.IGNORECASE)
# A shape, or a paragraph, so far from its margin lies on no paper that a council writes on.
AWAY = re.compile(r"(?:^|;)\s*(?:margin-)?(?:left|top):\s*-\d{4,}(?:\.\d+)?pt", re.IGNORECASE)
FARTHEST = 1_000  # points
EMUS = 12_700  # in a point
WHOLE = re.compile(r"-?\d{1,12}")


def kind_of_place(element):
    """What hides a paragraph, a drawing or a shape that is switched off or lies off any page."""
    if element.tag == "p":
        given = (("framePr", "x"), ("framePr", "y"), ("ind", "left"), ("ind", "start"))
        return far((attribute(element, f"pPr/{path}", name) for path, name in given), TWIPS)
    if element.tag in ("anchor", "inline"):
        if attribute(element, "docPr", "hidden") in ("1", "true"):
            return By.HIDDEN
        sides = (element.findtext(f"{side}/posOffset") for side in ("positionH", "positionV"))
        return far(sides, EMUS)
    if element.tag in (*VML_SHAPES, "group"):
        style = element.get("style", "")
        is_away = By.NOT_DRAWN if AWAY.search(style) else None
        return By.HIDDEN if NOT_VISIBLE.search(style) else is_away
    return None


def far(lengths, in_a_point):
    points = (int(one) / in_a_point for one in lengths if WHOLE.fullmatch(one or ""))
    return By.NOT_DRAWN if any(abs(one) > FARTHEST for one in points) else None


def words_of(element):
    return "".join(
        one.text or "" if one.tag in TEXT else " "
        for one in element.iter()
        if one.tag in (*TEXT, "p", "tab", "br", "tc")
    )


def is_page_number(run):
    is_for_the_web = run.find("rPr/webHidden") is not None and run.find("rPr/vanish") is None
    return is_for_the_web and bool(PAGE_NUMBER.fullmatch(words_of(run)))


def never_printed(package, main):
    """The names of the heads and feet that no page bears.

    A section that names none has those of the section before it. That of a first page and those of
    even pages are kept when they are switched off.
    """
    references, shown, settings = {}, set(), package.part("settings")
    for section in main.iter("sectPr"):
        for one in section:
            if one.tag in ("headerReference", "footerReference"):
                references[one.tag, one.get("type", "default")] = one.get("id")
        has = {"default": True, "first": is_on(section, "titlePg")}
        has["even"] = is_on(settings, "evenAndOddHeaders")
        shown |= {key for (_, kind), key in references.items() if has.get(kind)}
    kinds = {key: kind for kind, _, key in package.related(package.main)}
    return {
        name
        for key, name in package.by_id.items()
        if kinds[key] in ("header", "footer") and key not in shown
    }

"""What a Word document places where no page reaches, or switches off as a whole."""

import re

from tipcouncil.records.hidden import HIDDEN, NOT_DRAWN, attribute, child

VML_SHAPES = ("shape", "rect", "roundrect", "oval")
NOT_VISIBLE = re.compile(r"visibility:\s*hidden", re.IGNORECASE)
AWAY = re.compile(r"(?:^|;)\s*(?:margin-)?(?:left|top):\s*(-?[\d.]+)(pt|in|cm|mm)", re.IGNORECASE)
POINTS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4}  # of each unit
EMUS, TWIPS = 12_700, 20  # in a point
FARTHEST = 1_584  # points: the longest side of a page that Word has
FARTHEST_WORDS = 1_000  # points from a margin; no council writes on wider paper
NUMBER = re.compile(r"-?\d{1,12}")


def kind_of_place(element, name):
    """What hides a paragraph, a drawing or a shape by its place; None where nothing does."""
    if name == "p":
        frame, indent = (child(element, "pPr", one) for one in ("framePr", "ind"))
        given = [(frame, "x"), (frame, "y"), (indent, "left"), (indent, "start")]
        places = [attribute(one, said) for one, said in given if one is not None]
        return far(places, TWIPS, FARTHEST_WORDS)
    if name in ("anchor", "inline"):
        about = child(element, "docPr")
        if about is not None and attribute(about, "hidden") in ("1", "true"):
            return HIDDEN
        sides = (child(element, one, "posOffset") for one in ("positionH", "positionV"))
        return far([one.text for one in sides if one is not None], EMUS)
    if name in (*VML_SHAPES, "group"):
        style = attribute(element, "style") or ""
        if NOT_VISIBLE.search(style):
            return HIDDEN
        places = (float(number) * POINTS[unit.lower()] for number, unit in AWAY.findall(style))
        return NOT_DRAWN if any(abs(one) > FARTHEST for one in places) else None
    return None


def far(given, in_a_point, farthest=FARTHEST):
    places = (int(one) / in_a_point for one in given if NUMBER.fullmatch(one or ""))
    return NOT_DRAWN if any(abs(one) > farthest for one in places) else None

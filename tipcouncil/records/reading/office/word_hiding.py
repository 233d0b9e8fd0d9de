"""What a reader of a Word document cannot see, taken out of the tree of a part.

What Word shows: deletions are accepted, text marked hidden is not printed, and what is set in the
color of its own background or in a size of a point is there for no reader.
"""

import re
from typing import NamedTuple

from tipcouncil.records.reading.hidden import BLACK, SMALLEST, WHITE, By, gathered, is_same_color
from tipcouncil.records.reading.office.word_look import (
    AUTOMATIC,
    UNKNOWN,
    fill_of,
    hex_of,
    is_on,
    look_of,
    shading_of,
    value,
)
from tipcouncil.records.reading.trees import attribute, children, emptied

VML_SHAPES = ("shape", "rect", "roundrect", "oval")
SHAPES = ("wsp", *VML_SHAPES)
GROUPS = ("wgp", "grpSp", "wpc", "group")  # of shapes that may lie one upon the other
# Word marks the page numbers of a table of contents as hidden on the web: on paper they are seen.
PAGE_NUMBER = re.compile(r"[\s\d.ivxlc-]*")
TEXT = ("t", "delText")
NOTES = ("footnote", "endnote")
DROPPED = ("del", "moveFrom")
NOT_VISIBLE = re.compile(r"visibility:\s*hidden", re.IGNORECASE)


class Around(NamedTuple):
    """What an element stands in."""

    behind: str = WHITE
    table: str = ""
    paragraph: str = ""


class WordStripper:
    """Takes out of the parts of one document what its styles and its runs hide.

    The text comes first: a note to which it does not refer is not printed.
    """

    def __init__(self, styles, background=None):
        self.styles = styles
        self.page = hex_of(background, "color") or WHITE
        self.references = set()

    def strip(self, root):
        """Take out of the tree what cannot be seen; returns what was taken."""
        found, marks, waiting = [], [], [(root, Around(self.page))]
        while waiting:
            element, around = waiting.pop()
            kind = self.kind_of(element, around)
            if kind is not None:
                gap = " " * (element.tag != "r")
                found.append((kind, words_of(element) + gap) if kind else None)
                emptied(element)
                continue
            if element.tag == "p":
                mark = element.find("pPr/rPr")
                if look_of(mark).get("hidden") or any(one.tag in DROPPED for one in children(mark)):
                    marks.append(element)
                found.append((found[-1][0], " ") if found and found[-1] else None)
            elif element.tag in TEXT and (element.text or "").strip():
                found.append(None)
            elif element.tag.endswith("noteReference"):
                self.references.add((element.tag.removesuffix("Reference"), element.get("id")))
            inside = self.inside(element, around)
            waiting += [(one, inside) for one in reversed(element)]
        join(root, marks)
        return gathered(found)

    def kind_of(self, element, around):
        """What hides an element with all that is in it; None if it is seen, "" if no words go."""
        tag = element.tag
        if tag in DROPPED and len(element):
            return By.DELETED if tag == "del" else ""
        if tag == "Fallback":  # the same once more, for older programs
            return ""
        if tag == "tr":
            return self.kind_of_row(element.find("trPr"), around)
        if tag == "tc" and element.find("tcPr/cellDel") is not None:
            return By.DELETED
        if tag in NOTES and element.get("type") is None:
            note = element.get("id")
            return None if note is None or (tag, note) in self.references else By.NOT_DRAWN
        return self.kind_of_run(element, around) if tag == "r" else kind_of_place(element)

    def kind_of_row(self, properties, around):
        if properties is not None and properties.find("del") is not None:
            return By.DELETED
        rows = [properties, *(style.find("trPr") for style in self.styles.chain(around.table))]
        return By.HIDDEN if any(is_on(row, "hidden") for row in rows) else None

    def kind_of_run(self, run, around):
        direct = look_of(run.find("rPr"))
        character = self.styles.look(value(run, "rPr/rStyle"), "character")
        paragraph = self.styles.look(around.paragraph, "paragraph")
        table = self.styles.look(around.table, "table")
        # Twice hidden by styles is shown again: Word toggles it (ISO/IEC 29500-1, 17.7.3).
        switches = sum(bool(one.get("hidden")) for one in (character, paragraph, table))
        hidden = direct.get("hidden", switches % 2 == 1 or self.styles.defaults.get("hidden"))
        look = self.styles.defaults | table | paragraph
        look |= {"behind": around.behind} | character | direct
        if hidden and not is_page_number(run):
            return By.HIDDEN
        if look.get("size", SMALLEST) < SMALLEST:
            return By.TINY
        return By.COLOR if is_blended(look) else None

    def inside(self, element, around):
        """What the children of an element stand in."""
        tag = element.tag
        if tag == "p":
            style = value(element, "pPr/pStyle")
            look = self.styles.look(style, "paragraph") | look_of(element.find("pPr"))
            return around._replace(paragraph=style, behind=look.get("behind", around.behind))
        if tag == "tbl":
            style = value(element, "tblPr/tblStyle")
            # Which rows the style of a table fills is not worked out.
            has_fills = any(
                one.find(".//shd") is not None for one in self.styles.chain(style, "table")
            )
            behind = shading_of(element.find("tblPr")) or (UNKNOWN if has_fills else around.behind)
            return around._replace(table=style, behind=behind)
        if tag == "tr":
            return around._replace(behind=shading_of(element.find("tblPrEx")) or around.behind)
        if tag == "tc":
            fill = shading_of(element.find("tcPr"))
            says_none = fill is None and element.find("tcPr/shd") is not None
            return around._replace(behind=self.page if says_none else fill or around.behind)
        if tag in GROUPS:
            return around._replace(behind=UNKNOWN)
        return Around(fill_of(element) or around.behind) if tag in SHAPES else around


def kind_of_place(element):
    """What hides a drawing or a shape as a whole."""
    is_off = attribute(element, "docPr", "hidden") in ("1", "true")
    is_off = is_off or (
        element.tag in (*VML_SHAPES, "group") and NOT_VISIBLE.search(element.get("style", ""))
    )
    return By.HIDDEN if is_off else None


def is_blended(look):
    """Whether letters have the color of what is behind them."""
    color, behind = look.get("color", AUTOMATIC), look.get("highlight", look["behind"])
    if color == AUTOMATIC:  # it turns white on a dark ground, but not under a highlighter
        return look.get("highlight") == BLACK
    return behind != UNKNOWN and is_same_color(color, behind)


def join(root, marks):
    """A paragraph whose end is hidden or deleted goes on in the next; an empty one is gone."""
    parents = {one: parent for parent in root.iter() for one in parent} if marks else {}
    for paragraph in reversed(marks):
        parent = parents.get(paragraph)
        if parent is None or paragraph not in list(parent):
            continue
        if not words_of(paragraph).strip():
            parent.remove(paragraph)
            continue
        following = next(iter(list(parent)[list(parent).index(paragraph) + 1 :]), None)
        if following is not None and following.tag == "p":
            paragraph.extend(one for one in following if one.tag != "pPr")
            parent.remove(following)


def words_of(element):
    return "".join(
        one.text or "" if one.tag in TEXT else " "
        for one in element.iter()
        if one.tag in (*TEXT, "p", "tab", "br", "tc")
    )


def is_page_number(run):
    is_for_the_web = run.find("rPr/webHidden") is not None and run.find("rPr/vanish") is None
    return is_for_the_web and bool(PAGE_NUMBER.fullmatch(words_of(run)))


def never_printed(package, main, settings):
    """The names of the heads and feet that no page bears.

    A section that names none has those of the section before it. That of a first page and those of
    even pages are kept when they are switched off.
    """
    references, shown = {}, set()
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

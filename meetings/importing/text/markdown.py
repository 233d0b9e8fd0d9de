"""The text of the minutes as Markdown: its words in their order, its items as headings."""

import re

from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.parsed import ParsedItem
from meetings.importing.text.line import HEADING, Line
from meetings.importing.text.lines import UNDERLINE
from meetings.sections import outline

DEEPEST = 6  # level of a heading that Markdown has
SAFE_INDENT = 3  # spaces; more would make a block of code
LOOKS_LIKE_HEADING = re.compile(r"(#{1,6})(?=[ \t])")


def to_markdown(lines: list[Line], headings: list[ItemHeading], depths: list[int]) -> str:
    starts = {one.at: (one, depth) for one, depth in zip(headings, depths, strict=True)}
    out: list[str] = []
    at, is_list, after_heading = 0, False, False
    while at < len(lines):
        line = lines[at]
        if at in starts:
            heading, depth = starts[at]
            out += heading_lines(heading, depth, out)
            at = heading.last + 1
            if at < len(lines) and UNDERLINE.match(lines[at].raw) and lines[at].is_rule:
                at += 1  # it underlined the heading
            is_list, after_heading = False, True
            continue
        if not (line.is_blank and not line.raw.strip() and after_heading):
            out.append(body_line(line, is_list))
            after_heading = False
        if not line.is_blank:
            is_list = bool(line.bullet or line.label) or (is_list and line.indent > 0)
        at += 1
    return "\n".join(out).strip("\n") + "\n" if out else ""


def heading_line(heading: ItemHeading, depth: int) -> str:
    label = f"{heading.label.written} " if heading.label else ""
    return f"{'#' * min(depth, DEEPEST)} {label}{heading.title}".rstrip()


def heading_lines(heading: ItemHeading, depth: int, out: list[str]) -> list[str]:
    made = [heading_line(heading, depth), ""]
    if out and out[-1].strip():
        made.insert(0, "")
    return [*made, heading.rest, ""] if heading.rest else made


def body_line(line: Line, is_list: bool) -> str:
    raw = line.raw.rstrip("\r")
    bare = raw.strip()
    if line.rank and bare[0] in "!=" and (found := HEADING.match(bare)):
        return f"{'#' * line.rank} {bare[found.end() :].rstrip('= ')}"
    if line.indent > SAFE_INDENT and not is_list and not line.bullet:
        return raw.lstrip()
    return raw


def give_anchors(
    items: list[ParsedItem], headings: list[ItemHeading], depths: list[int], markdown: str
) -> None:
    """Each item gets the address that its heading has on the page."""
    sections = list(outline(markdown).walk())
    at = 0
    for item, heading, depth in zip(items, headings, depths, strict=True):
        line = heading_line(heading, depth)
        for place in range(at, len(sections)):
            if sections[place].heading.strip() == line:
                item.anchor, at = sections[place].anchor, place + 1
                break

"""The text of minutes, divided at its headings into the items of the meeting.

A heading keeps the label that the council printed ("1.", "a)"), and from it comes an address that
lasts: "a)" below "2." is 2a. Nothing is dropped: the parts, joined, are the text again.
Headings are those that the site's Markdown knows: "# 1. Reports", or a line underlined with = or -.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST_SLUG = 32  # room for a number after it: an item keeps 40 characters
LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
HASHES = re.compile(r"#{1,6}(?=[ \t])")
UNDERLINE = re.compile(r"(?:=+|-+) *$")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}"
PIECE = rf"(?:\d{{1,3}}|{ROMAN}|{ROMAN.upper()}|[A-Za-z])"
LABEL = re.compile(
    rf"(\({PIECE}\)\.?"  # (a)
    rf"|{PIECE}(?:[.-]{PIECE})*(?:\.\)|[.)])"  # 1.  a)  IV.  2.b)
    r"|\d{1,3}(?:\.(?:\d{1,3}|[a-z]))+)"  # 2.1
    r"(?:\s+|$)"
)
PIECES = re.compile(r"\d+|[a-z]+")


@dataclass
class Section:
    """What stands under one heading, and the sections below it."""

    level: int  # 1 for "#", 2 for "##"
    label: str  # as printed, or empty
    title: str
    heading: str  # the heading's own lines, as they stand in the text
    text: str = ""
    anchor: str = ""  # 2a
    path_words: str = ""  # 2(a), as a citation writes it; empty where nothing is numbered
    children: list["Section"] = field(default_factory=list)

    @property
    def element_id(self) -> str:
        return f"item-{self.anchor}"

    @property
    def source(self) -> str:
        return self.heading + self.text + "".join(child.source for child in self.children)

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Outline:
    """A text: what comes before its first heading, and its sections."""

    preamble: str = ""
    sections: list[Section] = field(default_factory=list)

    @property
    def source(self) -> str:
        return self.preamble + "".join(section.source for section in self.sections)

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()


def outline(source: str) -> Outline:
    """The sections of a text, nested as its headings are, each with an anchor of its own."""
    whole = Outline()
    above: list[Section] = []
    taken: dict[str, int] = {}
    for found in headings_and_text(source):
        if isinstance(found, str):
            if above:
                above[-1].text += found
            else:
                whole.preamble += found
            continue
        while above and above[-1].level >= found.level:
            above.pop()
        parent = above[-1] if above else None
        found.anchor = unique(anchor_of(found, parent), taken)
        found.path_words = path_of(found, parent)
        (parent.children if parent else whole.sections).append(found)
        above.append(found)
    return whole


def headings_and_text(source: str) -> Iterator[Section | str]:
    """The text in its order: a Section for each heading, a string for what lies between."""
    lines = LINES.findall(source)
    in_code = fenced(lines)
    between: list[str] = []
    at, block_starts = 0, True
    while at < len(lines):
        taken = 0 if in_code[at] else heading_at(lines, at, block_starts)
        if taken:
            if between:
                yield "".join(between)
                between = []
            yield heading("".join(lines[at : at + taken]))
        else:
            between.append(lines[at])
        block_starts = bool(taken) or not lines[at].strip()
        at += taken or 1
    if between:
        yield "".join(between)


def heading_at(lines: list[str], at: int, block_starts: bool) -> int:
    """How many lines the heading that begins here has; 0 where none begins."""
    line = lines[at]
    if HASHES.match(line):
        return 1 if line.strip(" \t\r\n#") else 0
    underlined = (
        block_starts
        and at + 1 < len(lines)
        and line.strip()
        and not line.startswith(("    ", "\t", ">"))
        and UNDERLINE.match(lines[at + 1].rstrip("\r\n"))
    )
    return 2 if underlined else 0


def heading(written: str) -> Section:
    """“## a) Budget” as a section of level 2, labelled “a)” and titled “Budget”."""
    if hashes := HASHES.match(written):
        level = hashes.end()
        words = written[level:].strip()
        open_end = words.rstrip("#")
        if not open_end or open_end[-1] in " \t":
            words = open_end.rstrip()
    else:
        first, second = LINES.findall(written)
        level = 1 if second.startswith("=") else 2
        words = first.strip()
    label = LABEL.match(words)
    return Section(
        level=level,
        label=label[1] if label else "",
        title=words[label.end() :] if label else words,
        heading=written,
    )


def fenced(lines: list[str]) -> list[bool]:
    """Which lines stand in a fenced block of code. A fence that nothing closes is only text."""
    inside = [False] * len(lines)
    hopeless: dict[str, int] = {}  # for each kind of fence, the length that nothing below closes
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at].rstrip("\r\n"))
        mark = opening[1] if opening else ""
        if not mark or len(mark) >= hopeless.get(mark[0], len(mark) + 1):
            at += 1
            continue
        closing = re.compile(rf" {{0,3}}{mark[0]}{{{len(mark)},}}\s*$")
        end = next((i for i in range(at + 1, len(lines)) if closing.match(lines[i])), None)
        if end is None:
            hopeless[mark[0]] = len(mark)
            at += 1
        else:
            inside[at : end + 1] = [True] * (end + 1 - at)
            at = end + 1
    return inside


def anchor_of(section: Section, parent: Section | None) -> str:
    """2a for “a)” below “2.”; legislative-updates where no label is printed."""
    if not section.label:
        return slug(section.title)
    own = PIECES.findall(section.label.lower())
    if parent is None:
        return joined(own)
    if not parent.label:
        return f"{parent.anchor}-{joined(own)}"
    printed_above = PIECES.findall(parent.label.lower())
    if len(own) > len(printed_above) and own[: len(printed_above)] == printed_above:
        own = own[len(printed_above) :]  # “2.1” below “2.” says where it is by itself
    return joined([parent.anchor, *own])


def joined(pieces: list[str]) -> str:
    """2 and a make 2a; 2 and 1 make 2-1, since 21 is another item."""
    whole = ""
    for piece in pieces:
        alike = whole and whole[-1].isdigit() == piece[0].isdigit()
        whole += f"-{piece}" if alike else piece
    return whole


def path_of(section: Section, parent: Section | None) -> str:
    own = section.label.strip(" .()")
    above = parent.path_words if parent else ""
    if not own or not above or own.startswith(f"{above}."):
        return own
    return f"{above}({own})"


def slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST_SLUG:
        words = words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
    return words or "section"


def unique(anchor: str, taken: dict[str, int]) -> str:
    """The anchor, or the anchor with a number where an earlier heading has it."""
    count = taken.get(anchor, 0) + 1
    free = anchor if count == 1 else f"{anchor}-{count}"
    while free in taken:
        count += 1
        free = f"{anchor}-{count}"
    taken[anchor] = count
    taken.setdefault(free, 1)
    return free

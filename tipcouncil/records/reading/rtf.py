"""A Rich Text document as Markdown. Word writes the numbers of its lists into the file itself."""

import re
from dataclasses import dataclass, replace

from tipcouncil.records.reading import hidden, markup

TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
SKIPPED = frozenset(
    b"""
    fonttbl colortbl stylesheet info pict object listtable themedata listoverridetable rsidtbl
    generator xmlnstbl datastore latentstyles colorschememapping filetbl nonshppict mmathPr
    pgptbl bkmkstart bkmkend rxe txe tcn shprslt atnid
    """.split()
)
SIGNS = {
    **{b"tab": "    ", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘"},
    **{b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " "},
    **{b"enspace": " ", b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"},
}
# What a word says of the group it is in: off with a 0 behind it, on with any other number or none.
FLAGS = {
    b"b": "bold",
    b"i": "italic",
    b"v": "hidden",
    b"webhidden": "hidden",
    b"deleted": "deleted",
}
NUMBERS = {
    **{b"fs": "size", b"cf": "color", b"cb": "behind", b"chcbpat": "behind"},
    **{b"highlight": "highlight", b"uc": "fallback"},
}
COLORS = (b"red", b"green", b"blue")
# What is no part of the text: comments, what is behind a field, entries of an index, variables, who
# changed the text; and the properties of the file.
ASIDE = {
    b"annotation": hidden.COMMENT,
    **dict.fromkeys((b"fldinst", b"xe", b"tc", b"docvar", b"staticval"), hidden.BESIDE),
    **dict.fromkeys((b"revtbl", b"atnauthor"), hidden.BESIDE),
}
PROPERTIES = {
    **{b"author": "author: ", b"operator": "last changed by: ", b"company": "company: "},
    **{b"manager": "manager: ", b"title": "title: ", b"subject": "subject: "},
    **{b"keywords": "keywords: ", b"doccomm": "remark: ", b"category": "category: "},
}
DEEPEST = 2_000  # groups one within another; a bound on memory
OWN_CODEPAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


@dataclass
class RtfGroup:
    """What holds within a group."""

    bold: bool = False
    italic: bool = False
    skips: bool = False
    fallback: int = 1  # characters that stand for a \u
    hidden: bool = False
    deleted: bool = False
    size: int = 24  # half points
    color: int = 0
    behind: int = 0
    highlight: int = 0
    aside: str = ""  # what the words are where they are no part of the text


class RtfReader:
    """Takes the file token by token, in one pass."""

    def __init__(self, content):
        self.group, self.above = RtfGroup(), []
        self.codepage, self.bytes, self.to_drop = "cp1252", b"", 0
        self.colors, self.color = [], [0, 0, 0]
        self.fill = self.line = self.rank = 0  # of the paragraph: color behind it, twips, heading
        self.in_table = self.is_filled = False
        self.runs, self.blocks, self.rows, self.cells = [], [], [], []
        self.found = []
        for token in TOKEN.finditer(content):
            word, argument, code, sign, brace, text = token.groups()
            if code or text:
                self.bytes += bytes([int(code, 16)]) if code else text
                continue
            self.take_bytes()
            if brace == b"{":
                self.above += [self.group] if len(self.above) < DEEPEST else []
                self.group = replace(self.group)
            elif brace:
                self.group = self.above.pop() if self.above else self.group
            elif word or sign:
                self.take_word(word or sign, int(argument) if argument else None)
        self.take_bytes()
        self.end_paragraph()
        self.end_table()

    def take_bytes(self):
        """What was read since the last word: a letter may be of several bytes."""
        dropped = min(self.to_drop, len(self.bytes))
        self.to_drop, text, self.bytes = self.to_drop - dropped, self.bytes[dropped:], b""
        if self.group.aside == "colors":
            for _ in range(text.count(b";")):
                self.colors.append("".join(f"{one % 256:02X}" for one in self.color))
        else:
            self.add(text.decode(self.codepage, "replace"))

    def add(self, text):
        group = self.group
        kind = group.aside or self.hidden_by()
        if not text or (group.skips and not group.aside):
            return
        if kind:
            self.found.append((kind, text))
        else:
            self.runs.append((text, group.bold, group.italic))
            self.found += [None] if text.strip() else []

    def hidden_by(self):
        """What hides the words that come now; empty where they are seen."""
        group = self.group
        if group.deleted:
            return hidden.DELETED
        if group.hidden:
            return hidden.HIDDEN
        if min(group.size / 2, self.line / 20 or group.size) < hidden.SMALLEST:
            return hidden.TINY
        behind = group.highlight or group.behind or self.fill
        is_unknown = self.in_table and self.is_filled and not behind
        if is_unknown or max(group.color, behind) >= len(self.colors):
            return ""
        fill = self.colors[behind] if behind > 0 else hidden.WHITE
        if group.color <= 0:  # automatic: it turns white on a dark ground, not under a highlighter
            return hidden.COLOR if group.highlight and fill == hidden.BLACK else ""
        return hidden.COLOR if hidden.is_same_color(self.colors[group.color], fill) else ""

    def take_word(self, word, argument):
        group = self.group
        if word in SIGNS:
            self.add(SIGNS[word])
        elif word in FLAGS:
            setattr(group, FLAGS[word], argument != 0)
        elif word in NUMBERS:
            setattr(group, NUMBERS[word], min(argument or 0, 10_000))
        elif word in ASIDE:
            group.aside = ASIDE[word]
        elif word in PROPERTIES and group.skips:
            group.aside = hidden.PROPERTIES
            self.found += [None, (hidden.PROPERTIES, PROPERTIES[word])]
        elif word in SKIPPED or word == b"*":
            group.skips, group.aside = True, "colors" if word == b"colortbl" else group.aside
        elif word in (b"listtext", b"pntext", b"result", b"shptxt"):  # in what older readers skip
            group.skips = False
        elif word == b"plain":
            self.group = RtfGroup(skips=group.skips, fallback=group.fallback, aside=group.aside)
        elif word in COLORS:
            self.color[COLORS.index(word)] = argument or 0
        elif word == b"ansicpg" and argument:
            self.codepage = codepage(argument)
        elif word == b"u" and argument is not None:
            self.add(chr(argument % 0x10000))
            self.to_drop = group.fallback
        else:
            self.take_block(word, argument or 0)

    def take_block(self, word, argument):
        """Take a word of the paragraph, the cell or the row, and of where they end."""
        if word == b"outlinelevel":
            self.rank = argument + 1
        elif word == b"pard":
            self.rank = self.fill = self.line = 0
            self.in_table = False
        elif word == b"cbpat":
            self.fill = argument
        elif word == b"sl":
            self.line = -min(argument, 0)  # below nothing: exactly so high
        elif word in (b"par", b"sect", b"page", b"\n", b"\r"):
            self.end_paragraph()
        elif word == b"intbl":
            self.in_table = True
        elif word in (b"trowd", b"clcbpat"):
            self.is_filled = word == b"clcbpat"
        elif word in (b"cell", b"nestcell"):
            self.cells.append(markup.joined(self.runs).strip())
            self.runs = []
        elif word in (b"row", b"nestrow"):
            self.rows.append(self.cells)
            self.cells = []

    def end_paragraph(self):
        text = joined_surrogates(markup.joined(self.runs))
        self.runs = []
        if self.cells:  # within a row of a table
            self.cells[-1] += f"\n{text}" if text.strip() else ""
            return
        if not text.strip():
            return
        self.end_table()
        if self.rank:
            self.blocks.append((markup.heading(text, self.rank), False))
        else:
            self.blocks.append(
                (markup.paragraph(re.sub(r"^\s*[•·]\s+", "- ", text)), text.lstrip()[:1] in "•·")
            )

    def end_table(self):
        if self.rows:
            self.blocks.append((markup.table(self.rows), False))
        self.rows = []


def codepage(number):
    name = OWN_CODEPAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def joined_surrogates(text):
    """Characters beyond the first plane, which are written as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parts_of(content):
    reader = RtfReader(content)
    written = markup.whole(reader.blocks)
    yield hidden.PaperPart("", "", hidden.gathered(reader.found), written)

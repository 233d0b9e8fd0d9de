"""A Rich Text document as Markdown. Word writes the numbers of its lists into the file itself."""

import re
from dataclasses import replace

from meetings.importing.readers import markup
from meetings.importing.readers.rtf_look import RtfLook, State
from tipcouncil.records import hidden

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
    **{
        b"tab": "    ",
        b"line": "\n",
        b"emdash": "—",
        b"endash": "–",
        b"lquote": "‘",
        b"rquote": "’",
    },
    **{b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " "},
}
DEEPEST = 2_000  # groups one within another; a bound on memory
OWN_CODEPAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class RtfReader(RtfLook):
    """Takes the file token by token, in one pass."""

    def __init__(self) -> None:
        super().__init__()
        self.above: list[State] = []
        self.codepage = "cp1252"
        self.bytes = b""
        self.runs: list[tuple[str, bool, bool]] = []
        self.blocks: list[tuple[str, bool]] = []
        self.rows: list[list[str]] = []
        self.to_drop = 0
        self.rank = 0

    def read(self, content: bytes) -> str:
        for token in TOKEN.finditer(content):
            word, argument, code, sign, brace, text = token.groups()
            if code:
                self.add_bytes(bytes([int(code, 16)]))
                continue
            if text:
                self.add_bytes(text)
                continue
            self.flush()
            if brace == b"{":
                if len(self.above) < DEEPEST:
                    self.above.append(self.state)
                    self.state = replace(self.state)
            elif brace == b"}":
                self.state = self.above.pop() if self.above else self.state
            elif sign:
                self.take_sign(sign)
            elif word:
                self.take_word(word, int(argument) if argument else None)
        self.flush()
        self.end_paragraph()
        self.end_table()
        return markup.whole(self.blocks)

    def add_bytes(self, text: bytes) -> None:
        if self.to_drop:
            dropped = min(self.to_drop, len(text))
            self.to_drop -= dropped
            text = text[dropped:]
        self.bytes += text

    def flush(self) -> None:
        if self.bytes and self.state.aside == "colors":
            for _ in range(self.bytes.count(b";")):
                self.colors.append("".join(f"{one % 256:02X}" for one in self.color))
        elif self.bytes and (self.state.aside or not self.state.skips):
            self.add(self.bytes.decode(self.codepage, "replace"))
        self.bytes = b""

    def add(self, text: str) -> None:
        if self.state.aside in ("sn", "sv"):
            self.take_property(text.strip())
            return
        kind = self.state.aside or self.hidden_by()
        if self.state.skips and not self.state.aside:
            return
        if kind:
            self.found.append((kind, text))
        else:
            self.runs.append((text, self.state.bold, self.state.italic))
            self.found += [None] if text.strip() else []

    def take_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.state.skips = True
        elif sign == b"~":
            self.add(" ")
        elif sign == b"_":
            self.add("-")
        elif sign in (b"\\", b"{", b"}"):
            self.add(sign.decode())
        elif sign in (b"\n", b"\r"):
            self.end_paragraph()

    def take_word(self, word: bytes, argument: int | None) -> None:
        if word in SIGNS:
            self.add(SIGNS[word])
        elif not (
            self.take_look(word, 1 if argument is None else argument)
            or self.take_group(word)
            or self.take_encoding(word, argument)
        ):
            self.take_block(word, argument)

    def take_group(self, word: bytes) -> bool:
        """Take a word that says whether what is in the group is part of the text."""
        if word in SKIPPED:
            self.state.skips = True
            self.state.aside = "colors" if word == b"colortbl" else ""
        elif word in (b"listtext", b"pntext", b"result"):
            self.state.skips = False
        elif word == b"shptxt":  # within what older readers skip
            self.state.skips, self.state.hidden = False, self.is_shape_hidden
        else:
            return False
        return True

    def take_encoding(self, word: bytes, argument: int | None) -> bool:
        """Take a letter written as a number, or a word that says how letters are written."""
        if word == b"ansicpg" and argument:
            self.codepage = codepage(argument)
        elif word == b"uc":
            self.state.fallback = min(argument or 0, 8)
        elif word == b"u" and argument is not None:
            self.add(chr(argument % 0x10000))
            self.to_drop = self.state.fallback
        else:
            return False
        return True

    def take_block(self, word: bytes, argument: int | None) -> None:
        """Take a word that begins or ends a paragraph, a cell or a row."""
        if word == b"outlinelevel" and argument is not None:
            self.rank = argument + 1
        elif word == b"pard":
            self.rank = self.fill = self.line = 0
            self.in_table = self.is_nested = False
        elif word in (b"par", b"sect", b"page"):
            self.end_paragraph()
        elif word in (b"cell", b"nestcell"):
            self.cells.append(markup.joined(self.runs).strip())
            self.runs = []
        elif word in (b"row", b"nestrow"):
            self.rows.append(self.cells)
            self.cells = []

    def end_paragraph(self) -> None:
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

    def end_table(self) -> None:
        if self.rows:
            self.blocks.append((markup.table(self.rows), False))
        self.rows = []


def codepage(number: int) -> str:
    name = OWN_CODEPAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def joined_surrogates(text: str) -> str:
    """Characters beyond the first plane, which are written as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read_bytes(content: bytes) -> tuple[str, list[hidden.Hidden]]:
    """The text, and the words that a reader of the paper cannot see."""
    reader = RtfReader()
    return reader.read(content), hidden.gathered(reader.found)

"""A Rich Text document as Markdown. Word writes the numbers of its lists into the file itself."""

import re

from meetings.importing import markup
from tipcouncil.records import hidden

TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
SKIPPED = {
    *(
        b"fonttbl",
        b"colortbl",
        b"stylesheet",
        b"info",
        b"pict",
        b"object",
        b"listtable",
        b"themedata",
    ),
    *(
        b"listoverridetable",
        b"rsidtbl",
        b"generator",
        b"xmlnstbl",
        b"datastore",
        b"fldinst",
        b"latentstyles",
    ),
    *(
        b"colorschememapping",
        b"revtbl",
        b"filetbl",
        b"nonshppict",
        b"mmathPr",
        b"pgptbl",
        b"bkmkstart",
        b"bkmkend",
    ),
}
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
DEEPEST = 2_000
COLORS = (b"red", b"green", b"blue")
ABOUT_PEOPLE = {
    **{b"author": "author: ", b"operator": "last changed by: ", b"company": "company: "},
    b"manager": "manager: ",
}
OWN_CODEPAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class State:
    """What holds within a group."""

    def __init__(self, above: "State | None" = None):
        self.bold = above.bold if above else False
        self.italic = above.italic if above else False
        self.skips = above.skips if above else False
        self.fallback = above.fallback if above else 1  # characters that stand for a \u
        # What may hide the words, and what tells of them where they are no part of the text.
        self.hidden = above.hidden if above else False
        self.deleted = above.deleted if above else False
        self.size = above.size if above else 24  # half points
        self.color = above.color if above else 0
        self.behind = above.behind if above else 0
        self.aside = above.aside if above else ""


class Reader:
    """Takes the file token by token, in one pass."""

    def __init__(self) -> None:
        self.state = State()
        self.above: list[State] = []
        self.codepage = "cp1252"
        self.bytes = b""
        self.runs: list[tuple[str, bool, bool]] = []
        self.blocks: list[tuple[str, bool]] = []
        self.cells: list[str] = []
        self.rows: list[list[str]] = []
        self.to_drop = 0
        self.rank = 0
        self.colors: list[str] = []
        self.color = [0, 0, 0]
        self.fill = 0  # the color behind the paragraph
        self.has_filled_cells = False
        self.found: list[tuple[str, str] | None] = []

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
                    self.state = State(self.state)
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
        kind = self.state.aside or self.hidden_by()
        if self.state.skips and not self.state.aside:
            return
        if kind:
            self.found.append((kind, text))
        else:
            self.runs.append((text, self.state.bold, self.state.italic))
            self.found += [None] if text.strip() else []

    def hidden_by(self) -> str:
        """What hides the words that come now; empty where they are seen."""
        state = self.state
        if state.deleted:
            return hidden.DELETED
        if state.hidden:
            return hidden.HIDDEN
        if state.size / 2 < hidden.SMALLEST:
            return hidden.TINY
        behind = state.behind or self.fill
        if not 0 < state.color < len(self.colors) or (self.has_filled_cells and not behind):
            return ""
        fill = self.colors[behind] if 0 < behind < len(self.colors) else "FFFFFF"
        return hidden.COLOR if hidden.is_same_color(self.colors[state.color], fill) else ""

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
        if self.take_look(word, 1 if argument is None else argument):
            return
        if word in SKIPPED:
            self.state.skips = True
            self.state.aside = "colors" if word == b"colortbl" else ""
        elif word in (b"listtext", b"pntext"):
            self.state.skips = False
        elif word == b"ansicpg" and argument:
            self.codepage = codepage(argument)
        elif word == b"uc":
            self.state.fallback = min(argument or 0, 8)
        elif word == b"u" and argument is not None:
            self.add(chr(argument % 0x10000))
            self.to_drop = self.state.fallback
        elif word == b"b":
            self.state.bold = argument != 0
        elif word == b"i":
            self.state.italic = argument != 0
        elif word in (b"plain",):
            self.state.bold = self.state.italic = self.state.hidden = self.state.deleted = False
            self.state.color, self.state.behind, self.state.size = 0, 0, 24
        elif word == b"outlinelevel" and argument is not None:
            self.rank = argument + 1
        elif word == b"pard":
            self.rank = self.fill = 0
        elif word in (b"par", b"sect", b"page"):
            self.end_paragraph()
        elif word in (b"cell", b"nestcell"):
            self.cells.append(markup.joined(self.runs).strip())
            self.runs = []
        elif word in (b"row", b"nestrow"):
            self.rows.append(self.cells)
            self.cells = []
        elif word in SIGNS:
            self.add(SIGNS[word])

    def take_look(self, word: bytes, argument: int) -> bool:
        """Take a word that says whether, and how, what follows is seen."""
        state = self.state
        if word in (b"v", b"webhidden", b"spv"):
            state.hidden = argument != 0
        elif word == b"deleted":
            state.deleted = argument != 0
        elif word == b"fs":
            state.size = argument
        elif word == b"cf":
            state.color = argument
        elif word in (b"cb", b"chcbpat", b"highlight"):
            state.behind = argument
        elif word == b"cbpat":
            self.fill = argument
        elif word in (b"trowd", b"clcbpat"):
            self.has_filled_cells = word == b"clcbpat"
        elif word in COLORS:
            self.color[COLORS.index(word)] = argument
        elif word == b"annotation":
            state.aside = hidden.COMMENT
        elif word in ABOUT_PEOPLE and state.skips:
            state.aside = hidden.PROPERTIES
            self.found += [None, (hidden.PROPERTIES, ABOUT_PEOPLE[word])]
        else:
            return False
        return True

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
    reader = Reader()
    return reader.read(content), hidden.gathered(reader.found)

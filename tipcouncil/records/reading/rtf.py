"""A Rich Text document as Markdown. Word writes the numbers of its lists into the file itself."""

import re

from tipcouncil.records.reading import hidden, markup
from tipcouncil.records.reading.markup import PaperWriter

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
# What a word says of the letters in its group, and of its paragraph: on, if no number follows.
LETTERS = {
    **{b"b": "bold", b"i": "italic", b"v": "hidden", b"webhidden": "hidden", b"spv": "hidden"},
    **{b"fs": "size", b"cf": "color", b"cb": "behind", b"chcbpat": "behind"},
    **{b"deleted": "deleted", b"charscalex": "width", b"highlight": "highlight", b"uc": "fallback"},
}
PARAGRAPH = {b"cbpat": "fill", b"sl": "line", b"outlinelevel": "outline", b"intbl": "in_table"}
PARAGRAPH[b"itap"] = "depth"
PLAIN = {"size": 24, "fallback": 1, "skips": False, "aside": ""}  # 24 half points
KEPT = ("skips", "fallback", "aside", "shape")  # when the letters are plain again
TWIPS = 20  # in a point
COLORS = (b"red", b"green", b"blue")
# What is no part of the text: comments, what is behind a field, entries of an index, variables, who
# changed the text; and the properties of the file.
ASIDE = {
    b"annotation": hidden.By.COMMENT,
    **dict.fromkeys((b"fldinst", b"xe", b"tc", b"docvar", b"staticval"), hidden.By.BESIDE),
    **dict.fromkeys((b"revtbl", b"atnauthor"), hidden.By.BESIDE),
    **{word: word for word in (b"sn", b"sv")},  # the name of a property of a shape, and its value
}
ABOUT = {word: word.decode() for word in b"author company manager title subject category".split()}
ABOUT |= {b"operator": "last changed by", b"keywords": "keywords", b"doccomm": "remark"}
DEEPEST = 2_000  # groups one within another; a bound on memory
OWN_CODEPAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class RtfReader:
    """Takes the file token by token, in one pass."""

    def __init__(self, content):
        self.writer = PaperWriter()
        self.group, self.above, self.paragraph = PLAIN | {"shape": {}}, [], {}
        self.codepage, self.bytes, self.to_drop = "cp1252", b"", 0
        self.colors, self.color = [], [0, 0, 0]
        self.row = {"fills": []}  # what is told of the row
        for token in TOKEN.finditer(content):
            word, argument, code, sign, brace, text = token.groups()
            if code or text:
                self.bytes += bytes([int(code, 16)]) if code else text
                continue
            self.take_bytes()
            if brace == b"{":
                self.above += [self.group] if len(self.above) < DEEPEST else []
                self.group = dict(self.group)
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
        aside = self.group["aside"]
        if aside == "colors":
            for _ in range(text.count(b";")):
                self.colors.append("".join(f"{one % 256:02X}" for one in self.color))
        elif aside in (b"sn", b"sv"):
            shape = self.group["shape"]  # its properties, by their names
            shape["named"] = text if aside == b"sn" else shape.get("named")
            shape[shape["named"]] = text
        else:
            self.add(text.decode(self.codepage, "replace"))

    def add(self, text):
        group = self.group
        if group["aside"]:
            self.writer.found.append((group["aside"], text))
        elif text and not group["skips"]:
            is_bold, is_italic = bool(group.get("bold")), bool(group.get("italic"))
            self.writer.add(text, self.look(), bold=is_bold, italic=is_italic)

    def look(self):
        """How the words look that come now."""
        get, paragraph = self.group.get, self.paragraph.get
        is_hidden = get("hidden") or get("shape").get(b"fHidden") == b"1"
        # Below nothing, a height is that of a line or a row that grows no higher.
        lines = (paragraph("line", 0), self.row.get("height", 0) if paragraph("in_table") else 0)
        heights = [-one / TWIPS for one in lines if one < 0]
        behind = get("behind") or paragraph("fill") or self.fill_of_cell()
        return hidden.Look(
            hidden=hidden.By.DELETED if get("deleted") else hidden.By.HIDDEN if is_hidden else "",
            size=get("size") / 2,
            width=get("width", 100),
            height=min([hidden.USUAL_SIZE, *heights]),
            color=self.named(get("color", 0)),
            highlight=self.named(get("highlight", 0)),
            behind=hidden.WHITE if behind == 0 else self.named(behind),
        )

    def named(self, number):
        """A color of the table; None where it has none of that number, or the text is automatic."""
        return self.colors[number] if number and 0 < number < len(self.colors) else None

    def fill_of_cell(self):
        """The number of the color behind a cell; None where it cannot be known."""
        if "in_table" not in self.paragraph:
            return 0
        cell, fills = len(self.cells), self.row["fills"]
        is_known = self.paragraph.get("depth", 1) == 1
        return (fills[cell] if cell < len(fills) else 0) if is_known else None

    def take_word(self, word, argument):
        group, number = self.group, 1 if argument is None else argument
        if word in SIGNS:
            self.add(SIGNS[word])
        elif word in LETTERS:
            group[LETTERS[word]] = number
        elif word in PARAGRAPH:
            self.paragraph[PARAGRAPH[word]] = number
        elif word in ASIDE or (word in ABOUT and group["skips"]):
            group["aside"] = ASIDE.get(word, hidden.By.PROPERTIES)
            if word in ABOUT:
                self.writer.found += [None, (group["aside"], f"{ABOUT[word]}: ")]
        elif word in SKIPPED or word == b"*":
            group["skips"] = True
            group["aside"] = "colors" if word == b"colortbl" else group["aside"]
        elif word in (b"listtext", b"pntext", b"result", b"shptxt"):  # in what older readers skip
            group["skips"] = False
        elif word == b"plain":
            self.group = PLAIN | {name: group[name] for name in KEPT}
        elif word == b"u":
            self.add(chr(number % 0x10000))
            self.to_drop = min(group["fallback"], 8)
        elif not self.take_setting(word, number):
            self.take_end(word)

    @property
    def cells(self):
        """The cells of the row that have ended."""
        return self.writer.tables[-1][-1] if self.writer.tables else []

    def take_setting(self, word, number):
        """Take a word of the table of colors, of the row, of a shape, or of the whole file."""
        if word in COLORS:
            self.color[COLORS.index(word)] = number
        elif word == b"ansicpg":
            self.codepage = codepage(number)
        elif word in (b"shp", b"picprop"):
            self.group["shape"] = {}
        elif word == b"trowd":
            self.row = {"fills": []}
        elif word == b"trrh":
            self.row["height"] = number
        elif word == b"clcbpat":
            self.row["fill"] = number
        elif word == b"cellx":
            self.row["fills"].append(self.row.pop("fill", 0))
        else:
            return False
        return True

    def take_end(self, word):
        """Take a word where a paragraph, a cell or a row begins or ends."""
        if word == b"pard":
            self.paragraph = {}
        elif word in (b"par", b"sect", b"page", b"\n", b"\r"):
            self.end_paragraph()
        elif word in (b"cell", b"nestcell"):
            if not self.writer.tables:
                self.writer.start_table()
                self.writer.start_row()
            self.cells.append(self.writer.taken().strip())
        elif word in (b"row", b"nestrow"):
            self.writer.start_row()

    def end_paragraph(self):
        text = self.writer.taken()
        if self.cells:  # within a row of a table
            self.cells[-1] += f"\n{text}" if text.strip() else ""
            return
        if not text.strip():
            return
        self.end_table()
        if "outline" in self.paragraph:
            self.writer.keep(markup.heading(text, self.paragraph["outline"] + 1))
        else:
            written = markup.paragraph(re.sub(r"^\s*[•·]\s+", "- ", text))
            self.writer.keep(written, text.lstrip()[:1] in "•·")

    def end_table(self):
        if self.writer.tables:
            self.writer.keep(self.writer.end_table())


def codepage(number):
    name = OWN_CODEPAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def joined(text):
    """The text with each sign beyond the first plane as one: the file writes it as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parts_of(content):
    part = RtfReader(content).writer.part()
    found = [one._replace(words=joined(one.words)) for one in part.hidden]
    yield hidden.PaperPart("", joined(part.text), found, joined(part.markdown))

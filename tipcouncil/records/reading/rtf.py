"""A Rich Text document as Markdown. Word writes the numbers of its lists into the file itself."""

import re

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
# What a word says of the letters in its group, and of its paragraph: on, if no number follows.
LETTERS = {
    **{b"b": "bold", b"i": "italic", b"v": "hidden", b"webhidden": "hidden", b"deleted": "deleted"},
    **{b"fs": "size", b"cf": "color", b"cb": "behind", b"chcbpat": "behind"},
    **{b"highlight": "highlight", b"uc": "fallback"},
}
PARAGRAPH = {b"cbpat": "fill", b"sl": "line", b"outlinelevel": "outline", b"intbl": "in_table"}
PLAIN = {"size": 24, "fallback": 1, "skips": False, "aside": ""}  # 24 half points
KEPT = ("skips", "fallback", "aside")  # when the letters are plain again
COLORS = (b"red", b"green", b"blue")
# What is no part of the text: comments, what is behind a field, entries of an index, variables, who
# changed the text; and the properties of the file.
ASIDE = {
    b"annotation": hidden.By.COMMENT,
    **dict.fromkeys((b"fldinst", b"xe", b"tc", b"docvar", b"staticval"), hidden.By.BESIDE),
    **dict.fromkeys((b"revtbl", b"atnauthor"), hidden.By.BESIDE),
}
ABOUT = {word: word.decode() for word in b"author company manager title subject category".split()}
ABOUT |= {b"operator": "last changed by", b"keywords": "keywords", b"doccomm": "remark"}
DEEPEST = 2_000  # groups one within another; a bound on memory
OWN_CODEPAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class RtfReader:
    """Takes the file token by token, in one pass."""

    def __init__(self, content):
        self.group, self.above, self.paragraph = dict(PLAIN), [], {}
        self.codepage, self.bytes, self.to_drop = "cp1252", b"", 0
        self.colors, self.color = [], [0, 0, 0]
        self.is_filled = False  # whether a cell of the row has a color behind it
        self.runs, self.blocks, self.rows, self.cells, self.found = [], [], [], [], []
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
        if self.group["aside"] == "colors":
            for _ in range(text.count(b";")):
                self.colors.append("".join(f"{one % 256:02X}" for one in self.color))
        else:
            self.add(text.decode(self.codepage, "replace"))

    def add(self, text):
        kind = self.group["aside"] or ("" if self.group["skips"] else self.hidden_by())
        if kind:
            self.found.append((kind, text))
        elif not self.group["skips"]:
            self.runs.append((text, bool(self.group.get("bold")), bool(self.group.get("italic"))))
            self.found += [None] if text.strip() else []

    def hidden_by(self):
        """What hides the words that come now; empty where they are seen."""
        get = self.group.get
        if get("deleted") or get("hidden"):
            return hidden.By.DELETED if get("deleted") else hidden.By.HIDDEN
        line = min(self.paragraph.get("line", 0), 0)  # below nothing: exactly so high, in twips
        if get("size") / 2 < hidden.SMALLEST or (line and -line / 20 < hidden.SMALLEST):
            return hidden.By.TINY
        color = get("color", 0)
        behind = get("highlight") or get("behind") or self.paragraph.get("fill", 0)
        is_unknown = "in_table" in self.paragraph and self.is_filled and not behind
        if is_unknown or max(color, behind) >= len(self.colors):
            return ""
        fill = self.colors[behind] if behind > 0 else hidden.WHITE
        if color <= 0:  # automatic: it turns white on a dark ground, not under a highlighter
            return hidden.By.COLOR if get("highlight") and fill == hidden.BLACK else ""
        return hidden.By.COLOR if hidden.is_same_color(self.colors[color], fill) else ""

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
            self.found += [None, (group["aside"], f"{ABOUT[word]}: ")] if word in ABOUT else []
        elif word in SKIPPED or word == b"*":
            group["skips"] = True
            group["aside"] = "colors" if word == b"colortbl" else group["aside"]
        elif word in (b"listtext", b"pntext", b"result", b"shptxt"):  # in what older readers skip
            group["skips"] = False
        elif word == b"plain":
            self.group = PLAIN | {name: group[name] for name in KEPT}
        elif word in COLORS:
            self.color[COLORS.index(word)] = number
        elif word == b"ansicpg":
            self.codepage = codepage(number)
        elif word == b"u":
            self.add(chr(number % 0x10000))
            self.to_drop = min(group["fallback"], 8)
        else:
            self.take_end(word)

    def take_end(self, word):
        """Take a word where a paragraph, a cell or a row begins or ends."""
        if word == b"pard":
            self.paragraph = {}
        elif word in (b"par", b"sect", b"page", b"\n", b"\r"):
            self.end_paragraph()
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
        if "outline" in self.paragraph:
            self.blocks.append((markup.heading(text, self.paragraph["outline"] + 1), False))
        else:
            written = markup.paragraph(re.sub(r"^\s*[•·]\s+", "- ", text))
            self.blocks.append((written, text.lstrip()[:1] in "•·"))

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

"""One line of minutes: its words freed of markup, and what the markup said of it."""

import html
import re
from dataclasses import dataclass

from meetings.importing.phrases.labels import Label, read_label

LONGEST_LINE = 20_000  # characters of a line that are looked at; all of them are kept
RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:- ){3,}-?|(?:\* ){3,}\*?)[ \t]*$")
HEADING = re.compile(
    r"(?P<sign>#{1,6}[ \t]*(?=[^\s#])|!{1,6}[ \t]*(?=[^\W_]))|(?P<wiki>={2,6})[ \t]*(?=[^=\s])"
)
BULLET = re.compile(r"([*+;•‣▪●○◦·–—−➢❖-])(?:[ \t]+|(?<=[•‣▪●○◦·➢❖]))(?=\S)")
TABLE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*$")
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
PAGE_MARK = re.compile(
    r"[-–— ]*(?:page[ |]*)?\d{1,3}(?: *(?:of|/|\|) *\d{1,3})?[-–— ]*$"  # - 3 -, Page 3 of 8
    r"|.{0,80}\bpage *(?:\|| ) *\d{1,3}(?: +of +\d{1,3})?$",  # Board Minutes Page 3
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?:>[ \t]?){1,6}")
COLUMNS = re.compile(r"\t+|\s{3,}")
COLUMN_NUMBER = re.compile(r"[*§]?(?:[A-Z]-)?\d{1,4} {2,}[A-Z]")  # 568   Request of …
COMMENT = re.compile(r"<!--[^\n]{0,2000}?-->")
WIKI_LINK = re.compile(r"\[\[([^\]|\n]{1,300})(?:\|[^\]\n]{0,300})?\]\]")
LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^\[\]\n]{0,100}\])"
)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~-])")
STRONG = re.compile(r"\*\*|__|''+|@@")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
BOLD = re.compile(r"(?:\*\*|__|'''?|<b>|<strong>)(.+?)(?:\*\*|__|'''?|</b>|</strong>)")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@dataclass
class Line:
    """One line of the text that was read."""

    at: int  # its place among the lines
    number: int  # of the line of the text that it is, or is a part of; from 1
    raw: str
    text: str = ""  # its words as a reader sees them, without bullet
    indent: int = 0
    bullet: str = ""
    rank: int = 0  # of the heading that the markup makes of it; 1 is the highest
    is_bold: bool = False  # the whole line, or its beginning up to a colon or a bracket
    bold: str = ""  # the words that are bold at its beginning
    is_rule: bool = False
    is_page_mark: bool = False
    cells: tuple[str, ...] = ()  # of a table's row
    columns: tuple[str, ...] = ()  # of a line that has them parted by blanks alone
    label: Label | None = None
    maybe: Label | None = None  # a label, unless it is somebody's initial
    opens_block: bool = False  # nothing stands right above it that it could belong to
    is_filler: bool = False  # a blank line that only spaces the lines of one paragraph

    @property
    def own_label(self) -> Label:
        """Its label, for a line that is known to have one."""
        assert self.label is not None
        return self.label

    @property
    def is_blank(self) -> bool:
        return not self.text and not self.is_filler

    @property
    def words(self) -> str:
        """What it says behind its label."""
        return self.text[self.label.end :].strip() if self.label else self.text


def read_line(at: int, number: int, raw: str, *, is_item: bool = False) -> Line:
    line = Line(at, number, raw)
    written = UNSEEN.sub("", raw[:LONGEST_LINE]).replace("\u00a0", " ")
    seen = written.expandtabs(4)
    line.indent = len(seen) - len(seen.lstrip())
    bare = QUOTED.sub("", seen.strip(), count=1).strip() if ">" in seen[:80] else seen.strip()
    if not bare or LINK_DEFINITION.match(bare):
        return line
    if RULE.match(bare):
        line.is_rule = True
        return line
    if TABLE_ROW.match(bare):
        if not TABLE_RULE.match(bare):
            line.cells = tuple(visible(cell.strip(" !")) for cell in bare.strip("|").split("|"))
            line.text = "    ".join(cell for cell in line.cells if cell)
        return line
    line.rank, bare = heading_rank(bare)
    while not line.rank and (found := BULLET.match(bare)):
        line.bullet, bare = found[1], bare[found.end() :]
    take_bold(line, bare.lstrip("#> "))
    line.text = visible(bare)
    columns = [visible(piece) for piece in COLUMNS.split(written.strip())]
    line.columns = tuple(filter(None, columns)) if len(columns) > 1 else ()
    is_marked = bool(line.rank or line.bold or is_item or COLUMN_NUMBER.match(bare))
    label = read_label(line.text, is_marked=is_marked)
    if label and label.may_be_initial and not line.rank:
        line.maybe = label
    else:
        line.label = label
    line.is_page_mark = not line.rank and bool(PAGE_MARK.match(line.text[:120]))
    return line


def take_bold(line: Line, bare: str) -> None:
    if bold := BOLD.match(bare):
        line.bold = visible(bold[1])
        rest = visible(bare[bold.end() :]).strip()
        line.is_bold = not rest or rest[0] in ":(" or (line.bold.endswith(":") and len(rest) < 40)


def heading_rank(bare: str) -> tuple[int, str]:
    """How high a heading the markup makes of a line, and the line without that markup."""
    found = HEADING.match(bare)
    if not found or (found["wiki"] and not bare.rstrip().endswith(found["wiki"])):
        return 0, bare
    return len((found["sign"] or found["wiki"]).strip()), bare[found.end() :].rstrip("#= \t")


def visible(markup: str) -> str:
    """The words of a line as a reader sees them."""
    if not any(sign in markup for sign in "\\<[*_&'@`~|"):
        return " ".join(markup.split())
    text = WIKI_LINK.sub(r"\1", COMMENT.sub(" ", markup))
    text = AUTOLINK.sub(r"\1", LINK.sub(r"\1", text))
    text = TAG.sub(lambda tag: " " if tag[0].lower().startswith("<br") else "", text)
    text = STRONG.sub("", text)
    if "_" in text or text.count("*") > 1:  # a sole asterisk is a sign of its own: *42
        text = EMPHASIS.sub("", text)
    text = ESCAPE.sub(r"\1", text)
    return " ".join(html.unescape(text).replace("\u00a0", " ").replace("`", "").split())

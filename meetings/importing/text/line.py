"""One line of minutes: its words freed of markup, and what the markup said of it."""

import html
import re
from dataclasses import dataclass

from meetings.importing.phrases.labels import Label, read_label

LONGEST_LINE = 20_000  # characters of a line that are looked at; all of them are kept
RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:- ){3,}-?|(?:\* ){3,}\*?)[ \t]*$")
COMMANDS = r"(?:topic|startmeeting|endmeeting|meetingname|agreed|info|action|link|chair|help)\b"
HASHES = re.compile(rf"(#{{1,6}})[ \t]*(?=\S)(?!(?<=#){COMMANDS})")  # #topic is said in a chat
BANGS = re.compile(r"(!{1,6})[ \t]*(?=[^\W_])")
EQUALS = re.compile(r"(={1,6})[ \t]*([^=\s](?:[^=\n]*[^=\s])?)[ \t]*\1[ \t]*$")
H_DOT = re.compile(r"h([1-6])\.[ \t]+")
HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
BULLET = re.compile(r"([*+;•‣▪●○◦·–—−➢❖-])(?:[ \t]+|(?<=[•‣▪●○◦·➢❖]))(?=\S)")
NESTED_BULLETS = re.compile(r"([*#]{2,5})[ \t]+")
TABLE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*$")
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
PAGE_MARK = re.compile(
    r"""
    # “- 3 -”, “Page 3 of 8”, “Board Minutes Page 3”
    [-–— ]*(?:page[ |]*)?\d{1,3}(?:[ ]*(?:of|/|\|)[ ]*\d{1,3})?[-–— ]*$
    | .{0,80}\bpage[ ]*(?:\||[ ])[ ]*\d{1,3}(?:[ ]+of[ ]+\d{1,3})?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(r"(?:>[ \t]?){1,6}")
COLUMN_NUMBER = re.compile(r"[*§]?(?:[A-Z]-)?\d{1,4} {2,}[A-Z]")  # 568   Request of …
WIKI_TABLE = re.compile(r"\{\||\|[}-]")
COMMENT = re.compile(r"<!--[^\n]{0,2000}?-->")
MACRO = re.compile(r"<<[^<>\n]{0,200}>>|\{\{[^{}\n]{0,200}\}\}")
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
    is_meta: bool = False  # of the page and not of the minutes: front matter, wiki fields
    is_rule: bool = False
    is_page_mark: bool = False
    cells: tuple[str, ...] = ()  # of a table's row
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


def read_line(
    at: int, number: int, raw: str, *, is_item: bool = False, is_wiki: bool = False
) -> Line:
    line = Line(at, number, raw)
    seen = UNSEEN.sub("", raw[:LONGEST_LINE]).replace("\u00a0", " ").expandtabs(4)
    line.indent = len(seen) - len(seen.lstrip())
    bare = without_quoting(seen.strip())
    if not bare or LINK_DEFINITION.match(bare) or take_row(line, bare, is_wiki):
        return line
    bare = take_markup(line, bare, is_wiki)
    take_bold(line, bare.lstrip("#> "))
    line.text = visible(bare)
    is_marked = bool(line.rank or line.bold or is_item or COLUMN_NUMBER.match(bare))
    take_label(line, read_label(line.text, is_marked=is_marked))
    line.is_page_mark = not line.rank and bool(PAGE_MARK.match(line.text[:120]))
    return line


def without_quoting(bare: str) -> str:
    if quote := QUOTED.match(bare):
        bare = bare[quote.end() :].strip()
    if bare.endswith("\\\\"):  # a line break of some wikis
        bare = bare.rstrip("\\ ")
    return bare


def take_row(line: Line, bare: str, is_wiki: bool) -> bool:
    """A line that rules something off, or is a row of a table; False where it is neither."""
    if RULE.match(bare):
        line.is_rule = True
    elif is_wiki and bare[0] in "{|!":
        line.is_rule = bool(WIKI_TABLE.match(bare))
        if not line.is_rule:
            take_cells(line, re.split(r"\|\||!!", bare[1:]))
    elif bare.startswith("|") and TABLE_ROW.match(bare):
        if not TABLE_RULE.match(bare):
            take_cells(line, [cell.strip(" !") for cell in bare.strip("|").split("|")])
    else:
        return False
    return True


def take_cells(line: Line, cells: list[str]) -> None:
    line.cells = tuple(visible(cell) for cell in cells)
    line.text = "    ".join(cell for cell in line.cells if cell)


def take_markup(line: Line, bare: str, is_wiki: bool) -> str:
    """Take the marks of a heading or of an entry in a list; returns the line without them."""
    if is_wiki and bare[0] == "#" and (words := bare.lstrip("# ")):
        line.bullet = "*"
        return words
    line.rank, bare = heading_rank(bare)
    if not line.rank:
        line.bullet, bare = bullet_of(bare)
    return bare


def take_bold(line: Line, bare: str) -> None:
    if bold := BOLD.match(bare):
        line.bold = visible(bold[1])
        rest = visible(bare[bold.end() :]).strip()
        line.is_bold = not rest or rest[0] in ":(" or (line.bold.endswith(":") and len(rest) < 40)


def take_label(line: Line, label: Label | None) -> None:
    if label and label.may_be_initial and not line.rank:
        line.maybe = label
    else:
        line.label = label
    if line.bullet == "#" and line.label is None:
        line.label = Label("#", "#", 0, 0)


def heading_rank(bare: str) -> tuple[int, str]:
    """How high a heading the markup makes of a line, and the line without that markup."""
    if found := HASHES.match(bare):
        words = bare[found.end() :].rstrip("# \t")
        return (len(found[1]), words) if words else (0, bare)
    if found := BANGS.match(bare):
        return len(found[1]), bare[found.end() :]
    if found := EQUALS.match(bare):
        return len(found[1]), found[2]
    if found := H_DOT.match(bare):
        return int(found[1]), bare[found.end() :]
    if found := HTML_HEADING.match(bare):
        return int(found[1]), bare
    return 0, bare


def bullet_of(bare: str) -> tuple[str, str]:
    bullet = ""
    while found := BULLET.match(bare) or NESTED_BULLETS.match(bare):
        bullet, bare = found[1][-1], bare[found.end() :]
    return bullet, bare


def visible(markup: str) -> str:
    """The words of a line as a reader sees them."""
    if not any(sign in markup for sign in "\\<[*_&'{@`~|"):
        return " ".join(markup.split())
    text = COMMENT.sub(" ", markup)
    text = MACRO.sub(" ", text)
    text = WIKI_LINK.sub(r"\1", text)
    text = LINK.sub(r"\1", text)
    text = AUTOLINK.sub(r"\1", text)
    text = TAG.sub(lambda tag: " " if tag[0].lower().startswith("<br") else "", text)
    text = STRONG.sub("", text)
    if "_" in text or text.count("*") > 1:  # a sole asterisk is a sign of its own: *42
        text = EMPHASIS.sub("", text)
    text = ESCAPE.sub(r"\1", text)
    return " ".join(html.unescape(text).replace("\u00a0", " ").replace("`", "").split())

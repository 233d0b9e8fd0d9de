"""Markdown written from the parts of a file: paragraphs, lists, tables."""

import re

from tipcouncil.records.reading.hidden import By, Look, PaperPart, gathered

ESCAPED = re.compile(r"([\\`*_<])")
SEEN = Look()
AT_START = re.compile(r"^(#{1,6}\s|>|\+\s|[-=]{3,}\s*$|~{3})")


def escaped(text):
    """Text that Markdown shows as it stands."""
    return ESCAPED.sub(r"\\\1", text)


def run(text, *, bold, italic):
    """A run of words in one style; blanks at its ends stay outside the marks."""
    words = text.strip()
    if not words or not (bold or italic) or "\n" in words:
        return escaped(text)
    start = len(text) - len(text.lstrip())
    mark = "**" if bold else "*"
    return f"{text[:start]}{mark}{escaped(words)}{mark}{text[start + len(words) :]}"


def joined(runs):
    """Runs of (text, bold, italic) as one line; neighbours of one style are one run."""
    merged = []
    for text, bold, italic in runs:
        if not text:
            continue
        if merged and (merged[-1][1:] == (bold, italic) or not text.strip()):
            merged[-1] = (merged[-1][0] + text, *merged[-1][1:])
        else:
            merged.append((text, bold, italic))
    return "".join(run(text, bold=bold, italic=italic) for text, bold, italic in merged)


def paragraph(text):
    """A paragraph that nothing at its start turns into a heading or a rule."""
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    return "  \n".join(AT_START.sub(r"\\\1", line) for line in lines if line)


def heading(text, rank):
    words = " ".join(text.replace("**", "").split())
    return f"{'#' * min(max(rank, 1), 6)} {words}" if words else ""


def list_item(text, label, level):
    words = "\n".join(line.strip() for line in text.split("\n") if line.strip())
    return f"{'    ' * level}{label} {words}".rstrip() if words else ""


def table(rows):
    """A table with pipes. One of a single column is only a frame around its paragraphs."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    if width == 1:
        return "\n\n".join(row[0] for row in rows)
    written = [
        "| " + " | ".join(cell_text(cell) for cell in [*row, *[""] * (width - len(row))]) + " |"
        for row in rows
    ]
    return "\n".join([written[0], "|" + " --- |" * width, *written[1:]])


def cell_text(cell):
    return "<br>".join(
        line.strip() for line in cell.replace("|", "\\|").split("\n") if line.strip()
    )


class PaperWriter:
    """Takes the words of a paper one after the other, and keeps what is seen from what is hidden.

    What is seen becomes blocks of Markdown, and lines of words; `start_cell` to `end_cell` is one
    cell of the row that is written, and what a cell holds is blocks, too.
    """

    def __init__(self):
        self.blocks, self.runs, self.words, self.found = [], [], [], []
        self.around = []  # the blocks around each cell that is open
        self.tables = []  # the rows of each table that is open

    def add(self, text, look=SEEN, *, bold=False, italic=False):
        if kind := look.hides:
            self.found.append((kind, text))
            return
        self.runs.append((text, bold, italic))
        self.words.append(text)
        self.found += [None] if text.strip() else []

    def taken(self):
        """The runs since the last block as one text; what is hidden of them goes on in the next."""
        text, self.runs = joined(self.runs), []
        self.words.append("\n")
        self.found += [(self.found[-1][0], " ")] if self.found and self.found[-1] else []
        return text if text.strip() else ""

    def keep(self, text, is_item=False):
        self.blocks.append((text, is_item))

    def start_table(self):
        self.tables.append([])

    def start_row(self):
        if self.tables:
            self.tables[-1].append([])

    def start_cell(self):
        self.around.append(self.blocks)
        self.blocks = []

    def end_cell(self, span=1):
        """What is a cell of no row stands for itself."""
        inside, self.blocks = self.blocks, self.around.pop()
        self.words.append(" ")
        if self.tables and self.tables[-1]:
            text = "\n\n".join(block for block, _ in inside if block)
            self.tables[-1][-1] += [text, *[""] * (span - 1)]
        else:
            self.blocks += inside

    def end_table(self):
        return table(self.tables.pop())

    @property
    def text(self):
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return "\n".join(filter(None, lines))

    @property
    def hidden(self):
        return gathered(self.found)

    def part(self):
        """What was written as the one part of its paper."""
        return PaperPart("", self.text, self.hidden, whole(self.blocks))


def whole(blocks):
    """Blocks of (text, whether it is an item of a list); the items of a list stand close."""
    out = []
    before = False
    for text, is_item in blocks:
        if not text.strip():
            continue
        if out:
            out.append("\n" if is_item and before else "\n\n")
        out.append(text)
        before = is_item
    return "".join(out) + "\n" if out else ""


def without_comments(text):
    """A Markdown text without its comments, and what they say."""
    first, *pieces = text.split("<!--")
    kept, found = [first], []
    for words, end, after in (piece.partition("-->") for piece in pieces):
        kept.append(after if end else f"<!--{words}")
        found += gathered([(By.COMMENT, words)]) if end else []
    return "".join(kept), found

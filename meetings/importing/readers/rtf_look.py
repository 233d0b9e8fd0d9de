"""What in a Rich Text document may hide words: their color and size, the row, the shape."""

from dataclasses import dataclass

from tipcouncil.records import hidden

NARROWEST = 10  # percent of the usual width of letters
COLORS = (b"red", b"green", b"blue")
PROPERTIES = {
    **{b"author": "author: ", b"operator": "last changed by: ", b"company": "company: "},
    **{b"manager": "manager: ", b"title": "title: ", b"subject": "subject: "},
    **{b"keywords": "keywords: ", b"doccomm": "remark: ", b"category": "category: "},
}

# What a word says of the group it is in: off with a 0 behind it, on with any other number or none.
FLAGS = {
    **{b"b": "bold", b"i": "italic", b"v": "hidden", b"webhidden": "hidden", b"spv": "hidden"},
    **{b"deleted": "deleted"},
}
NUMBERS = {
    **{b"fs": "size", b"cf": "color", b"cb": "behind", b"chcbpat": "behind"},
    **{b"highlight": "highlight", b"charscalex": "scale"},
}
# What is no part of the text: the names and values of shapes, what is behind a field, entries of an
# index, variables, and who changed the text.
ASIDE = {
    **{b"sn": "sn", b"sv": "sv", b"annotation": hidden.COMMENT},
    **dict.fromkeys((b"fldinst", b"xe", b"tc", b"docvar", b"staticval"), hidden.BESIDE),
    **dict.fromkeys((b"revtbl", b"atnauthor"), hidden.BESIDE),
}


@dataclass
class State:
    """What holds within a group."""

    bold: bool = False
    italic: bool = False
    skips: bool = False
    fallback: int = 1  # characters that stand for a \u
    # What may hide the words, and what tells of them where they are no part of the text.
    hidden: bool = False
    deleted: bool = False
    size: int = 24  # half points
    color: int = 0
    behind: int = 0
    highlight: int = 0
    scale: int = 100  # the width of letters, in percent
    aside: str = ""


class RtfLook:
    """How the words that come now look, told by the words of the file that were taken."""

    def __init__(self) -> None:
        self.state = State()
        self.cells: list[str] = []  # of the row, as far as it is read
        self.found: list[tuple[str, str] | None] = []
        self.colors: list[str] = []
        self.color = [0, 0, 0]
        self.fill = 0  # the color behind the paragraph
        self.line = self.height = 0  # twips, of a line and a row that grow no higher
        self.in_table = self.is_nested = False
        self.fills: list[int] = []  # the colors behind the cells of a row
        self.fill_of_cell = 0
        self.property = ""  # of a shape: its name
        self.is_shape_hidden = False

    def hidden_by(self) -> str:
        """What hides the words that come now; empty where they are seen."""
        state = self.state
        if state.deleted:
            return hidden.DELETED
        if state.hidden:
            return hidden.HIDDEN
        low = [abs(one) / 20 for one in (self.line, self.height if self.in_table else 0) if one]
        if min([state.size / 2, *low]) < hidden.SMALLEST or state.scale < NARROWEST:
            return hidden.TINY
        behind = state.highlight or state.behind or self.fill or self.behind_cell()
        if behind is None or max(state.color, behind) >= len(self.colors):
            return ""
        fill = self.colors[behind] if behind > 0 else "FFFFFF"
        if state.color <= 0:  # automatic: it turns white on a dark ground, not under a highlighter
            return hidden.COLOR if state.highlight and fill == "000000" else ""
        return hidden.COLOR if hidden.is_same_color(self.colors[state.color], fill) else ""

    def behind_cell(self) -> int | None:
        """The color behind the cell, if in one; None where it is not known yet."""
        if self.is_nested:
            return None
        cell = len(self.cells)
        return self.fills[cell] if self.in_table and cell < len(self.fills) else 0

    def take_property(self, text: str) -> None:
        """A piece of a pair of name and value that describes a shape."""
        if self.state.aside == "sn":
            self.property = text
        elif self.property == "fHidden":
            self.is_shape_hidden = text == "1"

    def take_look(self, word: bytes, argument: int) -> bool:
        """Take a word that says whether, and how, what follows is seen."""
        state = self.state
        if word in FLAGS:
            setattr(state, FLAGS[word], argument != 0)
        elif word in NUMBERS:
            setattr(state, NUMBERS[word], argument)
        elif word in ASIDE:
            state.aside = ASIDE[word]
        elif word == b"plain":
            self.state = State(skips=state.skips, fallback=state.fallback, aside=state.aside)
        elif word in PROPERTIES and state.skips:
            state.aside = hidden.PROPERTIES
            self.found += [None, (hidden.PROPERTIES, PROPERTIES[word])]
        elif word in COLORS:
            self.color[COLORS.index(word)] = argument
        elif word == b"shpinst":
            self.is_shape_hidden = False
        else:
            return self.take_paragraph(word, argument) or self.take_row(word, argument)
        return True

    def take_paragraph(self, word: bytes, argument: int) -> bool:
        """Take a word that says how a paragraph looks."""
        if word == b"cbpat":
            self.fill = argument
        elif word == b"sl":
            self.line = min(argument, 0)  # below nothing: exactly so high
        else:
            return False
        return True

    def take_row(self, word: bytes, argument: int) -> bool:
        """Take a word that says how a row of a table, or a cell of it, looks."""
        if word == b"trowd":
            self.fills, self.height, self.fill_of_cell = [], 0, 0
        elif word == b"trrh":
            self.height = min(argument, 0)
        elif word == b"clcbpat":
            self.fill_of_cell = argument
        elif word == b"cellx":
            self.fills.append(self.fill_of_cell)
            self.fill_of_cell = 0
        elif word == b"intbl":
            self.in_table = True
        elif word == b"itap":
            self.is_nested = argument > 1
        else:
            return False
        return True

"""What in a Rich Text document may hide words: their color and size, the row, the shape."""

from tipcouncil.records import hidden

NARROWEST = 10  # percent of the usual width of letters
COLORS = (b"red", b"green", b"blue")
PROPERTIES = {
    **{b"author": "author: ", b"operator": "last changed by: ", b"company": "company: "},
    **{b"manager": "manager: ", b"title": "title: ", b"subject": "subject: "},
    **{b"keywords": "keywords: ", b"doccomm": "remark: ", b"category": "category: "},
}

# What is behind a field, entries of an index, variables, and who changed the text.
BESIDE = (b"fldinst", b"xe", b"tc", b"docvar", b"revtbl", b"atnauthor", b"staticval")


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
        self.highlight = above.highlight if above else 0
        self.scale = above.scale if above else 100  # the width of letters, in percent
        self.aside = above.aside if above else ""


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
        if word in (b"v", b"webhidden", b"spv"):
            state.hidden = argument != 0
        elif word == b"deleted":
            state.deleted = argument != 0
        elif word == b"fs":
            state.size = argument
        elif word == b"cf":
            state.color = argument
        elif word in (b"cb", b"chcbpat"):
            state.behind = argument
        elif word == b"highlight":
            state.highlight = argument
        elif word == b"charscalex":
            state.scale = argument
        elif word == b"cbpat":
            self.fill = argument
        elif word == b"sl":
            self.line = min(argument, 0)  # below nothing: exactly so high
        elif self.take_row(word, argument):
            pass
        elif word in (b"sn", b"sv"):
            state.aside = word.decode()
        elif word == b"shpinst":
            self.is_shape_hidden = False
            return False
        elif word in COLORS:
            self.color[COLORS.index(word)] = argument
        elif word in BESIDE:
            state.aside = hidden.BESIDE
        elif word == b"annotation":
            state.aside = hidden.COMMENT
        elif word in PROPERTIES and state.skips:
            state.aside = hidden.PROPERTIES
            self.found += [None, (hidden.PROPERTIES, PROPERTIES[word])]
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

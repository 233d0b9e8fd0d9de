"""A text made even before it is read: one kind of hyphen, no emphasis marks, no tags."""

import re
from bisect import bisect_right
from html import unescape

from statutes.citations.section_numbers import DASHES

# One character for one character, so that every place stays where it was. Asterisks and back
# ticks are Markdown's emphasis: "*Sec. 53a-86*".
SOFT_HYPHEN = "\u00ad"
EVEN = DASHES | {
    ord(SOFT_HYPHEN): SOFT_HYPHEN,
    ord("‘"): "'",
    ord("’"): "'",
    ord("ʼ"): "'",
    ord("“"): '"',
    ord("”"): '"',
    ord("*"): " ",
    ord("`"): " ",
}
STAND_INS = {"tag": " ", "soft": "-"}
SHORTENED = re.compile(
    rf"""
    # “§&nbsp;53a”, “<em>”, “_emphasis_”
    [\u200b-\u200d\u2060\ufeff]+  # marks without width
    | \\(?=[-.()\[\]_#§&'])  # a backslash before a mark: \(a\)
    | (?P<entity>&(?:[a-z]{{2,8}}|\#x?[0-9a-f]{{2,6}});)  # &nbsp;
    | (?P<tag></?[A-Za-z][^<>]{{0,400}}>)  # <em>
    | (?<!\w)_{{1,3}}(?=[^\W_])  # emphasis, where it begins
    | (?<=[^\W_])_{{1,3}}(?!\w)  # and where it ends
    | (?<=[a-z]{{2}}){SOFT_HYPHEN}(?=[a-z]{{2}})  # in the midst of a word
    # a word that is parted at the end of a line
    | (?<=[a-z]{{2}})[-{SOFT_HYPHEN}][ \t]{{0,20}}\r?\n[ \t]{{0,20}}(?=[a-z]{{2}})
    | (?P<soft>{SOFT_HYPHEN})
    """,
    re.VERBOSE,
)
# What a text must hold to need that; most hold none of it.
MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\\&<_"
HYPHEN_AT_LINE_END = re.compile(r"-[ \t]{0,20}\r?\n")


class EvenText:
    """An evened text that remembers where each of its places stands in the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original.translate(EVEN)
        self.breaks: list[int] = [0]
        self.shifts: list[int] = [0]
        if any(mark in self.text for mark in MARKS) or HYPHEN_AT_LINE_END.search(self.text):
            self._shorten()

    def _shorten(self) -> None:
        pieces: list[str] = []
        taken, length = 0, 0
        for match in SHORTENED.finditer(self.text):
            kind = match.lastgroup
            instead = STAND_INS.get(kind or "")
            if kind == "entity":
                instead = unescape(match[0]).translate(DASHES)
                if len(instead) != 1:
                    continue
            pieces.append(self.text[taken : match.start()])
            length += match.start() - taken
            if instead:
                pieces.append(instead)
                length += 1
            taken = match.end()
            self.breaks.append(length)
            self.shifts.append(taken - length)
        pieces.append(self.text[taken:])
        self.text = "".join(pieces)

    def place(self, position: int) -> int:
        """Where the character at this position of the even text stands in the original."""
        return position + self.shifts[bisect_right(self.breaks, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.place(start), self.place(end - 1) + 1

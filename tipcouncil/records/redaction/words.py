"""Words that must not stand, in every way in which a text may write them.

Case, accents, umlauts that are spelled out, apostrophes, hyphens, dots and blanks of initials, line
ends, letters set apart, emphasis, escapes and links of Markdown do not hide a name; a longer word
that merely holds it is another word.
"""

import html
import re
import unicodedata
from functools import cached_property
from urllib.parse import unquote

WITHHELD = "[withheld]"
NAME_WITHHELD = "Name withheld"
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "hon", "judge", "rep", "sen", "det", "sgt"}
APOSTROPHES = "'’‘ʼ′´`ʻ‛ʹ＇"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
PARTED = "\u00ad\x02\ufffe"  # what readers of PDFs put for a hyphen at the end of a line
# Letters that Unicode does not take apart into a plain one and an accent.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
# “Mueller”, “Oester”, “Aase”: as whoever has no such letters writes them.
SPELLED_OUT = str.maketrans({"\u0308": "e", "\u030a": "a", "ø": "oe", "Ø": "oe"})
UMLAUT = re.compile("[\u0308\u030aäëïöüÿåøÄËÏÖÜŸÅØ&]")  # or one that is written in a code
INLINE = r"</?(?:em|strong|b|i|u|s|a|span|sup|sub|mark|small)\b[^>\n]{0,200}>"
SIGNS = rf"""
    (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)  # &amp;
    | (?P<note><sup>\W*\d+\W*</sup>)  # of a footnote: <sup>1</sup>
    | (?P<possessive>[{APOSTROPHES}](?=[sS](?![^\W_])))  # Doe's
    | (?P<nothing>[*~\\{APOSTROPHES}])  # **Doe**, O'Neil
    | (?P<plain>[A-Za-z0-9]+)
    | (?P<sign>.)
"""
READ_OVER = rf"""
    (?P<link>
        \]\([^()\s]{{0,2000}}(?:\s+\"[^\"\n]{{0,300}}\")?\)  # [Doe](/people/doe/ "a member")
        | \[\^[^\]\s]{{1,40}}\]  # [^1]
        | \[sic\]
    )
    | (?P<broken>[{HYPHENS}{PARTED}][ \t]*\r?\n[ \t>]*)  # at the end of a line: Lind-
    | (?!<sup>\W*\d)(?P<inline>{INLINE})  # <em>
    | (?P<divides><(?!sup>)[^<>\n]{{1,200}}>)  # <br>
"""
AS_WRITTEN = re.compile(SIGNS, re.DOTALL | re.VERBOSE)
AS_READ = re.compile(f"{READ_OVER}|{SIGNS}", re.DOTALL | re.VERBOSE)
SAYS_NOTHING = {"nothing", "inline", "link", "broken"}
MARKS = "*_~"
ONE_WORD = re.compile(r"[^\s()<>\[\]\"]*[^\W_]")  # which may be an address, or the name of a file
SHORT = 3  # letters of “De”, “Mac”, “O”
INITIALS = re.compile(r"[^\W\d_]{2,4}")  # in capitals
CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def decomposed(text):
    """In small letters, with the accents behind them."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold().translate(PLAIN)).casefold()


def folded(text):
    """In small letters without accents. One sign may become several, or none."""
    return "".join(c for c in decomposed(text) if not unicodedata.combining(c))


def spelled_out(text):
    """With each umlaut as two letters."""
    return unicodedata.normalize("NFD", text).translate(SPELLED_OUT)


def squeezed(text):
    """The letters and digits of a text alone, to see at once which words cannot stand in it."""
    return re.sub(rf"[\W_{APOSTROPHES}]+", "", decomposed(html.unescape(text)))


def projected(text, as_written, is_spelled_out=False):
    """Words and single blanks, with the place in the text of each sign: (signs, [(from, to)]).

    Tags, links and hyphens at line ends are read over; `as_written`, what they hold counts.
    `is_spelled_out`, an umlaut is two letters, and a hyphen parts nothing.
    """
    signs, places = [], []
    for found in (AS_WRITTEN if as_written else AS_READ).finditer(text):
        kind, written = found.lastgroup, found[0]
        if kind in SAYS_NOTHING or (is_spelled_out and written in HYPHENS):
            continue
        if kind == "plain":
            signs.extend(written.lower())
            places.extend((at, at + 1) for at in range(*found.span()))
            continue
        read = {"entity": html.unescape(written), "sign": written}.get(kind, " ")
        read = spelled_out(read) if is_spelled_out and not read.isascii() else read
        read = " " if unicodedata.category(read[0]) == "No" else read  # the “¹” of a footnote
        for sign in "" if is_silent(read) else folded(read):
            sign = sign if sign.isalnum() else " "
            if sign == " " and (not signs or signs[-1] == " "):
                continue
            signs.append(sign)
            places.append(found.span())
    return "".join(signs), places


def is_silent(sign):
    """A sign that is not seen, such as a soft hyphen, or that belongs to the letter before it."""
    is_mark = not sign.isascii() and all(unicodedata.category(c) in ("Cf", "Mn") for c in sign)
    return is_mark or sign in PARTED


def forms_of(lines):
    """Each line that holds letters or digits, once; “Doe's” is “Doe”."""
    bare = (re.sub(rf"[{APOSTROPHES}][sS]?$", "", line.strip()) for line in lines)
    return list(dict.fromkeys(line for line in bare if squeezed(line)))


def family_name_first(line):
    """“Doe, Jane” for “Jane Doe”; empty for what is no name of two to four words."""
    parts = line.split()
    is_title = parts and folded(parts[0]).rstrip(".") in TITLES
    is_name = 2 <= len(parts) <= 4 and "," not in line and all(p[0].isalpha() for p in parts)
    is_name = is_name and not is_title
    return f"{parts[-1]}, {' '.join(parts[:-1])}" if is_name else ""


def pieces_of(word):
    """“O’Brien” and “MacDonald” in two: what divides them may fail, or be a blank."""
    return re.split(rf"[{HYPHENS}{APOSTROPHES}\s]+", CAMEL.sub(" ", word))


def letters_of(piece):
    """“JD” is “J.D.”, as “J.D.” is “JD”."""
    is_initials = INITIALS.fullmatch(piece) and piece.isupper()
    words = projected(piece, True)[0].split()
    return " ?".join(folded(piece) if is_initials else words)


def patterns_of(lines, *gaps):
    """What finds any of the lines, also with its umlauts spelled out or its letters set apart."""
    for line in lines:
        yield pattern_of(line, *gaps)
        if not line.isascii():
            yield pattern_of(spelled_out(line), *gaps)
        if len(letters := squeezed(line)) > SHORT:
            yield f"(?<![^ ]){' '.join(letters)}(?![^ ])"


def pattern_of(line, gap, short_gap):
    """What finds a line in a projected text, where between its words stands a gap."""
    words = [" ?".join(letters_of(piece) for piece in pieces_of(word)) for word in line.split()]
    *before, last = filter(None, words)
    is_short = (len(word.replace(" ?", "")) <= SHORT for word in before)
    parts = [f"{word}{short_gap if next(is_short) else gap}" for word in before]
    end = "(?![^ 0-9])" if last[-1].isalpha() else "(?![^ ])"  # the number may be a footnote's
    return f"(?<![^ ]){''.join(parts)}{last}{end}"


class WordForms:
    """Some words, one form a line, that are looked for together."""

    def __init__(self, lines):
        self.forms = forms_of(lines)

    @cached_property
    def needed(self):
        """Of each way to write a form, the pieces without which it cannot stand."""
        every = dict.fromkeys(way for form in self.forms for way in (form, spelled_out(form)))
        return [[squeezed(piece) for piece in pieces_of(way)] for way in every]

    @cached_property
    def pattern(self):
        """Between the words of a name there may be an initial: “Jane Q. Doe” is “Jane Doe”. After
        a short one nothing need divide them: “DeLeon” is “De Leon”."""
        initial = r"(?:[^\W\d_] )?"
        gaps = f" {initial}", f"(?: {initial})?"
        return re.compile("|".join(patterns_of(self.forms, *gaps)))

    @cached_property
    def pattern_in_names(self):
        """In the name of a file or an address, nothing need divide the words."""
        gap = r"(?: [^\W\d_] ?| ?)"
        return re.compile("|".join(patterns_of(self.forms, gap, gap)))

    def may_stand_in(self, text):
        text = unquote(text) if "%" in text else text
        letters = squeezed(text) + (squeezed(re.sub(INLINE, "", text)) if "<" in text else "")
        letters += squeezed(spelled_out(html.unescape(text))) if UMLAUT.search(text) else ""
        return any(all(word in letters for word in words) for words in self.needed)

    def spans(self, text):
        """Where the words stand in a text: [(from, to)], in order and apart."""
        if not text or not self.forms or not self.may_stand_in(text):
            return []
        found = []
        for way in ((False, False), (True, False), (False, True)):
            signs, places = projected(text, *way)
            for match in self.pattern.finditer(signs):
                span = places[match.start()][0], places[match.end() - 1][1]
                found.append(with_its_marks(text, *span))
        rest = text
        for start, end in apart(sorted(found)):
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
        found += [word.span() for word in ONE_WORD.finditer(rest) if self.stand_in_name(word[0])]
        return apart(sorted(found))

    def stand_in(self, text):
        return bool(self.spans(text))

    def stand_in_name(self, name):
        """Whether they stand in the name of a file, or in an address."""
        if not name or not self.may_stand_in(name):
            return False
        name = unquote(name)
        ways = ((CAMEL.sub(" ", name), True), (name, True), (name, True, True))
        return any(self.pattern_in_names.search(projected(*way)[0]) for way in ways)

    def without(self, text, instead=WITHHELD):
        """The text with each place of the words replaced."""
        for start, end in reversed(self.spans(text)):
            text = text[:start] + instead + text[end:]
        return text


def with_its_marks(text, start, end):
    """The span with the marks at its ends, where it cuts through an emphasis or a link."""
    if "](" in text[start:end] and text[start - 1 : start] == "[":
        start -= 1
    if any(mark in text[start:end] for mark in MARKS):
        while start > 0 and text[start - 1] in MARKS:
            start -= 1
        while end < len(text) and text[end] in MARKS:
            end += 1
    return start, end


def apart(spans):
    merged = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

"""Words of the record shown with the place that a reader looks for marked in them.

Everything is escaped here; only <mark> is added.
"""

import re

from django.utils.html import conditional_escape, format_html, format_html_join

EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])")
LINE_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|[-+*]|>)[ \t]+", re.MULTILINE)
LINKS = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
ESCAPES = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
EXCERPT = 240  # characters of a text shown below a result


def plain(markdown):
    """Markdown as one line of running words: the marks go, the words stay."""
    text = LINKS.sub(r"\1", LINE_MARKS.sub("", markdown))
    return " ".join(ESCAPES.sub(r"\1", EMPHASIS.sub("", text)).split())


def pattern_of(words):
    """Any of the words, the longest first, in any letter case; None where there is no word."""
    words = sorted({word for word in words if word}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def marked(text, words):
    """The text, escaped, with each of the words in <mark>."""
    pattern = pattern_of(words)
    if pattern is None:
        return conditional_escape(text)
    pieces, at = [], 0
    for found in pattern.finditer(text):
        pieces.append((text[at : found.start()], format_html("<mark>{}</mark>", found[0])))
        at = found.end()
    pieces.append((text[at:], ""))
    return format_html_join("", "{}{}", pieces)


def excerpt(text, words, length=EXCERPT):
    """The part of a text where the first of the words stands, marked; or its beginning."""
    pattern = pattern_of(words)
    found = pattern.search(text) if pattern else None
    if len(text) <= length:
        return marked(text, words)
    start = max(0, found.start() - length // 3) if found else 0
    if start:
        start = text.find(" ", start) + 1 or start
        start = min(start, found.start())
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), found.end() if found else start + length // 2)
    opening, closing = "…" if start else "", "…" if end < len(text) else ""
    return marked(f"{opening}{text[start:end].rstrip()}{closing}", words)

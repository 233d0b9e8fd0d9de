"""[sic]: a mark of the site's after words that the source has wrong. The words stay as written."""

import re
from html import escape

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

LAST = 5  # what other parts of the text are kept apart has been put back
TAGS = re.compile(r"(<[^>]*>)")
MARK = '<span class="sic">[sic]</span>'


class SicMarks(Extension):
    """A Markdown extension that puts [sic] after the first place of each of some words."""

    def __init__(self, words):
        super().__init__()
        self.words = [word for word in words if word.strip()]

    def extendMarkdown(self, md):
        md.postprocessors.register(MarkErrors(self.words), "sic", LAST)


class MarkErrors(Postprocessor):
    """Finds each word once, in the order of the text, and not in the marks of the page."""

    def __init__(self, words):
        super().__init__()
        self.words = [escape(word, quote=False) for word in words]

    def run(self, text):
        pieces = TAGS.split(text)  # text, tag, text
        for word in self.words:
            for place in range(0, len(pieces), 2):
                piece = pieces[place]
                if (at := whole_word(piece, word)) >= 0:
                    end = at + len(word)
                    pieces[place : place + 1] = [f"{piece[:end]} ", MARK, piece[end:]]
                    break
        return "".join(pieces)


def whole_word(text, word):
    """Where the word begins, standing by itself: “moto” is not in “motor”."""
    found = re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text)
    return found.start() if found else -1

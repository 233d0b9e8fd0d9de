"""[sic]: a mark of the site's after words that the source has wrong. The words stay as written."""

from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_LINKS = 14  # the links to the law are made at 15


class SicMarks(Extension):
    """A Markdown extension that puts [sic] after the first place of each of some words."""

    def __init__(self, words):
        super().__init__()
        self.words = [word for word in words if word.strip()]

    def extendMarkdown(self, md):
        md.treeprocessors.register(MarkErrors(md, self.words), "sic", AFTER_LINKS)


class MarkErrors(Treeprocessor):
    """Finds each word once, in the order of the text."""

    def __init__(self, md, words):
        super().__init__(md)
        self.words = words

    def run(self, root):
        for word in self.words:
            self.mark_first(root, word)

    def mark_first(self, element, word):
        if split := cut(element.text, word):
            element.text = split[0]
            element.insert(0, self.mark(split[1]))
            return True
        for place, child in enumerate(list(element)):
            if self.mark_first(child, word):
                return True
            if split := cut(child.tail, word):
                child.tail = split[0]
                element.insert(place + 1, self.mark(split[1]))
                return True
        return False

    def mark(self, rest):
        span = Element("span", {"class": "sic"})
        span.text = "[sic]"
        span.tail = rest
        return span


def cut(text, word):
    """The text up to and with the word, and a blank with the rest; None where it does not stand."""
    at = whole_word(text, word) if text else -1
    if at < 0:
        return None
    end = at + len(word)
    return text[:end] + " ", text[end:]


def whole_word(text, word):
    """Where the word begins, standing by itself: “moto” is not in “motor”."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or after.isalnum()):
            return at
        at = text.find(word, at + 1)
    return -1

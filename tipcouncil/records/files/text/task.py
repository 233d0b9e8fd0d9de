"""A process that reads the text of one paper and then ends. It is given no secret.

PDF readers are native code, the standard library's reader of HTML can be made to crawl, and the
parts of an office file are read as trees: what a hostile paper does, it does here. Each page is
printed as soon as it is read, as a line of JSON with the words on it that a reader of the paper
cannot see, so that what was read before a limit is hit is not lost.

Run as `python -I file_text_child.py ROOT KIND MEMORY SECONDS CHARACTERS < paper`.
"""

import io
import json
import os
import resource
import sys
from html.parser import HTMLParser

UNSEEN = {"title", "script", "style", "template"}
NAMES = (
    "author",
    "description",
    "keywords",
    "subject",
    "copyright",
)  # of what a page says of itself
SAID_BESIDE = ("alt", "title", "href", "aria-label", "placeholder", "value")
BLOCKS = {
    *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt"),
    *("figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
    *("nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul"),
}


def restrict(memory, seconds):
    """Bounds that this process cannot lift again."""
    os.nice(10)
    for bound, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


def say(label, text, found):
    sys.stdout.write(json.dumps([label, text, found]) + "\n")
    sys.stdout.flush()


def read_pdf(content, characters):
    reader, said = pdf.PdfReader(content), []
    for number in range(1, len(reader) + 1):
        page = reader.page(number - 1)
        words = page.text()[:characters]
        characters -= len(words)
        found = page.hidden_words(f"page {number}")
        say(f"page {number}", words, found)
        said += [words, *(one.words for one in found)]
        if characters <= 0:
            return
        page.close()
    say("", "", [*reader.properties(), *pdf_earlier.found(content, " ".join(said))])


def read_html(content, characters):
    page = content.decode()
    reader = VisibleWebText(page)
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    found = [*hidden.gathered(reader.found), *properties.told(reader.about)]
    found += hidden.gathered(reader.beside)
    say("", "\n".join(line for line in lines if line)[:characters], found)


class VisibleWebText(HTMLParser):
    """Gathers the text of a web page, but not of its title, its scripts and its styles."""

    def __init__(self, page):
        super().__init__()
        self.pieces = []
        self.found, self.about, self.beside = [], [], []
        self.unseen = 0
        self.tag = ""
        self.seen = web.ElementVisibility(page)

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        self.seen.start(tag, attributes)
        self.tag = tag
        said = {name: words or "" for name, words in attributes}
        if tag == "meta" and said.get("name", "").lower() in NAMES:
            self.about.append((said["name"].lower(), said.get("content", "")))
        self.beside += [(hidden.BESIDE, f"{said[one]} ") for one in SAID_BESIDE if one in said]
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self.seen.end(tag)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if self.unseen:
            self.about += [("title", data)] if self.tag == "title" else []
            self.beside += [(hidden.BESIDE, data)] if self.tag in ("script", "template") else []
            return
        if self.seen.hidden:
            self.found.append((self.seen.hidden, f"{data} "))
        else:
            self.pieces.append(data)
            self.found += [None] if data.strip() else []

    def handle_comment(self, data):
        if data not in ("StartFragment", "EndFragment") and not data.startswith("[if"):
            self.found.append((hidden.COMMENT, f"{data} "))


def read_picture(content, characters):
    say("", "", pictures.properties(content))


def read_office(content, characters):
    photographs = []
    for label, text, found in office.pages_of(io.BytesIO(content), kind, photographs):
        say(label, text[:characters], found)
        characters -= len(text)
        if characters <= 0:
            break
    return photographs


if __name__ == "__main__":
    root, kind, *limits = sys.argv[1:]
    memory, seconds, characters = (int(limit) for limit in limits)
    restrict(memory, seconds)
    sys.path.insert(0, root)
    content = sys.stdin.buffer.read()
    from tipcouncil.records import hidden

    if kind == "pdf":
        from tipcouncil.records.hidden import pdf, pdf_earlier

        read = read_pdf
    elif kind == "html":
        from tipcouncil.records.hidden import properties, web

        read = read_html
    elif kind in ("png", "jpg"):
        from tipcouncil.records.hidden import pictures

        read = read_picture
    else:
        from tipcouncil.records.files.text import office

        read = read_office
    if photographs := read(content, characters):
        from tipcouncil.records.hidden import pictures  # which takes time to load

        for head in photographs:
            say("", "", pictures.properties(head))

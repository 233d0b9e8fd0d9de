"""A process that reads the text of one PDF or web page and then ends. It is given no secret.

PDF readers are native code, and the standard library's reader of HTML can be made to crawl: what a
hostile paper does, it does here. Each page is printed as soon as it is read, as a line of JSON, so
that what was read before a limit is hit is not lost.

Run as `python -I file_text_child.py KIND MEMORY SECONDS CHARACTERS < paper`. It imports nothing of
ours.
"""

import json
import os
import resource
import sys
from html.parser import HTMLParser

UNSEEN = {"head", "script", "style", "template"}
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


def say(label, text):
    sys.stdout.write(json.dumps([label, text]) + "\n")
    sys.stdout.flush()


def read_pdf(content, characters):
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        words = text.get_text_range().replace("\r\n", "\n")[:characters]
        characters -= len(words)
        say(f"page {number + 1}", words)
        if characters <= 0:
            return
        text.close()
        page.close()


def read_html(content, characters):
    reader = Seen()
    reader.feed(content.decode())
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    say("", "\n".join(line for line in lines if line)[:characters])


class Seen(HTMLParser):
    """Gathers the text of a web page, but not of its head, its scripts and its styles."""

    def __init__(self):
        super().__init__()
        self.pieces = []
        self.unseen = 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.pieces.append(data)


READERS = {"pdf": read_pdf, "html": read_html}

if __name__ == "__main__":
    read = READERS[sys.argv[1]]
    memory, seconds, characters = (int(word) for word in sys.argv[2:])
    restrict(memory, seconds)
    if read is read_pdf:
        import pypdfium2
    read(sys.stdin.buffer.read(), characters)

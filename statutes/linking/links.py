"""Links from citations in the record to the law that they cite. The words stay as written.

The links are made in the Markdown tree, so that a citation inside a link or in code is left alone
and no pattern ever runs over HTML. A link leads to our page of the law where the record holds one,
and else to the official text. What a reader must know of the law stands behind it, in brackets. A
page with many texts asks the database once:

    law = law_cited_in(*texts, on=meeting.date)
    html = [render(text, law) for text in texts]
"""

import re
from itertools import zip_longest
from typing import NamedTuple
from xml.etree.ElementTree import Element

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from statutes import citations
from statutes.linking.law_cited import law_cited_in
from statutes.models import Act
from tipcouncil.records.texts import markdown

LEFT_ALONE = {"a", "code", "pre"}
AFTER_INLINE = 15  # Python-Markdown's own inline pass has priority 20, its unescaping 0


class Link(NamedTuple):
    """A citation as it is shown: the link, and the site's notes behind it."""

    start: int
    end: int
    attributes: dict
    notes: list  # of words, and an address or none


def render(text, law=None, *extensions, noted=None):
    """Markdown as safe HTML with its citations linked: the public page and the staff's preview.

    `noted` is what was said already where two texts are read as one: a heading and its text.
    """
    law = law_cited_in(text) if law is None else law
    return markdown.to_html(text, CitationLinks(law, noted), *extensions)


def render_inline(text, law=None, noted=None):
    """One line of plain text, such as a heading, as safe HTML with its citations linked."""
    law = law_cited_in(text) if law is None else law
    pieces, at = [], 0
    for link in links_in(text, law, set() if noted is None else noted):
        pieces.append(conditional_escape(text[at : link.start]))
        pieces.append(anchor(link.attributes, text[link.start : link.end]))
        for words, address in link.notes:
            inside = anchor(official_attributes(words, address), words) if address else words
            pieces.append(format_html(' <span class="cite-note">[{}]</span>', inside))
        at = link.end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # each piece was escaped above


def anchor(attributes, words):
    said = format_html_join("", ' {}="{}"', attributes.items())
    return format_html("<a{}>{}</a>", said, words)


def links_in(text, law, noted):
    """What leads somewhere, in order: citations, and other records that the text names."""
    links = [*links_to_law(text, law, noted), *links_to_records(text, law)]
    end = 0
    for link in sorted(links, key=lambda link: link.start):
        if link.start >= end:
            yield link
            end = link.end


def links_to_records(text, law):
    for words, address in law.named.items():
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            yield Link(found.start(), found.end(), {"href": address}, [])


def links_to_law(text, law, noted):
    """The citations in a text that lead somewhere. What was said of a law is not said again."""
    for found in citations.find(text):
        row = law.row(found)
        if row is not None:
            attributes = {"class": css_class(row), "href": row.get_absolute_url()}
        elif address := law.official_url(found):
            attributes = official_attributes(text[found.start : found.end], address)
        else:
            continue
        notes = []
        for note in law.notes(found):
            said = (row.pk if row else found.target, note[0])
            if said not in noted:
                noted.add(said)
                notes.append(note)
        yield Link(found.start, found.end, attributes, notes)


def css_class(row):
    return "cite cite-act" if isinstance(row, Act) else "cite"


def official_attributes(words, address):
    """A link that leaves this site says so to who cannot see it, too."""
    label = f"{' '.join(words.split())} (official source, another site)"
    return {"class": "cite-out", "href": address, "rel": "external", "aria-label": label}


class CitationLinks(Extension):
    """A Markdown extension that links the citations of a text to rows of the law."""

    def __init__(self, law, noted=None):
        super().__init__()
        self.law = law
        self.noted = set() if noted is None else noted

    def extendMarkdown(self, md):
        links = LinkCitations(md, self.law, self.noted)
        md.treeprocessors.register(links, "citations", AFTER_INLINE)


class LinkCitations(Treeprocessor):
    """Turns each cited run of text into a link, wherever it stands in the tree."""

    def __init__(self, md, law, noted):
        super().__init__(md)
        self.law = law
        self.noted = noted

    def run(self, root):
        if root.tag in LEFT_ALONE:
            return
        root.text, linked = self.linked(root.text)
        for child in root:
            self.run(child)
            child.tail, made = self.linked(child.tail)
            linked += [child, *made]
        root[:] = linked

    def linked(self, text):
        """The text before the first link, and the links with the text after each as its tail."""
        links = list(links_in(text, self.law, self.noted)) if text else []
        made = []
        for link, after in zip_longest(links, links[1:]):
            made.append(element("a", link.attributes, text[link.start : link.end]))
            for words, address in link.notes:
                made[-1].tail = " "
                made.append(note(words, address))
            made[-1].tail = text[link.end : after.start if after else None]
        return text[: links[0].start] if links else text, made


def element(tag, attributes, text=""):
    made = Element(tag, attributes)
    made.text = text
    return made


def note(words, address):
    span = element("span", {"class": "cite-note"}, f"[{'' if address else words}")
    if address:
        span.append(element("a", official_attributes(words, address), words))
        span[0].tail = "]"
    else:
        span.text += "]"
    return span

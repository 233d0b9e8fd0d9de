"""Links from citations in the record to the law that they cite. The words stay as written.

The links are made in the Markdown tree, so that a citation inside a link or in code is left alone
and no pattern ever runs over HTML. A page with many texts asks the database once:

    law = law_cited_in(*texts)
    html = [render(text, law) for text in texts]
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.db.models import Q
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import mark_safe
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from statutes import citations
from statutes.models import Act, Statute
from tipcouncil.records import markdown

LEFT_ALONE = {"a", "code", "pre"}
AFTER_INLINE = 15  # Python-Markdown's own inline pass has priority 20, its unescaping 0


@dataclass
class Law:
    """The public sections and acts that some texts cite, by the key under which they are cited."""

    rows: dict = field(default_factory=dict)

    def row(self, citation):
        """The section or act that a citation names, or None where the record holds none."""
        return next((self.rows[key] for key in target_keys(citation) if key in self.rows), None)


def target_keys(citation):
    """The keys under which a citation's law may be held: “53a-83”, “pa-16-66”."""
    return [key for key in (citation.target,) if key]


def law_cited_in(*texts):
    """The public law that the texts cite, in two queries however many they are."""
    keys = {key for text in texts for found in citations.find(text) for key in target_keys(found)}
    return law_of(keys)


def law_of(keys, public=True):
    """The law held under some keys: the public rows, or all of them for the index."""
    if not keys:
        return Law()
    acts = Act.objects.public() if public else Act.objects.all()
    statutes = Statute.objects.public() if public else Statute.objects.all()
    runs = Q(number__in=keys) | ~Q(through="")
    rows = {act.slug: act for act in acts.filter(slug__in=keys)}
    for statute in statutes.filter(runs):
        if statute.through:
            first, last = statute.sort_key, citations.sort_key(statute.through)
            inside = (k for k in keys if first <= citations.sort_key(k) <= last)
            rows.update(dict.fromkeys(inside, statute))
        else:
            rows[statute.number] = statute
    return Law(rows)


def render(text, law=None, *extensions):
    """Markdown as safe HTML with its citations linked: the public page and the staff's preview."""
    law = law_cited_in(text) if law is None else law
    return markdown.to_html(text, CitationLinks(law), *extensions)


def render_inline(text, law=None):
    """One line of plain text, such as a heading, as safe HTML with its citations linked."""
    law = law_cited_in(text) if law is None else law
    pieces, at = [], 0
    for found in citations.find(text):
        row = law.row(found)
        if row is None:
            continue
        pieces.append(conditional_escape(text[at : found.start]))
        pieces.append(
            format_html_join(
                "",
                '<a class="{}" href="{}">{}</a>',
                [(css_class(row), row.get_absolute_url(), text[found.start : found.end])],
            )
        )
        at = found.end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # each piece was escaped above


def css_class(row):
    return "cite cite-act" if isinstance(row, Act) else "cite"


class CitationLinks(Extension):
    """A Markdown extension that links the citations of a text to rows of the law."""

    def __init__(self, law):
        super().__init__()
        self.law = law

    def extendMarkdown(self, md):
        md.treeprocessors.register(LinkCitations(md, self.law), "citations", AFTER_INLINE)


class LinkCitations(Treeprocessor):
    """Turns each cited run of text into a link, wherever it stands in the tree."""

    def __init__(self, md, law):
        super().__init__(md)
        self.law = law

    def run(self, root):
        self.link_within(root)

    def link_within(self, element):
        if element.tag in LEFT_ALONE:
            return
        children = list(element)
        self.link_text(element)
        for child in children:
            self.link_within(child)
            self.link_tail(element, child)

    def link_text(self, element):
        lead, links = self.linked(element.text)
        if links:
            element.text = lead
            element[:0] = links

    def link_tail(self, parent, child):
        lead, links = self.linked(child.tail)
        if links:
            child.tail = lead
            at = list(parent).index(child) + 1
            parent[at:at] = links

    def linked(self, text):
        """The text before the first link, and the links with the text after each as its tail."""
        if not text:
            return text, []
        lead, links, at = text, [], 0
        for found in citations.find(text):
            row = self.law.row(found)
            if row is None:
                continue
            before = text[at : found.start]
            if links:
                links[-1].tail = before
            else:
                lead = before
            link = Element("a", {"class": css_class(row), "href": row.get_absolute_url()})
            link.text = text[found.start : found.end]
            links.append(link)
            at = found.end
        if links:
            links[-1].tail = text[at:]
        return lead, links

"""The council's Markdown as HTML: the one place that turns text into markup.

Markdown lets raw HTML through by design, so what comes out is sanitised last, with an allow-list,
whoever wrote it. A text's first rank of headings is level 2, since the page has the one h1, and
their ids begin with "text-", so that they never collide with the page's own.
"""

import re

import markdown
import nh3
from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

LONGEST = 400_000  # characters; the longest minutes known are a tenth of this
TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "del", "em", "hr", "img", "ins", "li", "mark"),
    *("h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
ATTRIBUTES = {
    "a": {"href", "title", "rel", "aria-label"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": {"align"},
    "th": {"scope", "align"},
} | {f"h{level}": {"id"} for level in range(2, 7)}
CLASSES = {"a": {"cite", "cite-act", "cite-out"}, "span": {"sic", "cite-note"}}
HEADING = re.compile("h[1-6]")
BEFORE_IDS = 6  # the ids of headings are made at 5
OPENERS = re.compile(r"[\[\]]")
RUN_OF_OPENERS = re.compile(r"(?:!?+\[[^\[\]\n]{0,40}+){40}|(?:[*_`~<(&\\]{120})")


def check_plausible(text):
    """Refuse text that no clerk writes and that would keep the Markdown parser busy for minutes."""
    if len(text) > LONGEST:
        raise ValidationError(
            f"This text has {len(text):,} characters; one record holds {LONGEST:,} at most."
        )
    if RUN_OF_OPENERS.search(text) or len(OPENERS.findall(text)) > 4_000:
        raise ValidationError(
            "This text has thousands of brackets or a long run of symbols, which is not how minutes"
            " are written. Remove them, or attach the file as a document instead."
        )


def to_html(source, *extensions):
    """`source` as safe HTML. Further Python-Markdown extensions may add links to the tree."""
    check_plausible(source)
    html = markdown.markdown(
        source,
        extensions=[
            "tables",
            "fenced_code",
            "pymdownx.fancylists",
            "toc",
            BelowThePage(),
            *extensions,
        ],
        extension_configs={"toc": {"slugify": slugify_heading}},
        output_format="html",
    )
    return mark_safe(sanitise(html))  # an allow-list has the last word


class BelowThePage(Extension):
    """Moves the headings of a text together, so that the highest of them is an h2."""

    def extendMarkdown(self, md):
        md.treeprocessors.register(MoveHeadings(md), "below_the_page", BEFORE_IDS)


class MoveHeadings(Treeprocessor):
    def run(self, root):
        headings = [element for element in root.iter() if HEADING.fullmatch(str(element.tag))]
        if headings:
            down = 2 - min(int(heading.tag[1]) for heading in headings)
            for heading in headings:
                heading.tag = f"h{min(6, int(heading.tag[1]) + down)}"


def slugify_heading(value, separator):
    return "text-" + slugify(value, separator)


def sanitise(html):
    """Only the tags, attributes and addresses that minutes need."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )

"""The head of a page: what the page says of itself in its blocks, told wherever it is needed.

A page has the blocks `title` and `description`; `whole_title`, `og_title` and `og_description`
only where a browser's tab or a shared link is to say something else.
"""

import re

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from tipcouncil.records.metadata.jsonld import ld

register = template.Library()


@register.simple_tag(takes_context=True)
def block_text(context, *names):
    """What the first of these blocks that the page has says, on one line."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    block = next(filter(None, map(blocks.get_block, names)))
    text = re.sub(r"[ \n]+", " ", block.render(context)).strip()
    return mark_safe(text)  # the template engine escaped it when it rendered the block


@register.simple_tag(takes_context=True)
def described(context, kind, name):
    """The page as schema.org describes it (JSON-LD), where there is no more to say of it."""
    address = context["canonical"]
    page = {"@type": kind, "name": name, "url": address, "inLanguage": "en-US"}
    return format_html('<script type="application/ld+json">{}</script>', ld(page))

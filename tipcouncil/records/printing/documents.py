"""What every printed page says of itself: from where, as of when, and by whom it was compiled.

The site makes these pages. They say so, so that none of them passes for the Council's own paper.
"""

from django.conf import settings
from django.template.loader import render_to_string

from tipcouncil.records.dates import EASTERN, in_words
from tipcouncil.records.printing.xml import as_xml

AUTHOR = "Compiled from the public record by its web site; not a document of the Council"
KICKER = f"From the public record of the {settings.COUNCIL}"


def document(
    title, page, changed, template, context, *, version="", wide=False, author=AUTHOR, kicker=KICKER
):
    """A printed page. `page` is the lasting address of what is printed."""
    day = changed.astimezone(EASTERN).date()
    record = f". The record as last changed on {in_words(day)}{version}."
    return {
        "title": title,
        "author": author,
        "description": f"{title}. Printed from {page}",
        "date": [day.year, day.month, day.day],
        "kicker": kicker,
        "footer": f"Printed from {page}{record}",
        "text": as_xml(render_to_string(template, context), page),
        "wide": wide,
    }

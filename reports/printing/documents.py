"""What stands on paper: what the record says of a report, and the table of all recommendations.

The site makes these pages. They say so, so that none of them passes for the Council's own paper.
"""

from django.conf import settings
from django.template.loader import render_to_string

from reports.pages import listing
from reports.printing.tree import parts_of
from tipcouncil.records.dates import EASTERN, in_words

AUTHOR = "Compiled from the public record by its web site; not a document of the Council"
KICKER = f"From the public record of the {settings.COUNCIL}"


def document(title, page, changed, template, context, *, version="", wide=False):
    """A printed page. `page` is the lasting address of what is printed."""
    day = changed.astimezone(EASTERN).date()
    record = f". The record as last changed on {in_words(day)}{version}."
    return {
        "title": title,
        "author": AUTHOR,
        "description": f"{title}. Printed from {page}",
        "date": [day.year, day.month, day.day],
        "kicker": KICKER,
        "footer": f"Printed from {page}{record}",
        "blocks": parts_of(render_to_string(template, context), page, above=0),
        "wide": wide,
    }


def report_document(shown, base, changed):
    """`shown` is what the page of the report shows."""
    return document(
        f"What the record says about “{shown['report'].title}”",
        f"{base}{shown['report'].get_absolute_url()}",
        changed,
        "reports/paper/report.html",
        shown,
        version=f", version {shown['version']} of its text" if shown["version"] else "",
    )


def recommendations_document(selection, page, changed):
    return document(
        "What the record says about what the Council put forward",
        page,
        changed,
        "reports/paper/recommendations.html",
        {"selection": selection, "tally": listing.tally(selection.entries)},
        wide=True,
    )

"""Pages that say how the record is taken away and followed by programs."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipcouncil.records import api as floor
from tipcouncil.records.absolute_urls import absolute_url
from tipcouncil.records.metadata.jsonld import ld
from tipcouncil.site.feeds.feeds import committees_followed
from tipcouncil.site.views.api import COLLECTIONS

VALUES = [
    (bool, "true, false"),
    (floor.Slug, "an id"),
    (floor.Number, "a number"),
    (floor.Year, f"{floor.FIRST_YEAR} to {floor.LAST_YEAR}"),
    (floor.Day, "a day: 2017-01-19"),
]


@require_safe
def data(request):
    """How the record is taken away and followed, in plain words."""
    context = {"described": ld(dataset(request))} | committees_followed(request)
    return render(request, "site/data.html", context)


def dataset(request):
    """The record as schema.org describes data."""
    return {
        "@type": "Dataset",
        "name": f"Public record of the {settings.COUNCIL}",
        "description": "Meetings, minutes, statutes, reports and recommendations of the council.",
        "url": absolute_url(request, request.path),
        "inLanguage": "en-US",
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": settings.COUNCIL},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/zip",
                "contentUrl": absolute_url(request, reverse("site:whole_record")),
            }
        ],
    }


@require_safe
def api_docs(request):
    """Every address of the API with what may be asked of it, for a person who writes programs."""
    context = {"subjects": subjects(), "usual": floor.USUAL, "most": floor.MOST}
    return render(request, "site/api_docs.html", context)


def subjects():
    """The API by subject: {subject: [(address, what it gives, [(parameter, about, values)])]}."""
    found, root = {}, reverse("site:api")
    updated_since = ("updated_since", "", values_of(floor.Day))  # said once, above all lists
    for one in COLLECTIONS.values():
        filters = [(name, f.about or "", values_of(f.type)) for name, f in one.filters.items()]
        key = ("id", "", values_of(floor.Number if one.key == "pk" else floor.Slug))
        found.setdefault(one.tag, []).extend(
            [
                (f"{root}{one.name}", one.about, [updated_since, *filters]),
                (f"{root}{one.name}/{{id}}", one.about_row, [key]),
            ]
        )
    return found


def values_of(kind):
    """What may stand for a parameter: “held, cancelled”, “a day”, “1600 to 2400”."""
    words = next((words for known, words in VALUES if known is kind), None)
    return words or ", ".join(kind.values)

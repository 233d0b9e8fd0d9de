"""Pages that say how the record is taken away and followed by programs."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipcouncil.records import api as floor
from tipcouncil.records.absolute_urls import absolute_url
from tipcouncil.records.metadata.jsonld import ld
from tipcouncil.site.feeds.following import feeds_and_calendars
from tipcouncil.site.plaintext.whole_record import send_record
from tipcouncil.site.views.api import OPEN, api

LARGE = 1_000_000_000
TABLES = [
    ("Meetings", "meetings:meetings_csv", "With what is held of each"),
    ("Documents", "meetings:documents_csv", "Under the titles they were posted with"),
    ("Attendance", "meetings:attendance_csv", "Names as recorded"),
    ("Motions and votes", "meetings:votes_csv", "A row for each vote"),
    ("Seats of today", "meetings:members_csv", "And who is recorded in them"),
    ("Members as listed", "meetings:memberships_csv", "From every list in the record"),
    ("People named", "meetings:people_csv", "Everyone the record names"),
    ("Statutes", "statutes:list-csv", "The inventory"),
    ("Acts", "statutes:acts-csv", "Public and special"),
    ("Reports", "reports:reports-csv", "To the General Assembly"),
    ("What the Council put forward", "reports:recommendations-csv", "With what became of it"),
]


@require_safe
def whole_record(request):
    """The whole public record in one zip, whole or in parts."""
    response = send_record(request)
    for name, value in OPEN.items():
        response[name] = value
    return response


@require_safe
def data(request):
    """How the record is taken away and followed, in plain words."""
    context = {
        "tables": [(words, reverse(name), about) for words, name, about in TABLES],
        "described": ld(dataset(request)),
    } | feeds_and_calendars(request)
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
    context = {
        "subjects": subjects(),
        "usual": floor.USUAL,
        "most": floor.MOST,
    }
    return render(request, "site/api_docs.html", context)


def subjects():
    """The API by subject: [(subject, [operation])], from its own description."""
    found = {}
    for path, methods in api.get_openapi_schema()["paths"].items():
        told = methods["get"]
        entry = {
            "path": path,
            "about": told.get("description", ""),
            "parameters": [
                parameter_of(each)
                for each in told.get("parameters", [])
                if each["name"] not in ("page", "per_page")
            ],
            "example": "" if "{" in path else path,
        }
        found.setdefault(told["tags"][0], []).append(entry)
    return list(found.items())


def parameter_of(parameter):
    about = parameter.get("description") or parameter["schema"].get("description", "")
    if parameter["name"] in floor.ListQuery.model_fields:  # said once, above all lists
        about = ""
    return {"name": parameter["name"], "about": about, "values": values_of(parameter["schema"])}


def values_of(schema):
    """What may stand for a parameter: “held, cancelled”, “a day”, “1 to 100”."""
    found = next(one for one in schema.get("anyOf", [schema]) if one.get("type") != "null")
    if "$ref" in found:
        found = api.get_openapi_schema()["components"]["schemas"][found["$ref"].rpartition("/")[2]]
    if "enum" in found:
        return ", ".join(found["enum"])
    if found.get("format") == "date":
        return "a day: 2017-01-19"
    if found["type"] == "integer" and found.get("maximum", LARGE) < LARGE:
        return f"{found.get('minimum', 0)} to {found['maximum']}"
    return {"integer": "a number", "boolean": "true, false"}.get(found["type"], "an id")

"""Pages about the council and about this site: most are words, some are counts."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.models import (
    Body,
    BodyKind,
    Document,
    DocumentKind,
    HostAgency,
    Membership,
    Milestone,
    Minutes,
    Person,
    Role,
)
from meetings.pages.listing import on_record
from reports.models import Report, ReportFile, Resource
from statutes.linking.links import law_cited_in
from statutes.linking.links import render as as_html
from statutes.models import Act, Statute
from tipcouncil.records.dates import in_words
from tipcouncil.site.feeds.feeds import committees_followed
from tipcouncil.site.notices.topics import requested_topic
from tipcouncil.site.views.home import inventory, next_and_last, put_forward


@require_safe
def about(request):
    """The council's history, and what this record holds of it."""
    loose = Document.objects.public().filter(meeting=None).select_related("body")
    documents = list(loose.order_by("position", "pk"))
    bodies = Body.objects.public().exclude(kind=BodyKind.COMMITTEE).select_related("established_by")
    bodies = list(bodies.order_by("begins", "name"))
    hosts = HostAgency.objects.public().order_by("begins", "name")
    milestones = list(Milestone.objects.public().order_by("date", "slug"))
    law = law_cited_in(*(row.text for row in milestones), *(body.about for body in bodies))
    for row in milestones:
        row.html = as_html(row.text, law)
    for body in bodies:
        body.about_html = as_html(body.about, law)
    context = {
        "milestones": milestones,
        "names": [(period(body), body) for body in bodies],
        "hosts": [(period(host), host) for host in hosts],
        "holdings": holdings(),
        "sources": [document for document in documents if document.kind == DocumentKind.SOURCE],
        "documents": [document for document in documents if document.kind != DocumentKind.SOURCE],
        "contacts": contacts(),
    }
    return render(request, "site/about.html", context)


def period(row):
    """“2007 to June 30, 2016”, as far as each end is known."""
    begins = in_words(row.begins, row.begins_precision) if row.begins else ""
    ends = in_words(row.ends, row.ends_precision) if row.ends else ""
    if begins and ends:
        return f"{begins} to {ends}"
    return f"Since {begins}" if begins else f"Until {ends}" if ends else "Dates not recorded"


def contacts():
    """Who the record says answers for the council, and where it says so."""
    rows = Membership.objects.public().filter(role=Role.CONTACT).select_related("person")
    return [(row, listed_on(row)) for row in rows.order_by("-listed_on", "position", "pk")]


def listed_on(membership):
    """The date of the list that names somebody, unless the list's own name holds it."""
    if not membership.listed_on:
        return ""
    words = in_words(membership.listed_on, membership.listed_precision)
    return "" if words in membership.listed_in else words


def holdings():
    """For each kind of record: how many are named, and of how many the whole is held."""
    documents = Document.objects.public()
    minutes = Minutes.objects.public()
    people = Person.objects.public()
    reports = Report.objects.public()
    with_copy = ReportFile.objects.public().exclude(file="").values("report")
    met, listed, matters = on_record(), inventory(), put_forward()
    cited = Statute.objects.public().filter(in_inventory=False)
    others = Resource.objects.public()
    return [
        ("Meetings", met["total"], met["tally"].capitalize()),
        ("Minutes", minutes.count(), of_these("Text of", minutes.exclude(body=""))),
        ("Documents", documents.count(), of_these("Files of", documents.exclude(file=""))),
        (
            "Reports to the General Assembly",
            reports.count(),
            of_these("Copies of", reports.filter(pk__in=with_copy)),
        ),
        ("Matters put forward", matters["total"], matters["words"] or "None"),
        ("Entries in the inventory of law", listed["total"], listed["words"] or "None"),
        ("Other sections that the record cites", cited.count(), "Text not kept here"),
        ("Public and special acts", Act.objects.public().count(), "Text not kept here"),
        ("People named", people.filter(name_withheld=False).count(), "One page each"),
        ("Reports by others", others.count(), of_these("Links to", others.exclude(url=""))),
    ]


def of_these(what, rows):
    """“Copies of 3”, or that there is none."""
    number = rows.count()
    return f"{what} {number}" if number else "Titles only"


@require_safe
def attend(request):
    """How anyone may attend, comment, watch and join: the law in plain words."""
    next_meeting, last_meeting = next_and_last()
    context = {"next_meeting": next_meeting, "last_meeting": last_meeting}
    return render(request, "site/attend.html", context)


@require_safe
def subscribe(request):
    """Calendar, feeds and e-mail. The form is elsewhere: this page may be kept by anybody."""
    context = {
        "topic": requested_topic(request.GET),
        "notices_on": settings.NOTICES_ON,
    } | committees_followed(request)
    return render(request, "notices/subscribe.html", context)

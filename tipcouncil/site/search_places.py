"""Where search looks: for each kind of record, the public rows in which every word stands."""

from itertools import islice

from django.db.models import Q

from meetings.listing import dated, standing_of, with_approval
from meetings.models import AgendaItem, Document, Meeting, Minutes, Person
from meetings.sections import outline
from reports.models import Recommendation, Report, Resource
from reports.progress import tag
from statutes.models import Act, Statute, StatuteStatus
from tipcouncil.records.marking import plain
from tipcouncil.site.search_query import Result

MOST = 200  # results of a kind
FOUND_BY_CITATION = 1_000
STATUS_CLASS = {
    StatuteStatus.IN_FORCE: "tag-ok",
    StatuteStatus.REPEALED: "tag-cancel",
    StatuteStatus.TRANSFERRED: "tag-plan",
}


def items(query):
    """Items of minutes and of agendas. Where both say it, the minutes are shown."""
    found = {}
    for result in islice(in_minutes(query), MOST):
        found.setdefault(result.address, result)
    rows = (
        AgendaItem.objects.public()
        .filter(query.in_any("title", "presenter_names"))
        .select_related("meeting__body", "parent__parent")
        .order_by("-meeting__date", "position")
    )
    for item in rows[:MOST]:
        place = f", item {item.path_words}" if item.label else ""
        result = Result(
            kind="item",
            path=f"Agenda, {item.meeting.date_words}{place}",
            title=item.title,
            address=item.get_absolute_url(),
            text=item.presenter_names,
            date=item.meeting.date,
        )
        found.setdefault(result.address, result)
    return found.values()


def in_minutes(query):
    """The sections of minutes that hold every word; else the minutes as a whole."""
    rows = (
        Minutes.objects.public()
        .filter(query.in_any("body"))
        .select_related("meeting__body")
        .order_by("-meeting__date")
    )
    for minutes in rows[:MOST]:
        text = outline(minutes.body)
        matching = [s for s in text.walk() if query.stands_in(f"{s.title} {plain(s.text)}")]
        for section in matching:
            place = f", item {section.path_words}" if section.path_words else ""
            yield Result(
                kind="item",
                path=f"Minutes, {minutes.meeting.date_words}{place}",
                title=plain(section.title),
                address=f"{minutes.get_absolute_url()}#{section.element_id}",
                text=plain(section.text),
                date=minutes.meeting.date,
            )
        if not matching:
            yield Result(
                kind="item",
                path=f"Minutes, {minutes.meeting.date_words}",
                title=str(minutes),
                address=minutes.get_absolute_url(),
                text=plain(minutes.body),
                date=minutes.meeting.date,
            )


def meetings(query):
    found = with_approval(Meeting.objects.public()).select_related("body")
    for word in query.words:
        written = Q()
        for name in ("place", "summary", "as_listed", "note", "body__name"):
            written |= Q(**{f"{name}__icontains": word})
        found = found.filter(written | dated(word.lower()))
    for meeting in found.order_by("-date", "slug")[:MOST]:
        standing = standing_of(meeting.status, meeting.approval)
        yield Result(
            kind="meeting",
            path=f"Meeting of the {meeting.body}",
            title=meeting.date_words,
            address=meeting.get_absolute_url(),
            text=" ".join(filter(None, [meeting.summary, meeting.place, meeting.note])),
            date=meeting.date,
            status=standing.words,
            status_class=standing.css,
        )


def documents(query):
    rows = Document.objects.public().filter(query.in_any("title_as_posted", "note"))
    for row in rows.for_listing().select_related("meeting__body", "body")[:MOST]:
        date = row.date or (row.meeting.date if row.meeting else None)
        of = f", meeting of {row.meeting.date_words}" if row.meeting else ""
        yield Result(
            kind="document",
            path=f"{row.get_kind_display()}{of}",
            title=row.title_as_posted,
            address=row.get_absolute_url(),
            text=row.note,
            date=date,
            status="" if row.is_held else "Not held",
        )


def law(query):
    """Sections and acts: first those that the query cites, then those that hold its words."""
    cited = {(type(row), row.pk): row for row in query.law().rows.values()}
    statutes = Statute.objects.public().filter(
        query.in_any("number", "title", "subject", "summary", "effectiveness", "status_note")
    )
    acts = Act.objects.public().filter(query.in_any("title", "bill", "subject", "summary"))
    found = cited | {(type(row), row.pk): row for row in [*statutes[:MOST], *acts[:MOST]]}
    for key, row in found.items():
        is_act = isinstance(row, Act)
        yield Result(
            kind="law",
            path=row.get_kind_display() if is_act else "Statute",
            title=f"{row.citation}. {row.title}" if row.title else row.citation,
            address=row.get_absolute_url(),
            text=". ".join(filter(None, [row.subject, plain(row.summary)])),
            year=row.year if is_act else None,
            status="" if is_act else row.get_status_display(),
            status_class="" if is_act else STATUS_CLASS.get(row.status, ""),
            score=FOUND_BY_CITATION * (key in cited),
        )


def recommendations(query):
    rows = (
        Recommendation.objects.public()
        .filter(query.in_any("title", "text", "outcome", "bill"))
        .select_related("report", "origin_item__meeting", "origin_item__parent__parent")
        .order_by("position", "slug")
    )
    for row in rows[:MOST]:
        item = row.origin_item
        if row.report:
            place = f"{row.report.title}{f', no. {row.number}' if row.number else ''}"
        else:
            place = f"meeting of {item.meeting.date_words}" if item else "origin not recorded"
        yield Result(
            kind="recommendation",
            path=f"{row.get_kind_display()}, {place}",
            title=row.title,
            address=row.get_absolute_url(),
            text=". Outcome: ".join(filter(None, [row.text.rstrip("."), row.outcome])),
            date=item.meeting.date if item else None,
            year=None if item or not row.report else row.report.last_year,
            status=row.get_status_display(),
            status_class=tag(row.status),
        )


def reports(query):
    rows = Report.objects.public().filter(
        query.in_any("title", "title_as_posted", "summary", "body", "note")
    )
    for row in rows.order_by("-last_year", "slug")[:MOST]:
        yield Result(
            kind="report",
            path=f"{row.get_kind_display()}, {row.years}",
            title=row.title,
            address=row.get_absolute_url(),
            text=" ".join(filter(None, [row.summary, plain(row.note), plain(row.body)])),
            date=row.issued_on,
            year=row.last_year,
        )


def resources(query):
    rows = Resource.objects.public().filter(query.in_any("title", "publisher", "note"))
    for row in rows[:MOST]:
        yield Result(
            kind="resource",
            path="Report or page by others",
            title=row.title,
            address=row.get_absolute_url(),
            text=" ".join(filter(None, [row.publisher, row.note])),
            date=row.date,
        )


def people(query):
    """People by name, save those whose names are withheld."""
    rows = Person.objects.public().filter(query.in_any("name", "honorific"), name_withheld=False)
    for row in rows.order_by("sort_name")[:MOST]:
        yield Result(
            kind="person",
            path="Person named in the record",
            title=f"{row.honorific} {row.name}".strip(),
            address=row.get_absolute_url(),
        )


PLACES = [items, meetings, documents, law, recommendations, reports, resources, people]

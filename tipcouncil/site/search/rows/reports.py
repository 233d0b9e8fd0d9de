"""What can be found of reports: the report, its sections and files, and what it recommends."""

from django.db.models import Prefetch
from markdown.extensions.toc import slugify

from meetings.sections import outline
from reports.models import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    Report,
    ReportFile,
    Resource,
)
from reports.pages.listing import tag
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.rows import IndexUnit, Row
from tipcouncil.site.search.rows.files import pages_of


def public_reports():
    files = ReportFile.objects.order_by("position", "pk")
    return Report.objects.public().prefetch_related(Prefetch("files", files))


def rows_of_report(report):
    facts = {"kind": "report", "date": report.issued_on, "year": report.last_year}
    text = outline(report.body)
    years = " ".join(map(str, range(report.first_year, report.last_year + 1)))
    yield Row(
        place="",
        source=report,
        title=report.title,
        path=f"{report.get_kind_display()}, {report.years}",
        also=f"{report.title_as_posted} {report.get_kind_display()} {years} report"
        " legislative legislature General Assembly",
        address=report.get_absolute_url(),
        text=" ".join(filter(None, [report.summary, plain(report.note), plain(text.preamble)])),
        **facts,
    )
    taken = {}
    for number, section in enumerate(text.walk(), 1):
        yield Row(
            place=f"section-{number}",
            source=report,
            title=plain(section.title),
            path=f"{report.title}, section",
            address=f"{report.get_absolute_url()}#{heading_id(section, taken)}",
            text=plain(section.text),
            **facts,
        )
    for file in report.files.all():
        yield from rows_of_file(report, file, facts | {"kind": "document"})


def heading_id(section, taken):
    """The id that the page gives to a heading; the second of one name ends in _1."""
    words = section.heading.strip().splitlines()[0].strip("# ")
    name = "text-" + slugify(plain(words), "-")
    count = taken[name] = taken.get(name, -1) + 1
    return f"{name}_{count}" if count else name


def rows_of_file(report, file, facts):
    held = f"#file-{file.key}" if file.is_held else ""
    yield Row(
        place=f"file-{file.pk}",
        source=file,
        title=file.title_as_posted,
        path=f"File of {report.title}",
        address=f"{report.get_absolute_url()}{held}",
        text=file.note,
        status="" if file.is_held else "Not held",
        **facts,
    )
    for page in pages_of(file):
        yield Row(
            place=f"file-{file.pk}-page-{page.number}",
            source=file,
            title=file.title_as_posted,
            path=f"{page.words}, {report.title}",
            address=f"{file.get_file_url()}{page.fragment}",
            text=page.text,
            **facts,
        )


def public_recommendations():
    targets = RecommendationTarget.objects.public().select_related("statute")
    updates = RecommendationUpdate.objects.public().select_related("meeting__body", "act")
    return (
        Recommendation.objects.public()
        .select_related(
            "report", "origin_item__meeting__body", "origin_item__parent__parent", "act"
        )
        .prefetch_related(
            Prefetch("targets", targets.order_by("position", "pk")),
            Prefetch("updates", updates.order_by("date", "pk")),
        )
    )


def rows_of_recommendation(row):
    item, report = row.origin_item, row.report
    if report:
        place = report.title
    else:
        place = f"meeting of {item.meeting}" if item else "origin not recorded"
    steps = [
        f"{update.date_words}: {update.get_status_display()}. {update.note}"
        for update in row.updates.all()
    ]
    aims = [
        f"{target.get_action_display()} {target.statute.citation}" for target in row.targets.all()
    ]
    said = f"{row.text.rstrip('.')}." if row.text else ""
    outcome = f"Outcome: {row.outcome_words}." if row.outcome else ""
    act = row.act.citation if row.act and row.act.is_public else ""
    yield Row(
        place="",
        kind="recommendation",
        source=row,
        title=row.title,
        path=f"{row.noun}, {place}",
        also=" ".join(["recommendation recommended", *aims]),
        address=row.get_absolute_url(),
        text=" ".join(
            filter(
                None,
                [said, outcome, row.bill, act, *steps],
            )
        ),
        date=item.meeting.date if item else None,
        year=None if item or not report else report.last_year,
        body=item.meeting.body.slug if item else "",
        cites=". ".join([row.bill, act, *aims]),
        status=row.get_status_display(),
        status_class=tag(row.status),
    )


def rows_of_resource(row):
    yield Row(
        place="",
        kind="resource",
        source=row,
        title=row.title,
        path=f"By others: {row.publisher}" if row.publisher else "Report or page by others",
        address=row.get_absolute_url(),
        text=row.note,
        date=row.date,
    )


UNITS = [
    IndexUnit("report", Report, public_reports, rows_of_report),
    IndexUnit("recommendation", Recommendation, public_recommendations, rows_of_recommendation),
    IndexUnit("resource", Resource, lambda: Resource.objects.public(), rows_of_resource),
]

"""What can be found of reports: the report, its sections and files, and what it recommends."""

from markdown.extensions.toc import unique

from meetings.sections import outline
from reports.models import (
    Recommendation,
    Report,
    Resource,
)
from tipcouncil.records.texts.markdown import slugify_heading
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.rows import IndexUnit, Row, joined
from tipcouncil.site.search.rows.files import rows_of_pages


def rows_of_report(report):
    facts = {"date": report.issued_on, "year": report.last_year}
    of_report = facts | {"kind": "report", "source": report}
    text, kind = outline(report.body), report.get_kind_display()
    years = " ".join(map(str, range(report.first_year, report.last_year + 1)))
    yield Row(
        title=report.title,
        path=f"{kind}, {report.years}",
        also=f"{report.title_as_posted} {kind} {years} report legislative legislature"
        " General Assembly",
        text=joined(report.summary, plain(report.note), plain(text.preamble)),
        **of_report,
    )
    taken = set()
    for number, section in enumerate(text.walk(), 1):
        yield Row(
            place=f"section-{number}",
            title=plain(section.title),
            path=f"{report.title}, section",
            address=f"{report.get_absolute_url()}#{heading_id(section, taken)}",
            text=plain(section.text),
            **of_report,
        )
    for file in report.files.all():
        yield from rows_of_file(report, file, facts)


def heading_id(section, taken):
    """The id that the page gives to a heading."""
    words = section.heading.strip().splitlines()[0].strip("# ")
    return unique(slugify_heading(plain(words), "-"), taken)


def rows_of_file(report, file, facts):
    held = f"#file-{file.key}" if file.is_held else ""
    facts = facts | {"kind": "document", "source": file, "title": file.title_as_posted}
    yield Row(
        place=f"file-{file.pk}",
        path=f"File of {report.title}",
        address=f"{report.get_absolute_url()}{held}",
        text=file.note,
        status="" if file.is_held else "Not held",
        **facts,
    )
    yield from rows_of_pages(file, report.title, f"file-{file.pk}-", **facts)


def rows_of_recommendation(row):
    report, act = row.report, row.act.citation if row.act and row.act.is_public else ""
    meeting = row.origin_item.meeting if row.origin_item else None
    place = f"meeting of {meeting}" if meeting else "origin not recorded"
    steps = [
        f"{update.date_words}: {update.get_status_display()}. {update.note}"
        for update in row.public_updates
    ]
    aims = [
        f"{target.get_action_display()} {target.statute.citation}" for target in row.public_targets
    ]
    yield Row(
        kind="recommendation",
        source=row,
        title=row.title,
        path=f"{row.noun}, {report.title if report else place}",
        also=joined("recommendation recommended", *aims),
        text=joined(
            f"{row.text.rstrip('.')}." if row.text else "",
            f"Outcome: {row.outcome_words}." if row.outcome else "",
            row.bill,
            act,
            *steps,
        ),
        date=meeting.date if meeting else None,
        year=report.last_year if report and not meeting else None,
        body=meeting.body if meeting else None,
        cites=". ".join([row.bill, act, *aims]),
        status=row.get_status_display(),
        status_class=row.tag,
    )


def rows_of_resource(row):
    yield Row(
        kind="resource",
        source=row,
        title=row.title,
        path=f"By others: {row.publisher}" if row.publisher else "Report or page by others",
        text=row.note,
        date=row.date,
    )


UNITS = [
    IndexUnit(lambda: Report.objects.public().for_listing(), rows_of_report),
    IndexUnit(lambda: Recommendation.objects.public().for_listing(), rows_of_recommendation),
    IndexUnit(Resource.objects.public, rows_of_resource),
]

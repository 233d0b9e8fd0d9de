"""A recommendation as a row of a table and as data."""

from tipcouncil.records.dates import EASTERN, iso

COLUMNS = [
    "id",
    "title",
    "kind",
    "text",
    "year",
    "report",
    "raised_on",
    "raised_at",
    "law",
    "bill",
    "act",
    "status",
    "outcome",
    "evidence",
    "steps",
    "source",
    "posted",
    "last_changed",
    "address",
]
REPORTS = [
    "id",
    "title",
    "title_as_posted",
    "kind",
    "first_year",
    "last_year",
    "issued_on",
    "sent_on",
    "sent_to",
    "copy_held",
    "text_held",
    "recommendations",
    "copy_elsewhere",
    "summary",
    "source",
    "address",
]


def local_day(moment):
    return moment.astimezone(EASTERN).date().isoformat()


def as_row(entry, base):
    """The cells under COLUMNS."""
    data = as_data(entry, base)
    cells = {
        **data,
        "report": data["report"]["title"] if data["report"] else "",
        "law": "; ".join(f"{law['action']}: {law['citation']}" for law in data["law"]),
        "act": entry.act_words,
        "steps": "; ".join(f"{step['when']}: {step['what']}" for step in data["steps"]),
    }
    return [cells[column] for column in COLUMNS]


def as_data(entry, base):
    """All that the page says of a recommendation. Addresses are whole."""
    asked = entry.recommendation
    item, report, act = asked.origin_item, asked.report, entry.recommendation.act
    return {
        "id": asked.slug,
        "title": asked.title,
        "kind": asked.kind,
        "text": asked.text,
        "year": entry.year,
        "report": {"title": report.title, "address": f"{base}{report.get_absolute_url()}"}
        if report
        else None,
        "raised_on": iso(item.meeting.date, item.meeting.date_precision) if item else None,
        "raised_at": f"{base}{item.get_absolute_url()}" if item else None,
        "law": [
            {
                "action": target.action,
                "citation": f"{target.statute.citation}{target.pinpoint}",
                "address": f"{base}{target.statute.get_absolute_url()}",
            }
            for target in entry.targets
        ],
        "bill": asked.bill,
        "act": {
            "citation": act.citation,
            "sections": asked.act_sections,
            "address": f"{base}{act.get_absolute_url()}" if entry.act else None,
        }
        if act
        else None,
        "status": asked.status,
        "outcome": asked.outcome,
        "evidence": asked.evidence_url,
        "steps": [
            {
                "when": each.when,
                "date": each.iso or None,
                "what": each.what,
                "links": [
                    {
                        "words": pointer.words,
                        "address": pointer.address
                        if pointer.is_outside
                        else f"{base}{pointer.address}",
                    }
                    for pointer in each.pointers
                ],
            }
            for each in entry.timeline
        ],
        "source": asked.source,
        "posted": local_day(asked.posted_at),
        "last_changed": local_day(asked.updated_at),
        "address": f"{base}{asked.get_absolute_url()}",
    }


def report_row(report, base):
    """The cells under REPORTS, of a report that came with `recommendation_count` and its files."""
    files = list(report.files.all())
    return [
        report.slug,
        report.title,
        report.title_as_posted,
        report.kind,
        report.first_year,
        report.last_year,
        iso(report.issued_on, report.issued_precision) if report.issued_on else None,
        report.transmitted_on,
        report.transmitted_to,
        any(file.is_held for file in files),
        report.has_text,
        report.recommendation_count,
        " ".join(file.source_url for file in files if file.source_url),
        report.summary,
        report.source,
        f"{base}{report.get_absolute_url()}",
    ]

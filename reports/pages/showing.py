"""What the page of a report shows, on the screen and on paper."""

from django.db.models import Max

from reports.models import RecommendationKind, Report, ReportFile, ReportRevision
from reports.pages import listing
from statutes.linking.links import law_cited_in
from statutes.linking.links import render as as_html
from tipcouncil.records.dates import in_words


def shown_of(slug):
    """One public report with its files, its text, what it asked for and what became of that.

    None where no public report has this address.
    """
    public = Report.objects.public().select_related("required_by", "required_by_act")
    report = public.with_updated_at().filter(slug=slug).first()
    if report is None:
        return None
    files = list(ReportFile.objects.public().filter(report=report).order_by("position", "pk"))
    versions = ReportRevision.objects.public().filter(report=report)
    law = law_cited_in(report.body, report.note, on=report.issued_on)
    law.named.pop(report.title, None)  # it need not lead to itself
    recommendations = listing.of_report(report)
    return {
        "report": report,
        "is_known": bool(files or recommendations or report.body or report.note),
        "held": [file for file in files if file.is_held],
        "not_held": [file for file in files if not file.is_held],
        "elsewhere": [file for file in files if file.source_url],
        "recommendations": recommendations,
        "origin": None if any(f.is_held for f in files) else origin_of(recommendations),
        "body": as_html(report.body, law),
        "note": as_html(report.note, law),
        "version": versions.aggregate(last=Max("number"))["last"],
        "issued": words_or_blank(report.issued_on, report.issued_precision),
        "sent": words_or_blank(report.transmitted_on),
        "required_by": [
            law for law in (report.required_by, report.required_by_act) if law and law.is_public
        ],
    }


def origin_of(rows):
    """The one item of minutes whose words all rows are; None where there is no such item."""
    items = {row.origin_item_id: row.origin_item for row in rows}
    item = next(iter(items.values()), None)
    if len(items) != 1 or not item or not hasattr(item.meeting, "minutes"):
        return None
    if not item.meeting.minutes.is_posted:
        return None
    kinds = {row.kind for row in rows}
    place = f", item {item.path_words}" if item.label else ""
    return {
        "item": item,
        "what": "next steps" if kinds == {RecommendationKind.NEXT_STEP} else "entries",
        "words": f"Minutes, {item.meeting}{place}",
    }


def words_or_blank(date, *precision):
    return in_words(date, *precision) if date else ""

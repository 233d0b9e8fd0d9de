"""The record's own answers to take away: printed pages, tables, and all files in one zip."""

import datetime

from django.db.models import Case, Count, Max, Value, When
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports import columns
from reports.models import Recommendation, Report
from reports.pages import listing
from reports.pages.showing import shown_of
from reports.printed import recommendations_document, report_document
from reports.views import bundle
from reports.views.versions import withdrawn_or_not_found
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.posting import public_q
from tipcouncil.records.printing.response import as_pdf
from tipcouncil.records.tables import RecordTable

NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # where nothing is recommended


@require_safe
def report_pdf(request, slug):
    """On paper, what the record says about a report: what it asked for, what came of it, its text.

    Where the record knows no more than its title, there is nothing to print: the page says that.
    """
    shown = shown_of(slug)
    if shown is None:
        return withdrawn_or_not_found(request, slug)
    report = shown["report"]
    if not shown["is_known"]:
        return redirect(report)
    moment = report.updated_at
    document = report_document(shown, base_url(request), moment)
    name = f"what-the-record-says-about-report-{report.slug}.pdf"
    return as_pdf(request, document, moment, name, report.get_absolute_url())


@require_safe
def recommendations_pdf(request):
    """All recommendations with their outcomes, or those that were asked for, as one table."""
    selection = listing.RecommendationSelection(request.GET)
    rows = Recommendation.objects.public().with_updated_at()
    moment = rows.aggregate(last=Max("updated_at"))["last"] or NEVER
    page = f"{reverse('reports:recommendations')}{selection.query}"
    document = recommendations_document(selection, f"{base_url(request)}{page}", moment)
    return as_pdf(request, document, moment, "what-the-record-says-about-recommendations.pdf", page)


def reports():
    """Every report with what a row of the table says of it."""
    count = Count("recommendations", filter=public_q(Recommendation, "recommendations__"))
    has_text = Case(When(body="", then=Value(False)), default=Value(True))
    rows = Report.objects.public().for_listing().defer("body")
    return rows.annotate(recommendation_count=count, has_text=has_text)


REPORTS = RecordTable("reports", columns.REPORTS, reports)
RECOMMENDATIONS = RecordTable(
    "recommendations", columns.RECOMMENDATIONS, lambda: listing.RecommendationSelection({}).every
)
TABLES = {table.name: table for table in (REPORTS, RECOMMENDATIONS)}


@require_safe
def reports_csv(request):
    """Every report that the record names, for a spreadsheet."""
    return REPORTS.response(request)


@require_safe
def recommendations_csv(request):
    """The recommendations that were asked for, for a spreadsheet."""
    return RECOMMENDATIONS.response(request, listing.RecommendationSelection(request.GET).rows)


@require_safe
def recommendations_json(request):
    """The recommendations that were asked for, for a program."""
    selection = listing.RecommendationSelection(request.GET)
    page = f"{reverse('reports:recommendations')}{selection.query}"
    by_kind = [
        {
            "kind": row["kind"],
            "total": row["total"],
            "enacted": row["counts"][0],
            "in_part": row["counts"][1],
        }
        for row in listing.tally(selection.rows)
    ]
    counted = {"of_all": len(selection.every), "by_kind": by_kind}
    return RECOMMENDATIONS.json(request, page, "recommendations", selection.rows, counted)


report_files = require_safe(bundle.send_files)

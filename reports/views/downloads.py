"""The record's own answers to take away: tables, and all that was put forward on paper."""

import datetime

from django.db.models import Case, Count, Value, When
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports import columns, listing
from reports.models import Recommendation, Report
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.posting import public_q
from tipcouncil.records.printing.documents import document
from tipcouncil.records.printing.response import as_pdf
from tipcouncil.records.tables import RecordTable

NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # where nothing is recommended


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


@require_safe
def recommendations_pdf(request):
    """All recommendations with their outcomes, or those that were asked for, as one table."""
    selection = listing.RecommendationSelection(request.GET)
    changed = max((row.updated_at for row in selection.every), default=NEVER)
    page = f"{reverse('reports:recommendations')}{selection.query}"
    paper = document(
        "What the record says about what the Council put forward",
        f"{base_url(request)}{page}",
        changed,
        "reports/paper/recommendations.html",
        {"selection": selection, "tally": listing.tally(selection.rows)},
        wide=True,
    )
    return as_pdf(request, paper, changed, "what-the-record-says-about-recommendations.pdf", page)

"""The lists: of what the council told the General Assembly, and of what became of it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports import listing
from reports.models import Outcome, Report, ReportKind, Resource
from tipcouncil.records.files.stored import size_words

ANNUAL = {ReportKind.ANNUAL, ReportKind.FINAL}


@require_safe
def report_list(request):
    """Every report that the record names, newest first, and others' reports."""
    reports = list(Report.objects.public().for_listing().defer("body"))
    kinds = listing.kinds_by_report()
    for report in reports:
        report.put_forward = listing.in_words(kinds[report.pk])
    files = [file for report in reports for file in report.files.all() if file.is_held]
    context = {
        "reports": reports,
        "held": sum(report.first_held is not None for report in reports),
        "is_public_elsewhere": any(report.first_elsewhere for report in reports),
        "gaps": gaps(reports),
        "files": files,
        "size": size_words(sum(file.size for file in files)),
        "resources": list(Resource.objects.public()),
    }
    return render(request, "reports/report_list.html", context)


def gaps(reports):
    """The years between the first annual report and the last that no annual report covers."""
    annual = [report for report in reports if report.kind in ANNUAL]
    if not annual:
        return []
    covered = {y for report in annual for y in range(report.first_year, report.last_year + 1)}
    return [year for year in range(min(covered), max(covered) + 1) if year not in covered]


@require_safe
def recommendation_list(request):
    """Everything that the council put forward, and what became of it."""
    selection = listing.RecommendationSelection(request.GET)
    present = {row.status for row in selection.every}
    context = {
        "selection": selection,
        "recommendations": selection.rows,
        "tally": listing.tally(selection.rows),
        "posted": posted_and_changed(selection.rows),
        "years": sorted({row.year for row in selection.every if row.year}, reverse=True),
        "statuses": [choice for choice in Outcome.choices if choice[0] in present],
    }
    return render(request, "reports/recommendation_list.html", context)


def posted_and_changed(rows):
    """Of rows that stand together: when the first was posted, and the last was changed."""
    return rows and {
        "posted_at": min(row.posted_at for row in rows),
        "updated_at": max(row.updated_at for row in rows),
    }

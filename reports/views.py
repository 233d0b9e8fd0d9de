"""Pages of what the council told the General Assembly, and of what became of it."""

from django.conf import settings
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports import listing
from reports.file_views import report_file, report_thumbnail
from reports.models import Outcome, Recommendation, Report, ReportFile, ReportKind, Resource
from statutes.linking import law_cited_in
from statutes.linking import render as as_html
from tipcouncil.records.dates import in_words
from tipcouncil.records.jsonld import collection, ld
from tipcouncil.records.posting import public_q

__all__ = [
    "recommendation_list",
    "report_detail",
    "report_file",
    "report_list",
    "report_thumbnail",
]

ANNUAL = {ReportKind.ANNUAL, ReportKind.FINAL}
LONGEST_FILTER = 60  # characters; longer than any year, status or number of a section


def page(name, request):
    return collection(name, f"{settings.BASE_URL}{request.path}")


@require_safe
def report_list(request):
    """The shelf: every report that the record names, newest first, and others' reports."""
    count = Count("recommendations", filter=public_q(Recommendation, "recommendations__"))
    reports = list(
        Report.objects.public().for_listing().defer("body").annotate(recommendation_count=count)
    )
    context = {
        "shelf": [{"report": report, "file": first_held(report.files.all())} for report in reports],
        "held": sum(first_held(report.files.all()) is not None for report in reports),
        "gaps": gaps(reports),
        "resources": list(Resource.objects.public()),
        "described": ld(page("Annual reports and recommendations", request)),
    }
    return render(request, "reports/report_list.html", context)


def first_held(files):
    return next((file for file in files if file.is_held), None)


def gaps(reports):
    """The years between the first annual report and the last that no annual report covers."""
    annual = [report for report in reports if report.kind in ANNUAL]
    if not annual:
        return []
    covered = {y for report in annual for y in range(report.first_year, report.last_year + 1)}
    return [year for year in range(min(covered), max(covered) + 1) if year not in covered]


@require_safe
def report_detail(request, slug):
    """One report: its copy if one is held, what it asked for, and what became of that."""
    report = get_object_or_404(
        Report.objects.public().select_related("required_by", "required_by_act"), slug=slug
    )
    files = list(ReportFile.objects.public().filter(report=report).order_by("position", "pk"))
    listed = listing.with_all_that_is_shown(
        Recommendation.objects.public()
        .filter(Q(report=report) | Q(part_of__report=report))
        .order_by("position", "slug")
    )
    entries = [e for e in listing.nested(listed) if e.recommendation.report_id == report.pk]
    law = law_cited_in(report.body, report.note)
    held = [file for file in files if file.is_held]
    context = {
        "report": report,
        "held": held,
        "not_held": [file for file in files if not file.is_held],
        "elsewhere": [file for file in files if file.source_url],
        "entries": entries,
        "body": as_html(report.body, law),
        "note": as_html(report.note, law),
        "issued": words_or_blank(report.issued_on, report.issued_precision),
        "sent": words_or_blank(report.transmitted_on),
        "required_by": [
            law for law in (report.required_by, report.required_by_act) if law and law.is_public
        ],
        "described": ld(described(report, held)),
    }
    return render(request, "reports/report_detail.html", context)


def words_or_blank(date, *precision):
    return in_words(date, *precision) if date else ""


def described(report, held):
    """What schema.org can say of a report."""
    return {
        "@type": "Report",
        "name": report.title,
        "url": f"{settings.BASE_URL}{report.get_absolute_url()}",
        "datePublished": str(report.issued_on) if report.issued_precision == "day" else None,
        "temporalCoverage": f"{report.first_year}/{report.last_year}",
        "inLanguage": "en-US",
        "author": {
            "@type": "GovernmentOrganization",
            "name": "Connecticut Trafficking in Persons Council",
        },
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{settings.BASE_URL}{file.get_file_url()}",
                "encodingFormat": file.media_type,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in held
        ],
    }


@require_safe
def recommendation_list(request):
    """Everything that the council asked for or set out to discuss, and what became of it."""
    every = listing.with_all_that_is_shown(
        Recommendation.objects.public().order_by("position", "slug")
    )
    asked = {name: request.GET.get(name, "")[:LONGEST_FILTER] for name in FILTERS}
    matching = [
        e for e in every if all(FILTERS[name](e, asked[name]) for name in asked if asked[name])
    ]
    statutes = {target.statute for entry in every for target in entry.targets}
    present = {entry.recommendation.status for entry in every}
    context = {
        "entries": matching,
        "total": len(every),
        "tally": listing.tally(every),
        "enacted": sum(e.recommendation.status == Outcome.ENACTED for e in every),
        "in_part": sum(e.recommendation.status == Outcome.ENACTED_IN_PART for e in every),
        "statutes": sorted(statutes, key=lambda statute: statute.sort_key),
        "years": sorted({entry.year for entry in every if entry.year}, reverse=True),
        "statuses": [(value, label) for value, label in Outcome.choices if value in present],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "described": ld(page("Recommendations", request)),
    }
    return render(request, "reports/recommendation_list.html", context)


FILTERS = {
    "status": lambda entry, value: entry.recommendation.status == value,
    "statute": lambda entry, value: any(t.statute.slug == value for t in entry.targets),
    "year": lambda entry, value: str(entry.year) == value,
}

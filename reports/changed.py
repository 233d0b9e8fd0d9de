"""The day on which what the public reads of a report, or of all recommendations, last changed."""

import datetime

from django.db.models import Max

from reports.models import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    ReportFile,
)
from tipcouncil.records.versions.changes import with_changed_at, with_updated_at

BEFORE_ALL = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def last_change(*querysets):
    """The last moment at which one of these public rows was posted or changed."""
    found = [moment for rows in querysets if (moment := newest(rows.public().order_by()))]
    return max(found, default=BEFORE_ALL)


def newest(rows):
    if hasattr(rows.model, "posted_at"):
        return with_changed_at(rows).aggregate(last=Max("changed_at"))["last"]
    versions = rows.model.history.model.objects.filter(id__in=rows.values("pk"))
    return versions.aggregate(last=Max("history_date"))["last"]


def with_page_changes(reports):
    """Reports, each with `updated_at`: when what its page says last changed."""
    asked, told = Recommendation.objects.all(), RecommendationUpdate.objects.all()
    of_report = ["recommendation__report", "recommendation__part_of__report"]
    return with_updated_at(
        reports,
        [
            (asked, "report"),
            (asked, "part_of__report"),
            *((told, path) for path in of_report),
        ],
        [
            (ReportFile, "report"),
            *((RecommendationTarget, path) for path in of_report),
        ],
    )


def recommendations_changed():
    return last_change(*rows_shown_with(Recommendation.objects.all()))


def rows_shown_with(recommendations):
    return (
        recommendations,
        RecommendationUpdate.objects.filter(recommendation__in=recommendations),
        RecommendationTarget.objects.filter(recommendation__in=recommendations),
    )

"""When a public record last changed: when it was posted, or corrected since.

What staff do to a record before it is posted changes nothing that the public sees, and so it
counts for nothing here.
"""

from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

CHANGED = "~"  # in the history: neither entered ("+") nor removed ("-")


def with_changed_at(queryset):
    """Posted rows, each with `changed_at`: its posting, or the last change that followed."""
    versions = queryset.model.history.model.objects.filter(id=OuterRef("pk"), history_type=CHANGED)
    last = versions.order_by("-history_date").values("history_date")[:1]
    return queryset.annotate(
        changed_at=Greatest(F("posted_at"), Coalesce(Subquery(last), F("posted_at")))
    )


def last_change_of_parts(model, whole, public_wholes):
    """{id of the whole: when one of its parts was last changed, added or removed}."""
    rows = model.history.model.objects.filter(**{f"{whole}__in": public_wholes})
    return dict(rows.order_by().values_list(f"{whole}_id").annotate(Max("history_date")))


def with_number_of_changes(queryset):
    """Posted rows, each with `changes`: how often it was changed since it was posted."""
    since = queryset.model.history.model.objects.filter(
        id=OuterRef("pk"), history_type=CHANGED, history_date__gt=OuterRef("posted_at")
    )
    counted = since.order_by().values("id").annotate(times=Count("pk")).values("times")
    return queryset.annotate(changes=Coalesce(Subquery(counted), 0))

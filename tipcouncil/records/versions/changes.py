"""When a public record last changed: when it was posted, or corrected since.

What staff do to a record before it is posted changes nothing that the public sees, and so it
counts for nothing here.
"""

from django.db.models import Count, F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from tipcouncil.records.posting import public_q

CHANGED = "~"  # in the history: neither entered ("+") nor removed ("-")


def with_changed_at(queryset):
    """Posted rows, each with `changed_at`: its posting, or the last change that followed."""
    versions = queryset.model.history.model.objects.filter(id=OuterRef("pk"), history_type=CHANGED)
    last = versions.order_by("-history_date").values("history_date")[:1]
    return queryset.annotate(
        changed_at=Greatest(F("posted_at"), Coalesce(Subquery(last), F("posted_at")))
    )


def last_change_of_parts(model, whole, public_wholes):
    """{id of the whole: when one of its parts was last changed, added or removed}.

    A part may belong to a second record too; while that one is a draft, the part tells nothing.
    """
    own = {f"{whole}__in": public_wholes}
    rows = versions_of_parts(model, whole).filter(**own)
    return dict(rows.order_by().values_list(f"{whole}_id").annotate(Max("history_date")))


def versions_of_parts(model, whole):
    """The history of public parts, but for what was entered in one act with the whole."""
    nearest = whole.partition("__")[0]
    entered = model._meta.get_field(nearest).related_model.history.model.objects
    entered = entered.filter(id=OuterRef(f"{nearest}_id")).order_by("history_date")
    began = Subquery(entered.values("history_date")[:1])
    return model.history.model.objects.filter(public_q(model), history_date__gt=began)


def with_updated_at(queryset, posted_parts=(), plain_parts=()):
    """Posted rows, each with `updated_at`: when it, or a part of it, last changed for the public.

    Parts are pairs of a queryset, or of a model without a gate of its own, and the name of its
    foreign key to the row.
    """
    moments = [F("changed_at")]
    for rows, whole in posted_parts:
        own = with_changed_at(rows.public().filter(**{whole: OuterRef("pk")}))
        last = own.order_by("-changed_at").values("changed_at")[:1]
        moments.append(Coalesce(Subquery(last), F("changed_at")))
    for model, whole in plain_parts:
        versions = versions_of_parts(model, whole).filter(**{f"{whole}_id": OuterRef("pk")})
        last = versions.order_by("-history_date").values("history_date")[:1]
        moments.append(Coalesce(Subquery(last), F("changed_at")))
    latest = Greatest(*moments) if len(moments) > 1 else moments[0]
    return with_changed_at(queryset).annotate(updated_at=latest)


def with_number_of_changes(queryset):
    """Posted rows, each with `changes`: how often it was changed since it was first posted.

    A posting that is taken back and made again counts too, so that the number never falls.
    """
    versions = queryset.model.history.model.objects.filter(id=OuterRef("pk")).order_by()
    first = versions.filter(posted_at__isnull=False).values("id").annotate(at=Min("history_date"))
    since = versions.filter(history_type=CHANGED, history_date__gt=OuterRef("first_posted"))
    counted = since.values("id").annotate(times=Count("pk")).values("times")
    posted = queryset.annotate(first_posted=Subquery(first.values("at")))
    return posted.annotate(changes=Coalesce(Subquery(counted), 0))

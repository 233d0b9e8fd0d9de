"""Pages of one section and one act: status, history, and where the record speaks of them."""

from textwrap import shorten

from django.conf import settings
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from statutes import in_force, official
from statutes.linking.cited_in import cited_in, outcomes_of, with_outcomes
from statutes.linking.law_cited import law_cited_in
from statutes.linking.links import render as as_html
from statutes.models import Act, Effect, Statute, StatuteStatus
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.lists import page_of
from tipcouncil.records.metadata.citation import Cited
from tipcouncil.records.metadata.jsonld import ld

MENTIONS_ON_A_PAGE = 25
LONGEST_BRIEF = 80  # characters
DOTS = {
    "is-act": "a filled dot marks an act",
    "": "an open dot marks an older authority named in the official history",
    "is-open": "a dashed dot marks a change not yet in effect",
}
LEGAL_FORCE = {
    StatuteStatus.IN_FORCE: {"legislationLegalForce": "https://schema.org/InForce"},
    StatuteStatus.REPEALED: {"legislationLegalForce": "https://schema.org/NotInForce"},
    StatuteStatus.TRANSFERRED: {"legislationLegalForce": "https://schema.org/NotInForce"},
}


@require_safe
def statute_detail(request, slug):
    """One section: its status, what changed it, and where the record speaks of it.

    With ?on=2017-01-19 the same section as of that day.
    """
    sections = Statute.objects.public().with_updated_at()
    statute = get_object_or_404(sections.select_related("transferred_to"), slug=slug)
    changes = list(statute.changes.public().select_related("act").order_by("position", "pk"))
    law = law_cited_in(statute.summary, statute.effectiveness)
    day, misread = in_force.requested_day(request.GET.get("on", ""))
    now = today()
    to_come = in_force.pending(changes, now)
    by_now = [change for change in changes if change not in to_come]
    status, since = in_force.status_on(statute, changes, now)
    earlier, later = neighbours(statute)
    official_url = statute.official_url or official.section_url(statute.number)
    context = {
        "statute": statute,
        "brief": brief(statute),
        "status": status,
        "status_words": status_words(status, since),
        "is_yet_to_be": in_force.is_yet_to_be(changes, now),
        "to_come": [(in_force.TO_BE[c.effect], c) for c in to_come],
        "unread": in_force.unread(statute, changes, now),
        "enacted_by": [change for change in changes if change.effect == Effect.ENACTED],
        "amended_by": [change for change in by_now if change.effect == Effect.AMENDED],
        "ended_by": [change for change in by_now if change.effect in in_force.ENDS],
        "misread": misread,
        "view": in_force.AsOf(statute, changes, day) if day else None,
        "offense_class": in_force.class_of(statute),
        "summary": as_html(statute.summary, law),
        "effectiveness": as_html(statute.effectiveness, law),
        "cited": cited(statute),
        "official_url": official_url,
        "earlier_text": earlier_text(statute, official_url),
        "earlier": earlier,
        "later": later,
        "described": ld(
            legislation(statute, official_url)
            | {"name": f"{statute}. {statute.title}"}
            | LEGAL_FORCE.get(status, {})
        ),
    }
    context["groups"] = groups_of(context["view"], changes)
    context["legend"] = legend(context["groups"])
    context["is_by_rule"] = any(change.is_by_rule for change in changes)
    context |= mentions_page(statute, changes, request.GET)
    return render(request, "statutes/statute_detail.html", context)


def brief(law):
    """The title as far as it can stand within another sentence."""
    return shorten(law.title.rstrip("."), LONGEST_BRIEF, placeholder="…")


def earlier_text(statute, official_url):
    """The codified text, where the page leads to the later text of a supplement."""
    if official_url != official.supplement_url(statute.number):
        return ""
    return official.codified_url(statute.number)


def groups_of(view, changes):
    """The history under its headings: as of a day in four groups, else in one without a name."""
    if view is None:
        return [("", history(in_force.in_order(changes)))] if changes else []
    named = [
        (f"In effect by {view.words}", view.taken),
        ("Took effect later", view.later),
        ("Yet to take effect", view.to_come),
        (f"Passed by {view.on.year}, effective date not entered", view.undated),
    ]
    return [(heading, history(in_force.in_order(group))) for heading, group in named if group]


def legend(groups):
    """What each kind of dot in the history means, where there is more than one."""
    kinds = {dot_of(*entry) for _, group in groups for entry in group}
    said = [words for kind, words in DOTS.items() if kind in kinds]
    return "; ".join(said).capitalize() if len(said) > 1 else ""


def dot_of(change, is_pending):
    if is_pending:
        return "is-open"
    return "is-act" if change.act else ""


def mentions_page(law, changes, query):
    """Where the record cites a section or an act, so many at a time, and what came of it."""
    citing, outcomes = cited_in(law), outcomes_of(law, changes)
    page = page_of(citing, query, MENTIONS_ON_A_PAGE)
    return {
        "outcomes": outcomes,
        "citing": with_outcomes(page.object_list, outcomes),
        "page": page,
        "places": len(citing),
    }


def status_words(status, since):
    """The status in words, with its date where one is known."""
    label = StatuteStatus(status).label
    if since:
        return f"{label}, effective {in_words(since)}"
    return f"{label}; date not entered" if status == StatuteStatus.REPEALED else label


def history(changes):
    """Each change, and whether it is still to come."""
    to_come = in_force.pending(changes, today())
    return [(change, change in to_come) for change in changes]


def neighbours(statute):
    """The sections before and after this one, in one query; None at either end."""
    public = Statute.objects.public()
    before = public.filter(sort_key__lt=statute.sort_key).order_by("-sort_key").values("pk")[:1]
    after = public.filter(sort_key__gt=statute.sort_key).order_by("sort_key").values("pk")[:1]
    found = Statute.objects.public().filter(Q(pk__in=before) | Q(pk__in=after))
    sides = {row.sort_key > statute.sort_key: row for row in found}
    return sides.get(False), sides.get(True)


def cited(law, date=""):
    """The page of a section or an act in a bibliography. It is about the law, not the law."""
    title = f"{law.citation}. {law.title}".strip()
    address = f"{settings.BASE_URL}{law.get_absolute_url()}"
    return Cited(
        title=title,
        address=address,
        kind="webpage",
        date=date,
        law=getattr(law, "legal_citation", ""),
    )


def legislation(law, official_url):
    """What schema.org can say of a section or an act."""
    return {
        "@type": "Legislation",
        "legislationIdentifier": law.citation,
        "legislationJurisdiction": "US-CT",
        "url": f"{settings.BASE_URL}{law.get_absolute_url()}",
        "sameAs": official_url,
        "inLanguage": "en-US",
    }


@require_safe
def act_detail(request, slug):
    """One act: what it did to the sections in the record, and where the record speaks of it."""
    acts = Act.objects.public().with_updated_at()
    act = get_object_or_404(acts, slug=slug)
    changes = act.changes.public().select_related("statute")
    changes = list(changes.order_by("statute__sort_key", "position", "pk"))
    looked_up = official.act_url(act.kind, act.year, act.number)
    official_url = act.official_url or looked_up
    context = {
        "act": act,
        "brief": brief(act),
        "official_url": official_url,
        "changes": history(changes),
        "is_by_rule": any(change.is_by_rule for change in changes),
        "summary": as_html(act.summary),
        "cited": cited(act, str(act.year)),
        "described": ld(
            legislation(act, official_url)
            | {"name": act.title or act.citation, "legislationType": act.get_kind_display()}
            | {"legislationDate": str(act.year)}
        ),
    }
    context |= mentions_page(act, changes, request.GET)
    return render(request, "statutes/act_detail.html", context)

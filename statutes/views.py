"""Pages of the law: the inventory, one section, the acts, one act."""

from django.conf import settings
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from statutes.cited_in import cited_in
from statutes.linking import law_cited_in
from statutes.linking import render as as_html
from statutes.models import Act, ActKind, Statute, StatuteChange, StatuteStatus
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.jsonld import collection, ld
from tipcouncil.records.posting import public_q

LONGEST_FILTER = 200  # characters of a word to look for
LEGAL_FORCE = {
    StatuteStatus.IN_FORCE: "InForce",
    StatuteStatus.REPEALED: "NotInForce",
    StatuteStatus.TRANSFERRED: "NotInForce",
}


def words_asked(request, name="q"):
    """What a visitor typed, without what no record holds."""
    typed = request.GET.get(name, "")[:LONGEST_FILTER]
    return " ".join("".join(c if c.isprintable() else " " for c in typed).split())


def subject_group(law):
    """“crime” of “crime: trafficking in persons”: the heading under which a subject is listed."""
    return law.subject.partition(":")[0].strip()


def holds(text, words):
    text = text.lower()
    return all(word in text for word in words.lower().split())


def listing(name, request):
    return collection(name, f"{settings.BASE_URL}{request.path}")


@require_safe
def statute_list(request):
    """The inventory of sections, in lawyers' order, narrowed by subject, status and words."""
    every = list(Statute.objects.public().for_listing())
    q, subject, status = (words_asked(request, name) for name in ("q", "subject", "status"))
    matching = [
        statute
        for statute in every
        if (not subject or subject_group(statute) == subject)
        and (not status or statute.status == status)
        and holds(f"{statute.citation} {statute.title} {statute.subject}", q)
    ]
    present = {statute.status for statute in every}
    context = {
        "inventory": [statute for statute in matching if statute.in_inventory],
        "others": [statute for statute in matching if not statute.in_inventory],
        "matching": len(matching),
        "total": len(every),
        "inventory_total": sum(statute.in_inventory for statute in every),
        "subjects": sorted(filter(None, {subject_group(statute) for statute in every})),
        "statuses": [(value, label) for value, label in StatuteStatus.choices if value in present],
        "q": q,
        "subject": subject,
        "status": status,
        "is_narrowed": bool(q or subject or status),
        "acts": Act.objects.public().count(),
        "described": ld(listing("Statutes", request)),
    }
    return render(request, "statutes/statute_list.html", context)


@require_safe
def statute_detail(request, slug):
    """One section: its status, what changed it, and where the record speaks of it."""
    statute = get_object_or_404(
        Statute.objects.public().select_related("transferred_to"), slug=slug
    )
    changes = list(statute.changes.public().select_related("act").order_by("position", "pk"))
    law = law_cited_in(statute.summary, statute.effectiveness)
    earlier, later = neighbours(statute)
    context = {
        "statute": statute,
        "status_words": status_words(statute),
        "moved_to": public_or_none(statute.transferred_to),
        "changes": history(changes),
        "summary": as_html(statute.summary, law),
        "effectiveness": as_html(statute.effectiveness, law),
        "citing": cited_in(statute),
        "earlier": earlier,
        "later": later,
        "described": ld(
            legislation(statute, statute.official_url) | {"name": f"{statute}. {statute.title}"}
        ),
    }
    return render(request, "statutes/statute_detail.html", context)


def public_or_none(law):
    return law if law and law.is_public else None


def status_words(statute):
    """The status in words, with its date where one is known."""
    if statute.status == StatuteStatus.REPEALED:
        when = statute.repealed_on
        return f"Repealed, effective {in_words(when)}" if when else "Repealed; date not entered"
    return statute.get_status_display()


def history(changes):
    """Each change with its words, and whether it is still to come."""
    now = today()
    return [
        {
            "change": change,
            "effect": change.get_effect_display(),
            "is_pending": bool(change.effective_on and change.effective_on > now),
            "effective": in_words(change.effective_on) if change.effective_on else "",
            "subsections": ", ".join(f"({name})" for name in change.subsections_named.split()),
        }
        for change in changes
    ]


def neighbours(statute):
    """The sections before and after this one, in one query; None at either end."""
    public = Statute.objects.public()
    before = public.filter(sort_key__lt=statute.sort_key).order_by("-sort_key").values("pk")[:1]
    after = public.filter(sort_key__gt=statute.sort_key).order_by("sort_key").values("pk")[:1]
    found = Statute.objects.public().filter(Q(pk__in=before) | Q(pk__in=after))
    sides = {row.sort_key > statute.sort_key: row for row in found}
    return sides.get(False), sides.get(True)


def legislation(law, official_url):
    """What schema.org can say of a section or an act."""
    said = {
        "@type": "Legislation",
        "legislationIdentifier": law.citation,
        "legislationJurisdiction": "US-CT",
        "url": f"{settings.BASE_URL}{law.get_absolute_url()}",
        "sameAs": official_url,
        "inLanguage": "en-US",
    }
    if force := LEGAL_FORCE.get(getattr(law, "status", "")):
        said["legislationLegalForce"] = f"https://schema.org/{force}"
    return said


@require_safe
def act_list(request):
    """Every act in the record, newest first, narrowed by year, kind and words."""
    changes = Count("changes", filter=public_q(StatuteChange, "changes__"))
    every = list(Act.objects.public().for_listing().annotate(change_count=changes))
    q, kind, year = (words_asked(request, name) for name in ("q", "kind", "year"))
    matching = [
        act
        for act in every
        if (not kind or act.kind == kind)
        and (not year or str(act.year) == year)
        and holds(f"{act.citation} {act.title} {act.bill} {act.subject}", q)
    ]
    told = [act for act in matching if act.title or act.summary or act.bill or act.in_inventory]
    years = {}
    for act in matching:
        if act not in told:
            years.setdefault(act.year, []).append(act)
    context = {
        "told": told,
        "years": list(years.items()),
        "named": sum(map(len, years.values())),
        "matching": len(matching),
        "total": len(every),
        "choices": sorted({act.year for act in every}, reverse=True),
        "kinds": ActKind.choices,
        "q": q,
        "kind": kind,
        "year": year,
        "is_narrowed": bool(q or kind or year),
        "described": ld(listing("Public and special acts", request)),
    }
    return render(request, "statutes/act_list.html", context)


@require_safe
def act_detail(request, slug):
    """One act: what it did to the sections in the record, and where the record speaks of it."""
    act = get_object_or_404(Act.objects.public(), slug=slug)
    changes = act.changes.public().select_related("statute")
    done = history(changes.order_by("statute__sort_key", "position", "pk"))
    context = {
        "act": act,
        "changes": done,
        "effective": in_words(act.effective_on) if act.effective_on else "",
        "summary": as_html(act.summary),
        "citing": cited_in(act),
        "described": ld(
            legislation(act, act.official_url)
            | {"name": act.title or act.citation, "legislationType": act.get_kind_display()}
            | {"legislationDate": str(act.year)}
        ),
    }
    return render(request, "statutes/act_detail.html", context)

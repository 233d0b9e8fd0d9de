"""Addresses that answered once: they lead on for ever, and never to what is not public.

Three things are done here: a renamed page leaves its old address behind, a visitor who asks for
an old address is sent on, and what staff enter is checked.
"""

import copy
import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect, QueryDict
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.decorators import sync_only_middleware

from meetings.models import Body, Meeting, Person
from reports.models import Report
from statutes.models import Act, Statute
from tipcouncil.site.models import OldAddress

NOT_PUBLIC = ("/admin/", "/accounts/", "/static/", "/healthz")
# Not asked for, to see whether it is there: whoever puts it together asks this of each old address.
ALWAYS_PUBLIC = {"site:whole_record"}
WRITTEN = re.compile(r"/[A-Za-z0-9._~/%-]*", re.ASCII)
TARGET = re.compile(r"/(?:[A-Za-z0-9._~%-][A-Za-z0-9._~/%-]*)?(?:#[A-Za-z0-9._~-]+)?", re.ASCII)
# Where a record is found by its own name, beside what lies below its page.
PATHS = {
    Meeting: ["meetings:meeting", "/api/events/{}"],
    Person: ["meetings:person", "/api/people/{}"],
    Report: ["reports:report", "/api/reports/{}"],
    Statute: ["statutes:statute", "site:feed_statute", "/api/statutes/{}"],
    Act: ["statutes:act", "site:feed_act", "/api/acts/{}"],
    Body: ["site:feed_body", "meetings:body_calendar", "/api/organizations/{}"],
}


def paths_of(model, slug):
    for name in PATHS[model]:
        if name.startswith("/"):
            yield name.format(slug)
        else:
            try:
                yield reverse(name, args=[slug])
            except NoReverseMatch:
                continue


# A renamed page


def note_former_slug(sender, instance, raw=False, **kwargs):
    """Before a record is saved: under which name the public knew it, if it did."""
    instance.former_slug = None
    if instance.pk and not raw and not getattr(instance, "leaves_no_redirect", False):
        before = sender.objects.filter(pk=instance.pk).first()
        if before and before.was_posted:
            instance.former_slug = before.slug


def add_redirects(sender, instance, raw=False, **kwargs):
    """After it was saved under another name: its old addresses lead to the new ones."""
    old, new = getattr(instance, "former_slug", None), instance.slug
    if not old or old == new or raw:
        return
    pairs = zip(paths_of(sender, old), paths_of(sender, new), strict=True)
    with transaction.atomic():
        for path, target in pairs:
            OldAddress.objects.filter(path=target).delete()  # it is a living page again
            OldAddress.objects.filter(target=path).update(target=target)
            OldAddress.objects.update_or_create(
                path=path,
                defaults={"target": target, "note": "The page was renamed.", "is_renaming": True},
            )


def connect():
    for model in PATHS:
        pre_save.connect(note_former_slug, sender=model)
        post_save.connect(add_redirects, sender=model)


# A visitor


@sync_only_middleware
def recorded_redirects(get_response):
    """Where there is no page, an old address that leads to a public one answers 301."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        target = target_of(request)
        return HttpResponsePermanentRedirect(target) if target else response

    return middleware


def target_of(request):
    """Where the address that was asked for is now; None where it leads to nothing public."""
    path = request.path
    if len(path) > 300 or path.startswith(NOT_PUBLIC):
        return None
    known = redirects_for(path)
    if not known and path != path.lower():
        path = path.lower()
        known = redirects_for(path)
    if not known:
        return None
    longest = max(known, key=len)
    target = moved(path, longest, known[longest])
    if target is None or not is_public(target, request):
        return None
    query = request.META.get("QUERY_STRING", "")
    page, stroke, place = target.partition("#")
    return f"{page}?{query}{stroke}{place}" if query else target


def redirects_for(path):
    """The old addresses that an address is, or lies below, and where each leads."""
    return dict(OldAddress.objects.filter(path__in=wholes_of(path)).values_list("path", "target"))


def wholes_of(path):
    """The address itself, and those of the pages that it may lie below: /a/ of /a/b.json."""
    parts = path.split("/")
    wholes = {path, f"{path}/", path.rstrip("/") or "/"}
    wholes |= {"/".join(parts[:length]) + "/" for length in range(2, len(parts))}
    stem, dot, _ = path.rpartition(".")
    return wholes | ({f"{stem}/"} if dot and "/" not in path[len(stem) :] else set())


def moved(path, old, target):
    """The new address of what was asked for below an old one: /b/minutes.md for /a/minutes.md."""
    page = target.partition("#")[0]
    if path.rstrip("/") == old.rstrip("/"):
        return target
    if path.startswith(old) and old.endswith("/"):
        return f"{page}{path[len(old) :]}" if page.endswith("/") and page != "/" else None
    return f"{page.rstrip('/')}{path[len(old) - 1 :]}" if page != "/" else None


def is_public(address, request=None):
    """Whether a page answers at an address of this site: it is asked for, as a visitor would."""
    path = address.partition("#")[0].partition("?")[0]
    if path.startswith(NOT_PUBLIC):
        return False
    asked = copy.copy(request) if request else HttpRequest()
    asked.method, asked.path, asked.path_info = "HEAD", path, path
    asked.GET, asked.COOKIES = QueryDict(), {}
    asked.META = {**(request.META if request else OF_NOBODY), "QUERY_STRING": ""}
    try:
        found = resolve(path)
        if found.view_name in ALWAYS_PUBLIC:
            return True
        response = found.func(asked, *found.args, **found.kwargs)
    except (Http404, Resolver404, PermissionDenied):
        return False
    return response.status_code == 200  # nothing of it is sent, and HEAD opens nothing


OF_NOBODY = {"SERVER_NAME": "localhost", "SERVER_PORT": "80"}


# What staff enter


def check_redirect(path, target, own_id=None):
    """Refuse, with a sentence for each field, what would hide a page or lead in a circle."""
    mistakes = {}
    if not WRITTEN.fullmatch(path) or "//" in path or "/.." in path:
        mistakes["path"] = (
            "Write the address without the host, from the first stroke: /trafficking-in-persons/."
        )
    elif path.startswith(NOT_PUBLIC):
        mistakes["path"] = "This address belongs to the site’s own works. It cannot lead elsewhere."
    elif is_public(path):
        mistakes["path"] = "There is a page at this address. Only what has none can lead on."
    if not TARGET.fullmatch(target) or "//" in target or "/.." in target:
        mistakes["target"] = "Choose a page of this site, and write it as /meetings/2017-01-19/."
    elif target.startswith(NOT_PUBLIC) or not resolves(target):
        mistakes["target"] = "No page of this site has such an address. See that it is whole."
    elif target.partition("#")[0].rstrip("/") == path.rstrip("/"):
        mistakes["target"] = "The address would lead to itself. Choose the page it stands for."
    else:
        others = OldAddress.objects.exclude(pk=own_id)
        onward = others.filter(path=target.partition("#")[0]).first()
        if onward and not is_public(target):
            mistakes["target"] = (
                f"That is an old address itself. Choose the page that it leads to: {onward.target}"
            )
    if mistakes:
        raise ValidationError(mistakes)


def resolves(target):
    try:
        resolve(target.partition("#")[0])
    except Resolver404:
        return False
    return True

"""Addresses that answered once: they lead on for ever, and never to what is not public.

A renamed page leaves its old address behind, a visitor who asks for one is sent on, and what staff
enter is checked.
"""

import copy
import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.dispatch import receiver
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from meetings.models import Body, Meeting, Person
from reports.models import Report
from statutes.models import Act, Statute
from tipcouncil.records.posting import changed
from tipcouncil.records.redaction.redaction import WITHHELD_SLUG
from tipcouncil.site.models import Redirect

LONGEST = 300  # characters
NOT_PUBLIC = ("/admin/", "/accounts/", "/static/", "/healthz")
# Not asked for, to see whether it is there: whoever puts it together asks this of each old address.
ALWAYS_PUBLIC = {"site:whole_record"}
WRITTEN = re.compile(r"/[A-Za-z0-9._~/%-]*", re.ASCII)
TARGET = re.compile(r"/(?:[A-Za-z0-9._~%-][A-Za-z0-9._~/%-]*)?(?:#[A-Za-z0-9._~-]+)?", re.ASCII)
# Where a record is found by its own name, beside what lies below its page.
PATHS = {
    Meeting: ["/meetings/{}/", "/api/events/{}"],
    Person: ["/people/{}/", "/api/people/{}"],
    Report: ["/reports/{}/", "/api/reports/{}"],
    Statute: ["/statutes/{}/", "/feeds/statutes/{}.xml", "/api/statutes/{}"],
    Act: ["/acts/{}/", "/feeds/acts/{}.xml", "/api/acts/{}"],
    Body: ["/feeds/bodies/{}.xml", "/calendar/{}.ics", "/api/organizations/{}"],
}


@receiver(changed)
def add_redirects(sender, instance, before, **signal):
    """The old addresses of a renamed page that was public lead to the new ones.

    One that was withdrawn for its words leads nowhere: it would say them.
    """
    if sender not in PATHS or before is None or not before.was_posted:
        return
    if instance.slug == before.slug or instance.slug.startswith(WITHHELD_SLUG):
        return
    for each in PATHS[sender]:
        path, target = each.format(before.slug), each.format(instance.slug)
        Redirect.objects.filter(path=target).delete()  # it is a living page again
        Redirect.objects.filter(target=path).update(target=target)
        Redirect.objects.update_or_create(
            path=path,
            defaults={"target": target, "note": "The page was renamed.", "is_renaming": True},
        )


# A visitor


def target_of(request):
    """Where the address that was asked for is now; None where it leads to nothing public."""
    if len(request.path) > LONGEST or request.path.startswith(NOT_PUBLIC):
        return None
    for path in dict.fromkeys([request.path, request.path.lower()]):
        known = dict(
            Redirect.objects.filter(path__in=wholes_of(path)).values_list("path", "target")
        )
        if known:
            longest = max(known, key=len)
            target = moved(path, longest, known[longest])
            return target if target and is_public(target, request) else None
    return None


def wholes_of(path):
    """The address itself, and those of the pages that it may lie below: /a/ of /a/b.json."""
    parts = path.split("/")
    wholes = {path, f"{path}/", path.rstrip("/") or "/"}
    wholes |= {"/".join(parts[:length]) + "/" for length in range(2, len(parts))}
    stem, dot, _ = path.rpartition(".")
    return wholes | ({f"{stem}/"} if dot and "/" not in path[len(stem) :] else set())


def moved(path, old, target):
    """The new address of what was asked for below an old one: /b/minutes.md for /a/minutes.md."""
    below = path.removeprefix(old.rstrip("/"))
    if below in ("", "/"):
        return target
    page = target.partition("#")[0].rstrip("/")
    return f"{page}{below}" if page else None


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
    page = target.partition("#")[0]
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
    elif target.startswith(NOT_PUBLIC) or not resolves(page):
        mistakes["target"] = "No page of this site has such an address. See that it is whole."
    elif page.rstrip("/") == path.rstrip("/"):
        mistakes["target"] = "The address would lead to itself. Choose the page it stands for."
    elif not is_public(target):
        onward = Redirect.objects.exclude(pk=own_id).filter(path=page).first()
        if onward:
            mistakes["target"] = (
                f"That is an old address itself. Choose the page that it leads to: {onward.target}"
            )
    if mistakes:
        raise ValidationError(mistakes)


def resolves(path):
    try:
        resolve(path)
    except Resolver404:
        return False
    return True

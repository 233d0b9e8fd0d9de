"""Pictures inside texts: public only while a public text shows them."""

import itertools
import re

from allauth.mfa.utils import is_mfa_enabled
from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe
from markdownx.models import MarkdownxField

from tipcouncil.records.files.streaming import FOR_STAFF, PUBLIC, send
from tipcouncil.records.posting import Gated
from tipcouncil.records.versions.revisions import Revision
from tipcouncil.site.models import InlineImage


@require_safe
def image(request, name):
    """One picture. Staff see it in a preview, before the text that it belongs to is posted.

    The visitor's sign-in is looked at only where no public text shows the picture, and then
    whether there is a picture or not: so neither a public answer nor a refusal gives it away.
    """
    picture = InlineImage.objects.filter(name=name).first()
    if picture and is_shown(picture):
        return send_picture(request, picture, PUBLIC)
    has_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    if has_signed_in and may_preview(request.user) and picture:
        return send_picture(request, picture, FOR_STAFF)
    raise Http404


def send_picture(request, picture, keep):
    return send(
        request,
        picture.file,
        media_type=picture.media_type,
        etag=picture.sha256,
        modified=picture.added_at,
        name=picture.file.name.rpartition("/")[2],
        keep=keep,
    )


def may_preview(user):
    has_second_factor = not settings.REQUIRE_MFA or (user.is_authenticated and is_mfa_enabled(user))
    return user.is_staff and has_second_factor and user.has_perm("site.view_inlineimage")


def is_shown(picture):
    """Whether the address of the picture stands in a text that the public can read now."""
    address = picture.get_absolute_url()
    whole_address = re.compile(re.escape(address) + r"(?![\w-])")
    rows = itertools.chain.from_iterable(public_texts(address))
    return any(whole_address.search(text) for row in rows for text in row)


def public_texts(address):
    """For each kind of record that has Markdown, the public texts in which `address` stands.

    The versions of a public text are public with it, and what they show stays to be seen.
    """
    for model in apps.get_models():
        names = [f.name for f in model._meta.get_fields() if isinstance(f, MarkdownxField)]
        if issubclass(model, Revision):
            names = ["body"]
        if names and issubclass(model, (Gated, Revision)):
            holds = Q(*((f"{name}__contains", address) for name in names), _connector=Q.OR)
            yield model.objects.public().filter(holds).order_by().values_list(*names)

"""Links in e-mails: whoever holds one may do what it is for, and nobody can guess one."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

PURPOSES = CONFIRM, CHANGE, LEAVE, RENEW = "confirm", "change", "leave", "renew"


def signer(purpose):
    return Signer(salt=f"notices:{purpose}", sep=".")


def handle_in(purpose, token):
    """The handle that a token was made of; none where this site did not make it."""
    try:
        return signer(purpose).unsign(token)
    except BadSignature:
        return ""


def path(purpose, handle):
    return reverse(f"site:notices_{purpose}", args=[signer(purpose).sign(handle)])


def url(purpose, handle):
    """The whole address: it never depends on who asked for a page."""
    return f"{settings.BASE_URL}{path(purpose, handle)}"

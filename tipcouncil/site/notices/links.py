"""Addresses in letters: whoever holds one may do what it is for, and nobody can guess one."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

CONFIRM, CHANGE, LEAVE, RENEW = "confirm", "change", "leave", "renew"


def signer(purpose):
    return Signer(salt=f"notices:{purpose}", sep=".")


def token(purpose, handle):
    return signer(purpose).sign(handle)


def handle_in(purpose, text):
    """The handle that a token was made of, or None where this site did not make it."""
    try:
        return signer(purpose).unsign(text)
    except BadSignature:
        return None


def path(purpose, handle):
    return reverse(f"site:notices_{purpose}", args=[token(purpose, handle)])


def link(purpose, handle):
    """The whole address of what can be done; it never depends on who asked for a page."""
    return absolute_url(path(purpose, handle))


def absolute_url(path):
    return f"{settings.BASE_URL}{path}"


def host():
    """record.example.gov: what letters are numbered under."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"

"""An e-mail address: what one is, and how it is sealed. No table, log or page holds it in words.

`TIPC_ADDRESS_KEY` holds one or more keys. The first seals; all unseal, so that a new key can be
put in front of an old one.
"""

import hashlib
import hmac
import re

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError

from tipcouncil.records.domain_names import as_read, in_ascii

LONGEST = 254  # signs of an address (RFC 5321)
LONGEST_NAME = 64  # of what stands before the @
NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.A)
LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
HOST = re.compile(rf"(?:{LABEL}\.)+(?=[a-z]){LABEL}")  # a number ends the address of a machine
ONE_ADDRESS = (
    "Write one e-mail address with one @, without spaces, commas or line breaks, such as"
    " name@example.org."
)
NO_NAME = (
    "Before the @, use only letters from A to Z without accents, digits, dots and signs such as"
    " - _ +. If your mail service gave you a second address like that, use it; or use a feed or"
    " the calendar."
)
TOO_LONG = f"An e-mail address has at most {LONGEST} characters."
NO_HOST = (
    "After the @, write the name of your mail service as it appears in your address, such as"
    " example.org. Letters of any alphabet are fine; emoji and numbers alone are not."
)


def cleaned(typed):
    """The address as mail servers write it: anna@例え.テスト becomes anna@xn--r8jz45g.xn--zckzah.

    Raises ValidationError, which says what to do and repeats nothing of what was typed.
    """
    text = typed.strip(" \t")
    if not text:
        raise ValidationError("Write your e-mail address.")
    if len(text) > LONGEST:
        raise ValidationError(TOO_LONG)
    name, at, host = text.rpartition("@")
    if not at or any(sign in text for sign in ",; \t\r\n\f\v\x00") or "@" in name:
        raise ValidationError(ONE_ADDRESS)
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ValidationError(NO_NAME)
    try:
        host = in_ascii(host)
    except UnicodeError:
        raise ValidationError(NO_HOST) from None
    if not HOST.fullmatch(host):
        raise ValidationError(NO_HOST)
    address = f"{name}@{host}"
    if len(address) > LONGEST:
        raise ValidationError(TOO_LONG)
    return address


def mailbox(address):
    """What stands for the person: name+anything@example.org is read where name@ is read."""
    name, _, host = address.lower().rpartition("@")
    return f"{name.partition('+')[0] or name}@{host}"


def seal(address):
    return MultiFernet(keys()).encrypt(address.encode()).decode()


def unseal(sealed):
    """The address, or None where none of the keys opens it."""
    try:
        return MultiFernet(keys()).decrypt(sealed.encode()).decode()
    except (InvalidToken, ValueError):
        return None


def keys():
    return [Fernet(key) for key in settings.ADDRESS_KEYS]


def digests(text):
    """What an address is found by: a digest under each key, that of the newest first."""
    return [
        hmac.new(b"digest:" + key.encode(), text.lower().encode(), hashlib.sha256).hexdigest()
        for key in settings.ADDRESS_KEYS
    ]


def masked(address):
    """j…@example.org: as much as its owner recognises."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{as_read(host)}" if address else ""


def without_emails(text, address=""):
    """A mail server's complaint without anything that looks like an address.

    Servers also repeat what stands before the @ by itself: “User jane.doe unknown”.
    """
    name = re.escape(address.rpartition("@")[0])
    tells = re.compile(rf"@|(?<![a-z0-9]){name}(?![a-z0-9])" if name else "@", re.I)
    return " ".join("(address)" if tells.search(word) else word for word in text.split())

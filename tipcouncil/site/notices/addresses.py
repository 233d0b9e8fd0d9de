"""An e-mail address: what one is, and how it is sealed. No table, log or page holds it in words.

`TIPC_ADDRESS_KEY` holds one or more keys. The first seals; all unseal, so that a new key can be
put in front of an old one.
"""

import hashlib
import hmac
import re

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

LONGEST = 254  # signs of an address (RFC 5321)
LONGEST_NAME = 64  # of what stands before the @
NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.A)
LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)", re.A)


class NotAnAddress(ValueError):
    """What was typed is no address; the message says what to do, and repeats nothing of it."""


def cleaned(typed):
    """The address as it is written to. Raises NotAnAddress."""
    text = typed.strip(" \t")
    if not text:
        raise NotAnAddress("Write your e-mail address.")
    if len(text) > LONGEST:
        raise NotAnAddress(f"An e-mail address has no more than {LONGEST} signs.")
    if any(sign in text for sign in ",; \t\r\n\f\v\x00"):
        raise NotAnAddress("Write one e-mail address, without spaces, commas or line breaks.")
    name, at, host = text.rpartition("@")
    if not at or "@" in name:
        raise NotAnAddress("Write one e-mail address with one @, such as name@example.org.")
    if '"' in name or not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise NotAnAddress(
            "Before the @ this site takes letters from A to Z, digits, dots and signs such as"
            " - _ +. If your address has others, use a feed or the calendar."
        )
    return f"{name}@{host_in_ascii(host)}"


def host_in_ascii(host):
    """The part after the @ as mail servers write it: 例え.テスト becomes xn--r8jz45g.xn--zckzah."""
    try:
        written = host.encode("idna").decode().lower()
    except UnicodeError:
        written = ""
    labels = written.split(".")
    if len(labels) < 2 or not all(map(LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise NotAnAddress("After the @ write the name of a mail service, such as example.org.")
    return written


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
    """j…@example.org: as much as helps a clerk on the telephone."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{host}"


def without_addresses(text, address=""):
    """A mail server's complaint without anything that looks like an address.

    Servers also repeat what stands before the @ by itself: “User jane.doe unknown”.
    """
    name = re.escape(address.rpartition("@")[0])
    tells = re.compile(rf"@|(?<![a-z0-9]){name}(?![a-z0-9])" if name else "@", re.I)
    return " ".join("(address)" if tells.search(word) else word for word in text.split())

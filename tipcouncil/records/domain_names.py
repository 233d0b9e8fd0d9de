"""Names of hosts as the internet carries them: straße.example is xn--strae-oqa.example (IDNA 2008).

Python's own codec, which Django's mail and sockets use, follows the rules of 2003: they turn ß into
ss, and so name a host of other people. Whatever names a host is written in ASCII here first.
"""

import idna


def in_ascii(host):
    """The name as servers know it. Raises UnicodeError for what can be no name of a host."""
    if host.isascii() and "xn--" not in host.lower():
        return host.lower()
    return idna.encode(host, uts46=True).decode()


def as_read(host):
    """The name as people write it, where it is one."""
    try:
        return idna.decode(host)
    except UnicodeError:
        return host

"""What an office file names that lies outside it: a template on a disk, a picture on the internet.

Nothing of it is ever fetched. A place on a disk or in an office network does a reader no harm, and
is noted: the file is kept and given out as it came, with the paths in it. What an office program
would fetch from the internet by itself (a template, an object, a picture) is taken out of the copy
that is filed: so strangers' macros come to readers, and strangers learn who reads. Links that a
reader clicks stay.
"""

import re
from urllib.parse import unquote

from tipcouncil.records.files.messages import OUTSIDE, SENTENCES, WHERE

MOST_SHOWN = 3  # addresses that one sentence names
INTERNAL_NETWORKS = (".local", ".lan", ".internal", ".corp", ".home")
DRIVE = re.compile(r"[a-z][:|]", re.IGNORECASE)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
# C:\Users\jdoe\ and file:///home/jdoe/, as bytes of a part.
FOLDER_OF_A_PERSON = re.compile(
    rb"(?:\b[a-z]:|file:)[/\\]{1,9}(?:[a-z]:[/\\]{1,2})?(?:users|documents and settings|home)"
    rb"[/\\]{1,2}([^/\\<>\"&\x00-\x1f]{1,60})[/\\]",
    re.IGNORECASE,
)
NOBODY = {"public", "default", "shared", "all users"}
OVERLAP = 200  # bytes of the longest such path
CLICKED = {"hyperlink", "a", "form"}
UNIMPORTANT = {"a link", "a template", "a list of addresses"}  # no reader of the paper misses it


def place_of(target):
    """Where a target lies: "disk", "network" or "internet"; "" for one beside the file itself."""
    text = unquote(target).strip().replace("\\", "/")
    scheme = SCHEME.match(text)
    if scheme and scheme[1].lower() != "file":
        return "internet"
    path = text[len(scheme[0]) :] if scheme else text
    slashes = len(path) - len(path.lstrip("/"))
    host = path.strip("/").removeprefix("?/").removeprefix("UNC/").split("/")[0]
    host = host.partition("@")[0].lower()
    names_host = slashes >= 2 and not (scheme and slashes == 3)
    if not names_host or host in {"", ".", "?", "localhost"} or DRIVE.match(host):
        return "disk" if scheme or slashes or DRIVE.match(path) else ""
    # A number is an address of the internet, however it is written: \\2130706433\x
    is_office = not re.search(r"[.:]", host) and not host[0].isdigit()
    return "network" if is_office or host.endswith(INTERNAL_NETWORKS) else "internet"


class Outside:
    """What one upload, with the files packed into it, names outside itself."""

    def __init__(self):
        self.named = {}
        self.fetched = set()  # by an office program, when it opens the file
        self.people = {}

    def name(self, kind, target):
        """Note a target, if it is no ordinary link."""
        kind, place = kind.lower(), place_of(target)
        words = OUTSIDE.get(kind, f"something of the kind “{kind}”")
        if kind in CLICKED and place in {"", "internet"}:
            return
        if place == "internet":
            self.fetched.add(target)
        self.named.setdefault((words, place), {})[shown(target)] = None

    def watch(self, chunks):
        """The chunks of a part, unchanged: whose folders it names is noted on the way."""
        end = b""
        for chunk in chunks:
            for found in FOLDER_OF_A_PERSON.finditer(end + chunk):
                name = unquote(found[1].decode("utf-8", "replace"))
                if name.lower() not in NOBODY:
                    self.people[name] = None
            end = chunk[-OVERLAP:]
            yield chunk

    @property
    def notes(self):
        if self.named:
            named = (
                f"{words} {WHERE[place]} ({some(targets)})"
                for (words, place), targets in sorted(self.named.items())
            )
            yield SENTENCES["names outside"].format(named="; ".join(named))
        if self.fetched:
            yield SENTENCES["taken out"]
        missing = sorted({words for words, _ in self.named} - UNIMPORTANT)
        if missing:
            yield SENTENCES["not in it"].format(missing=" or ".join(missing))
        if self.people or any(place != "internet" for _, place in self.named):
            names = f" They name {some(self.people)}." if self.people else ""
            yield SENTENCES["paths"].format(names=names)


def shown(target):
    return unquote(target)[:200]


def some(names):
    names = [f"“{name}”" for name in names]
    more = len(names) - MOST_SHOWN
    return ", ".join(names[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")

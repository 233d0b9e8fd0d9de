"""An office file as its parts: trees of XML whose names are bare, found by what relates them.

Word calls its text word/document.xml. Other programs call it otherwise, and say so in the lists of
relationships, as ISO/IEC 29500-2 has it; names there make no difference of capital letters.
"""

import posixpath
import re
from contextlib import suppress
from functools import cached_property
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import BadZipFile, ZipFile

from tipcouncil.records.reading.trees import BareBuilder

MOST_MARKUP = 20_000_000  # bytes of all parts that are read
BROKEN = (ParseError, BadZipFile, EOFError, OSError, AssertionError, LookupError, ValueError)
NUMBER = re.compile(r"(\d*)\.xml$")


class Package:
    """The parts of an office file. Their trees share one budget."""

    def __init__(self, file):
        self.archive = ZipFile(file)
        self.names = {name.lower(): name for name in self.archive.namelist()}
        self.budget = MOST_MARKUP
        self.read = set()  # the names of those of which a tree was made

    def tree(self, name):
        """A part as far as it can be read; None where it is missing, damaged or too large."""
        self.read.add(name.lower())
        builder = BareBuilder()
        parser = XMLParser(target=builder)
        try:
            with self.archive.open(self.names[name.lower()]) as part:
                while self.budget > 0 and (chunk := part.read(1 << 16)):
                    self.budget -= len(chunk)
                    parser.feed(chunk)
            return parser.close()
        except KeyError:
            return None
        except BROKEN:
            with suppress(*BROKEN):
                return builder.close()
            return None

    def head(self, name, most):
        """The first bytes of a part."""
        with suppress(BadZipFile, EOFError, OSError), self.archive.open(name) as part:
            return part.read(most)
        return b""

    def related(self, source=""):
        """(kind, name, Id) of each part of the file that a part, or the whole, relates to."""
        folder, name = posixpath.split(source)
        listed = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in () if listed is None else listed:
            if one.get("TargetMode", "").lower() != "external":
                target = unquote(one.get("Target", "")).replace("\\", "/")
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield one.get("Type", "").rpartition("/")[2], place.lower(), one.get("Id")

    @cached_property
    def main(self):
        """What an office program opens first, by the relationships of the whole file."""
        return next((name for kind, name, _ in self.related() if kind == "officeDocument"), "")

    @cached_property
    def by_id(self):
        """The parts as the main part refers to them."""
        return {key: name for _, name, key in self.related(self.main)}

    def parts(self, kind):
        """The names of the parts of a kind that the main part relates to; else those so called."""
        listed = [name for one, name, _ in self.related(self.main) if one == kind]
        folder = posixpath.dirname(self.main)
        called = re.compile(rf"{re.escape(folder)}/(?:{kind}s/)?{kind}\d*\.xml", re.IGNORECASE)
        return listed or sorted(filter(called.fullmatch, self.names), key=number_of)

    def part(self, kind):
        """The tree of the one part of a kind; None where there is none."""
        return next(map(self.tree, self.parts(kind)), None)


def number_of(name):
    """slide2.xml comes before slide10.xml."""
    found = NUMBER.search(name)
    return int(found[1] or 0) if found else 0

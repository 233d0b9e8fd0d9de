"""An office file as its parts: trees of XML whose names are bare, found by what relates them.

Word calls its text word/document.xml. Other programs call it otherwise, and say so in the lists of
relationships, as ISO/IEC 29500-2 has it; names there make no difference of capital letters.
"""

import posixpath
import re
from contextlib import suppress
from functools import cached_property
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

MOST_MARKUP = 20_000_000  # bytes of all parts that are read
BROKEN = (ParseError, BadZipFile, EOFError, OSError, AssertionError)
NUMBER = re.compile(r"(\d*)\.xml$")


class BareBuilder(TreeBuilder):
    """A tree without namespaces: w:p is p. One attribute of two of a name keeps its own: r:id."""

    def start(self, tag, attributes):
        space, _, name = tag.rpartition("}")
        bare = {}
        for key, value in attributes.items():
            key_space, _, key_name = key.rpartition("}")
            bare[f"r:{key_name}" if key_space and key_name in attributes else key_name] = value
        return super().start(f"svg:{name}" if "svg" in space else name, bare)


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


def elements(root):
    """A tree from top to bottom; nothing where the file has no such part."""
    return () if root is None else root.iter()


def children(root, path="."):
    """The children of what is found at a path below an element that may be missing."""
    found = None if root is None else root.find(path)
    return () if found is None else found


def attribute(root, path, name):
    """An attribute of what is found at a path; empty where any of it is missing."""
    found = None if root is None else root.find(path)
    return "" if found is None else found.get(name, "")


def emptied(element):
    """Take everything out of an element; what follows it stays."""
    tail = element.tail
    element.clear()
    element.tail = tail


LINE_ENDS = {"p", "h", "br", "line-break", "tr", "row", "table-row"}
GAPS = {"tab", "s", "tc", "table-cell"}


def text_of(root, only=""):
    """The text of a tree, a paragraph to a line; `only` names the element that holds text."""
    pieces, waiting = [], [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        if is_left:
            pieces.append("\n" if element.tag in LINE_ENDS else "")
            pieces.append("" if only or element is root else element.tail or "")
            continue
        if element.tag in GAPS:
            pieces.append("\t" if element.tag == "tab" else " ")
        if element.tag == only or not only:
            pieces.append(element.text or "")
        waiting.append((element, True))
        waiting += [(one, False) for one in reversed(element)]
    return "".join(pieces)


def all_words(element, gaps=("p", "row", "c", "tab", "br", "tc")):
    """Every word in an element, whatever is around it."""
    pieces = []
    for one in element.iter():
        pieces.append(" " if one.tag in gaps else "")
        pieces.append(one.text or "")
    return "".join(pieces)

"""The XML parts of an office file as trees that cannot be too deep or too large."""

import re
import zipfile
from xml.etree import ElementTree as etree  # parsed only by defusedxml's parser

from defusedxml.ElementTree import DefusedXMLParser

LARGEST_PART = 40_000_000  # bytes
DEEPEST = 200  # elements one within another; Word writes some thirty
# Strict Open XML (ISO/IEC 29500-1) has the same elements under names of its own.
STRICT = re.compile(r"\{http://purl\.oclc\.org/ooxml/(\w+)/([^}]+)\}")
TRANSITIONAL = r"{http://schemas.openxmlformats.org/\1/2006/\2}"
Element = etree.Element


class UnreadableError(Exception):
    """The file holds no text that can be read; the message says why, for the clerk."""

    is_scan = False


class ScanError(UnreadableError):
    """The file holds pictures of pages: their words need a program that reads pictures."""

    is_scan = True


class BoundedBuilder(etree.TreeBuilder):
    """A tree that refuses to grow deeper than any office program makes it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableError(
                "The parts of this file lie thousands deep within one another, which no office"
                " program writes. Open it, save it again, and import the new file."
            )
        if tag.startswith("{http://purl."):
            tag = STRICT.sub(TRANSITIONAL, tag)
            attributes = {STRICT.sub(TRANSITIONAL, name): v for name, v in attributes.items()}
        return super().start(tag, attributes)

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """A part as a tree; None where the file has none of that name."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > LARGEST_PART:
        raise UnreadableError("The text of this file is larger than any minutes. Divide it.")
    parser = DefusedXMLParser(target=BoundedBuilder())
    with archive.open(info) as member:
        while chunk := member.read(1 << 16):
            parser.feed(chunk)
    return parser.close()

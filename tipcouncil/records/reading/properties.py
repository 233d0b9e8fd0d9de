"""What the properties of a file say of it and of people: its title, who wrote it, any remark."""

import contextlib
import re
from xml.etree.ElementTree import ParseError, XMLParser, fromstring

from tipcouncil.records.reading.hidden import By, Hidden
from tipcouncil.records.reading.trees import BareBuilder, elements

# The other properties are counts, days and programs.
LABELS = {
    **{"creator": "author", "Author": "author", "initial-creator": "author"},
    **{"lastModifiedBy": "last changed by", "printed-by": "printed by"},
    **{"manager": "manager", "Manager": "manager", "company": "company", "Company": "company"},
    **{"title": "title", "Title": "title", "subject": "subject", "Subject": "subject"},
    **{"keywords": "keywords", "Keywords": "keywords", "keyword": "keywords"},
    **{"description": "remark", "Comments": "remark", "UserComment": "remark"},
    **{"category": "category", "Category": "category", "Headline": "title", "rights": "rights"},
    **{"CaptionWriter": "author", "AuthorsPosition": "author", "OwnerName": "owner"},
    **{"Instructions": "remark", "PersonInImage": "person", "Location": "place", "City": "place"},
}
NOTHING = {"untitled", "unspecified"}  # what programs write where nobody wrote anything
NO_WORDS = re.compile(r"[\W\dA-Fa-fx]*|.*\d\d:\d\d.*")  # a key, a number, a time
XMP = re.compile(rb"<(\w+:)?RDF[\s>].*?</(?:\w+:)?RDF\s*>", re.DOTALL)
MOST_XMP = 1_000_000  # bytes


def as_hidden(pairs):
    """Each (label, words) once, as what is told to staff."""
    spaced = ((label, " ".join(words.replace("\0", " ").split())) for label, words in pairs)
    said = dict.fromkeys(one for one in spaced if one[1] and one[1].lower() not in NOTHING)
    return [Hidden(By.PROPERTIES, "", f"{label}: {words}") for label, words in said]


def of_elements(root):
    """The properties in a tree whose elements are named as such, and those that people named."""
    for one in elements(root):
        words = " ".join(one.itertext())
        if one.tag in LABELS:
            yield LABELS[one.tag], words
        elif one.tag in ("property", "user-defined") and not NO_WORDS.fullmatch(words):
            yield one.get("name") or "remark", words


def of_xmp(content):
    """The properties in the first packet of XMP, which pictures and PDFs may hold."""
    found = XMP.search(content[:MOST_XMP])
    root = None
    with contextlib.suppress(ParseError, LookupError, ValueError):
        root = fromstring(found[0], XMLParser(target=BareBuilder())) if found else None
    yield from of_elements(root)
    for one in elements(root):
        yield from ((LABELS[key], words) for key, words in one.items() if key in LABELS)

"""What the properties of a file say of it and of people: its title, who wrote it, any remark."""

import re
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from tipcouncil.records.reading.hidden import PROPERTIES, Hidden

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
    return [Hidden(PROPERTIES, "", f"{label}: {words}") for label, words in said]


def of_elements(root):
    """The properties in a tree whose elements are named as such, and those that people named."""
    for one in () if root is None else root.iter():
        words = " ".join(one.itertext())
        if one.tag in LABELS:
            yield LABELS[one.tag], words
        elif one.tag in ("property", "user-defined") and not NO_WORDS.fullmatch(words):
            yield one.get("name") or "remark", words


def of_xmp(content):
    """The properties in the first packet of XMP, which pictures and PDFs may hold."""
    found = XMP.search(content[:MOST_XMP])
    root = bare_tree(found[0]) if found else None
    yield from of_elements(root)
    for one in () if root is None else root.iter():
        yield from ((LABELS[key], words) for key, words in one.items() if key in LABELS)


def bare_tree(content):
    """XML as a tree without its namespaces, wherever they were declared; None if it is none."""

    def bare(name):
        return name.rpartition(":")[2]

    builder, parser = TreeBuilder(), expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: builder.start(
        bare(name), {bare(key): words for key, words in said.items()}
    )
    parser.EndElementHandler = lambda name: builder.end(bare(name))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(content, True)
        return builder.close()
    except (expat.ExpatError, AssertionError):
        return None

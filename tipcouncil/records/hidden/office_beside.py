"""What an office file holds beside its text: charts, drawings, links, files, who changed it.

Whoever opens the file finds it, and so does whoever looks for words that were withdrawn.
"""

import re

from tipcouncil.records.hidden import BESIDE, attribute, gathered, local
from tipcouncil.records.hidden.office_parts import COMMENT_PARTS, all_words, elements
from tipcouncil.records.hidden.opendocument import is_about_a_picture
from tipcouncil.records.hidden.properties import as_hidden

OTHER_PARTS = re.compile(
    r"(?:word|xl|ppt)/(?:charts/chart|diagrams/data|drawings/drawing|slideMasters/slideMaster"
    r"|slideLayouts/slideLayout|glossary/document|externalLinks/externalLink"
    r"|pivotCache/pivotCache\w+?)\d*\.xml|customXml/item\d+\.xml"
    r"|Object \d+/content\.xml"
)
PEOPLE = re.compile(r"word/people\.xml|ppt/(?:commentA|a)uthors\.xml|xl/persons/\w+\.xml")
NAMES = ("author", "name", "displayName")
SAID_BY = {
    **dict.fromkeys(("docPr", "cNvPr"), ("descr", "title")),
    **{"listItem": ("displayText", "value"), "listEntry": ("val",), "fldSimple": ("instr",)},
    **dict.fromkeys(("helpText", "statusText", "docVar", "alias"), ("val",)),
    **dict.fromkeys(("s", "x"), ("v",)),  # of a cache of a pivot table
}
CHANGED = "commented or changed by"
AUTHORS = ("author", "creator")
CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "comment")
PICTURE = re.compile(r"(?:.+/media|Pictures)/[^/]+\.jpe?g", re.IGNORECASE)
EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/([^/]+)")
LARGEST_HEAD = 200_000  # bytes of a picture, with all that it says of itself
SAYS_SOMETHING = (b"Exif\0", b"Photoshop", b"adobe.com/xap", b"\xff\xfe")


def words_beside_text(parts):
    words, pairs = [], []
    for name in parts.names:
        if OTHER_PARTS.fullmatch(name):
            root = parts.tree(name)
            words += [all_words(root), *descriptions(root)] if root is not None else []
        elif PEOPLE.fullmatch(name):
            pairs += people(parts.tree(name))
        elif COMMENT_PARTS.fullmatch(name):
            pairs += changers(parts.tree(name))
        elif name.endswith(".rels"):
            words += links(parts.tree(name))
        elif embedded := EMBEDDED.fullmatch(name):
            pairs.append(("holds the file", embedded[1]))
        elif PICTURE.fullmatch(name):
            head = parts.head(name, LARGEST_HEAD)
            parts.photographs += [head] if any(one in head for one in SAYS_SOMETHING) else []
    return [*as_hidden(pairs), *gathered((BESIDE, f"{one} ") for one in dict.fromkeys(words))]


def descriptions(root):
    """What a picture shows, what a control offers, what is behind a field: it is not printed."""
    for one in elements(root):
        name = local(one)
        if name in SAID_BY:
            yield from filter(None, (attribute(one, said) for said in SAID_BY[name]))
        elif name in ("instrText", "delInstrText") or is_about_a_picture(one):
            yield one.text or ""
        elif name == "a" and not (attribute(one, "href") or "#").startswith("#"):
            yield attribute(one, "href")


def people(root):
    for one in elements(root):
        names = (attribute(one, name) for name in NAMES)
        yield from ((CHANGED, name) for name in names if name)


def changers(root):
    for one in elements(root):
        name = (
            one.text
            if local(one) in AUTHORS
            else local(one) in CHANGES and attribute(one, "author")
        )
        yield from [(CHANGED, name)] if name else []


def in_tree(root):
    """The same of a part whose text is read: who changed it, what its pictures show."""
    return [
        *as_hidden(changers(root)),
        *gathered((BESIDE, f"{one} ") for one in descriptions(root)),
    ]


def links(root):
    for one in elements(root):
        if (one.get("TargetMode") or "").lower() == "external":
            yield one.get("Target") or ""

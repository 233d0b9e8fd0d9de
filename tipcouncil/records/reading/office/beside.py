"""What an office file holds beside its text: charts, drawings, links, files, who changed it.

Whoever opens the file finds it, and so does whoever looks for words that were withdrawn.
"""

import re

from tipcouncil.records.reading import hidden
from tipcouncil.records.reading.hidden import By, gathered
from tipcouncil.records.reading.office.package import number_of
from tipcouncil.records.reading.properties import as_hidden, of_elements
from tipcouncil.records.reading.trees import all_words, attribute, elements

PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
COMMENT_PARTS = re.compile(r"(?:word|xl|ppt)/(?:.*/)?\w*comment[^/]*\.xml")
NOTE_PARTS = re.compile(r"ppt/notesslides/notesslide\d+\.xml")
NO_WORDS = "settings.xml"  # of an OpenDocument text: switches of the program
PEOPLE = re.compile(r"word/people\.xml|ppt/(?:commentA|a)uthors\.xml|xl/persons/\w+\.xml", re.I)
DESCRIBED_BY = {
    **dict.fromkeys(("docPr", "cNvPr"), ("descr", "title")),
    **{"listItem": ("displayText", "value"), "listEntry": ("val",), "fldSimple": ("instr",)},
    **dict.fromkeys(("helpText", "statusText", "docVar", "alias"), ("val",)),
    **dict.fromkeys(("s", "x"), ("v",)),  # of a cache of a pivot table
}
WORDS_BESIDE = ("instrText", "delInstrText", "svg:desc", "svg:title")
CHANGED = "commented or changed by"
CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "comment")
PICTURE = re.compile(r"(?:.+/media|pictures)/[^/]+\.jpe?g")
EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/([^/]+)")
LARGEST_HEAD = 200_000  # bytes of a picture, with all that it says of itself
DESCRIBES_ITSELF = (b"Exif\0", b"Photoshop 3.0\0", b"adobe.com/xap", b"\xff\xfe")


def beside_text(package):
    """Comments, notes, properties, names of people; then the words of every other part."""
    found, about, pairs, words = [], [], [], []
    for name in PROPERTY_PARTS:
        about += of_elements(package.tree(name))
    for name, written in sorted(package.names.items(), key=lambda one: number_of(one[0])):
        if PEOPLE.fullmatch(name):
            pairs += people(package.tree(name))
        elif COMMENT_PARTS.fullmatch(name):
            root = package.tree(name)
            for one in elements(root):
                if one.tag in ("comment", "cm", "threadedComment"):
                    found += gathered([(By.COMMENT, all_words(one))])
            pairs += changers(root)
        elif NOTE_PARTS.fullmatch(name):
            found += speaker_notes(package.tree(name), f"notes page {number_of(name)}")
        elif name.endswith(".rels"):
            words += links(package.tree(name))
        elif embedded := EMBEDDED.fullmatch(written):
            pairs.append(("holds the file", embedded[1]))
        elif name.endswith(".xml") and name not in (*package.read, NO_WORDS):
            root = package.tree(name)
            words += [all_words(root), *descriptions(root)] if root is not None else []
    return [*found, *as_hidden(about), *as_hidden(pairs), *hidden.beside(words)]


def photographs(package):
    """The head of each photograph in the file that says something of itself."""
    for name, written in package.names.items():
        if PICTURE.fullmatch(name):
            head = package.head(written, LARGEST_HEAD)
            if any(one in head for one in DESCRIBES_ITSELF):
                yield head


def speaker_notes(root, place):
    """The notes of a slide. The number that each notes page bears is none of them."""
    found = []
    for shape in (one for one in elements(root) if one.tag == "sp"):
        if attribute(shape, "nvSpPr/nvPr/ph", "type") not in ("sldNum", "dt", "hdr", "ftr"):
            found += gathered([(By.NOTES, all_words(shape))], place)
    return found


def descriptions(root):
    """What a picture shows, what a control offers, what is behind a field: it is not printed."""
    for one in elements(root):
        yield from filter(None, (one.get(name) for name in DESCRIBED_BY.get(one.tag, ())))
        if one.tag in WORDS_BESIDE:
            yield one.text or ""
        elif one.tag == "a" and not one.get("href", "#").startswith("#"):
            yield one.get("href")


def people(root):
    for one in elements(root):
        names = (one.get(name) for name in ("author", "name", "displayName"))
        yield from ((CHANGED, name) for name in names if name)


def changers(root):
    for one in elements(root):
        is_named = one.tag in ("author", "creator")
        name = one.text if is_named else one.tag in CHANGES and one.get("author")
        yield from [(CHANGED, name)] if name else []


def in_tree(root):
    """The same of a part whose text is read: who changed it, what its pictures show."""
    return [*as_hidden(changers(root)), *hidden.beside(descriptions(root))]


def links(root):
    for one in elements(root):
        if one.get("TargetMode", "").lower() == "external":
            yield one.get("Target", "")

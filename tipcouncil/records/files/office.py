"""Word, Excel, PowerPoint and OpenDocument files: what they are, and that they are only papers.

Macros, passwords and programs are refused; what lies outside the file is never fetched.
"""

import re
import tempfile
from xml.parsers import expat

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.core.exceptions import ValidationError

from tipcouncil.records.files.archives import Allowance, Archive, UnreadableArchiveError
from tipcouncil.records.files.cutting import OPENDOCUMENT, cut
from tipcouncil.records.files.messages import OFFICE, PROGRAMS, WAYS, refusal
from tipcouncil.records.files.outside import Outside, some
from tipcouncil.records.files.recognise import ARCHIVE
from tipcouncil.records.files.types import DOCX, ODT, PPTX, XLSX
from tipcouncil.records.reading.office import MOST_MARKUP, Package

KINDS = (DOCX, ODT, PPTX, XLSX)
CONTENT_TYPES = "[content_types].xml"
MAIN_PARTS = {f"{kind.media_type}.main+xml": kind for kind in (DOCX, PPTX, XLSX)}
MACROS = ("macroenabled", "vbaproject", "vbadata", "activex", "macrosheet")
MACRO_FOLDERS = ("basic/", "scripts/")
XML_ENDINGS = (".xml", ".rels", ".vml", ".rdf")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]|\.\.", re.IGNORECASE)
HREF = "{http://www.w3.org/1999/xlink}href"
# OpenOffice 2 wrote a document type before its manifests; nobody needs to read what it names.
OPENOFFICE = "-//OpenOffice.org//DTD "
MANIFEST = "META-INF/manifest.xml"
OPEN_TEXT = {ODT.media_type, "application/x-vnd.oasis.opendocument.text"}  # and before 2005
DEEPEST = 1  # an embedded workbook is usual; an archive within that is not


# Office locks a file by packing it, encrypted, into the container that older versions used.
OLDER_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")


class RootReached(Exception):
    """The first element of an XML part begins: no document type can follow."""


def inspect(file):
    """The kind of office file it is, notes for the clerk, and the file as it can be given out.

    Refuses the unsafe and the foreign. None for a zip archive that no office program made.
    """
    outside = Outside()
    kind = look_inside(file, Allowance(), outside, depth=0)
    if outside.fetched:
        file, left = cut(file, outside.fetched), Outside()
        look_inside(file, Allowance(), left, depth=0)
        if left.fetched:
            raise refusal("fetches", targets=some(left.fetched))
    return kind, list(outside.notes), file


def is_locked_container(file):
    """Whether it is an office file that was locked with a password by Word, Excel, PowerPoint."""
    file.seek(0)
    content = file.read()
    return content.startswith(OLDER_CONTAINER) and LOCKED_PART in content


def look_inside(file, allowance, outside, depth):
    archive = Archive(file, allowance)
    names = {name.lower(): name for name in archive.members}
    if depth == 0 and not (CONTENT_TYPES in names or MANIFEST in archive.members):
        refuse_other_programs(archive)
        if "mimetype" in archive.members:
            raise UnreadableArchiveError
        return None
    refuse_macro_parts(archive)
    for name in archive.members:
        read_through(archive, name, allowance, outside, depth)
    try:
        if CONTENT_TYPES in names:
            kind = inspect_microsoft(archive, names, outside)
        elif MANIFEST in archive.members:
            kind = inspect_opendocument(archive, outside)
        else:
            return None
    except (ParseError, DefusedXmlException, expat.ExpatError, LookupError) as error:
        raise UnreadableArchiveError from error
    if kind in KINDS or depth:
        return kind
    refuse_other_kind(kind)
    return None


def refuse_other_programs(archive):
    """An archive that is the file of another program, which can save it as something usual."""
    for ending, way in PROGRAMS.items():
        if any(name.lower().endswith(ending) for name in archive.members):
            raise ValidationError(WAYS[way])


def refuse_other_kind(kind):
    """A file of an office program, but of a kind that is not taken: said with the way out."""
    for mark, one in OFFICE.items():
        if mark in kind:
            raise refusal("other office kind", **one)


def refuse_macro_parts(archive):
    for name in archive.members:
        lower = name.lower()
        if lower.startswith(MACRO_FOLDERS) or any(word in lower for word in MACROS):
            raise refusal("macros")


def read_through(archive, name, allowance, outside, depth):
    """Unpack a member to its end, in pieces, and refuse programs, entities and deep nesting."""
    is_markup = name.lower().endswith(XML_ENDINGS)
    chunks = archive.chunks(name)
    chunks = outside.watch(chunks) if is_markup else chunks
    first = next(chunks, b"")
    if first.startswith((b"MZ", b"\x7fELF")):
        raise refusal("program")
    if first and is_markup:  # LibreOffice writes some that are empty
        check_prolog(first, chunks)
    if not first.startswith(ARCHIVE):
        for _ in chunks:
            pass
        return
    if depth == DEEPEST:
        raise UnreadableArchiveError
    with tempfile.TemporaryFile() as embedded:
        embedded.write(first)
        for chunk in chunks:
            embedded.write(chunk)
        look_inside(embedded, allowance, outside, depth + 1)


def check_prolog(first, chunks):
    """No document type and no entities: they stand before the first element, or nowhere."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.StartElementHandler = root_reached
    try:
        parser.Parse(first)
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except RootReached:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableArchiveError from error


def refuse_document_type(name, system_id, public_id, has_subset):
    if public_id and public_id.startswith(OPENOFFICE) and not has_subset:
        return
    raise refusal("document type")


def root_reached(*element):
    raise RootReached


def markup(archive, name):
    """A part as an XML tree. What a document type names is not read, and entities are refused."""
    return fromstring(archive.read(name, MOST_MARKUP))


# Microsoft's: a list of content types, and beside each part the list of what it relates to.


def inspect_microsoft(archive, names, outside):
    by_part, by_ending = {}, {}
    for entry in markup(archive, names[CONTENT_TYPES]):
        content_type = entry.get("ContentType", "")
        if any(word in content_type.lower() for word in MACROS):
            raise refusal("macros")
        by_part[entry.get("PartName", "").lstrip("/").lower()] = content_type
        by_ending[entry.get("Extension", "").lower()] = content_type
    for lower, name in names.items():
        if lower.endswith(".rels"):
            note_outside_parts(markup(archive, name), outside)
    related = Package(archive.file).related()
    mains = [name for kind, name, _ in related if kind == "officeDocument"]
    if len(mains) != 1 or mains[0] not in names:
        raise UnreadableArchiveError
    content_type = by_part.get(mains[0]) or by_ending.get(mains[0].rpartition(".")[2], "")
    return MAIN_PARTS.get(content_type, content_type)


def note_outside_parts(relationships, outside):
    for entry in relationships:
        if entry.get("TargetMode", "").lower() == "external":
            kind = entry.get("Type", "").rpartition("/")[2]
            outside.name(kind, entry.get("Target", ""))


# OpenDocument: one member named "mimetype", a manifest, and links of many kinds in the content.


def inspect_opendocument(archive, outside):
    manifest = markup(archive, MANIFEST)
    if any(element.tag.endswith("}encryption-data") for element in manifest.iter()):
        raise UnreadableArchiveError("locked")
    for name in OPENDOCUMENT:
        if name in archive.members:
            note_outside_references(archive, name, outside)
    media_type = opendocument_type(archive, manifest)
    return ODT if media_type in OPEN_TEXT and "content.xml" in archive.members else media_type


def opendocument_type(archive, manifest):
    """The media type that its first member names; where there is none, that of its manifest."""
    if "mimetype" in archive.members:
        return archive.read("mimetype", 200).decode("ascii", "replace").strip()
    entries = [{key.rpartition("}")[2]: value for key, value in e.items()} for e in manifest]
    return next((e.get("media-type", "") for e in entries if e.get("full-path") == "/"), "")


def note_outside_references(archive, name, outside):
    """Pictures, sections, templates and scripts that lie elsewhere."""
    for element in markup(archive, name).iter():
        target = element.get(HREF, "")
        if ELSEWHERE.match(target):
            outside.name(element.tag.rpartition("}")[2], target)

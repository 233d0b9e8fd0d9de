"""Word, Excel, PowerPoint and OpenDocument files: what they are, and that they are only papers.

Macros, passwords, and parts that are fetched from elsewhere when the file is opened are refused.
Links that a reader may follow are left alone.
"""

import posixpath
import re
import tempfile
from xml.parsers import expat

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.core.exceptions import ValidationError

from tipcouncil.records.file_types import DOCX, ODT, PPTX, XLSX
from tipcouncil.records.intake_archives import Allowance, Archive, DamagedArchiveError, LockedError
from tipcouncil.records.intake_recognise import ARCHIVE

KINDS = (DOCX, ODT, PPTX, XLSX)
CONTENT_TYPES = "[Content_Types].xml"
MOST_MARKUP = 5 * 1024 * 1024  # bytes of a part that is read as a whole
MAIN_PARTS = {f"{kind.media_type}.main+xml": kind for kind in (DOCX, PPTX, XLSX)}
MACROS = ("macroenabled", "vbaproject", "vbadata", "activex", "macrosheet")
MACRO_FOLDERS = ("basic/", "scripts/")
XML_ENDINGS = (".xml", ".rels", ".vml", ".rdf")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]|\.\.", re.IGNORECASE)
HREF = "http://www.w3.org/1999/xlink href"
LINKS = {
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0 a",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 a",
}
DEEPEST = 1  # an embedded workbook is usual; an archive within that is not


# Office locks a file by packing it, encrypted, into the container that older versions used.
OLDER_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")


class RootReached(Exception):
    """The first element of an XML part begins: no document type can follow."""


def inspect(file):
    """The kind of office file it is; None for a zip archive of another kind. Refuses the unsafe."""
    return look_inside(file, Allowance(), depth=0)


def is_locked_container(file):
    """Whether it is an office file that was locked with a password by Word, Excel, PowerPoint."""
    file.seek(0)
    content = file.read()
    return content.startswith(OLDER_CONTAINER) and LOCKED_PART in content


def look_inside(file, allowance, depth):
    archive = Archive(file, allowance)
    refuse_macro_parts(archive)
    for name in archive.members:
        read_through(archive, name, allowance, depth)
    try:
        if CONTENT_TYPES in archive.members:
            return inspect_microsoft(archive)
        if "mimetype" in archive.members:
            return inspect_opendocument(archive)
    except (ParseError, DefusedXmlException, expat.ExpatError, LookupError) as error:
        raise DamagedArchiveError from error
    return None


def refuse_macro_parts(archive):
    for name in archive.members:
        lower = name.lower()
        if lower.startswith(MACRO_FOLDERS) or any(word in lower for word in MACROS):
            refuse_macros()


def refuse_macros():
    raise ValidationError(
        "This file contains macros or controls, which are programs. Save it without them (as docx,"
        " xlsx, pptx or odt), or save it as PDF, and upload that."
    )


def refuse_fetching(what):
    raise ValidationError(
        f"When it is opened, this file fetches something from elsewhere ({what}). Break that link,"
        " or save the file as PDF, and upload the new file."
    )


def read_through(archive, name, allowance, depth):
    """Unpack a member to its end, in pieces, and refuse programs, entities and deep nesting."""
    chunks = archive.chunks(name)
    first = next(chunks, b"")
    if first.startswith((b"MZ", b"\x7fELF")):
        raise ValidationError(
            "This file has a program packed into it. Take it out, save, and upload the new file."
        )
    if first and name.lower().endswith(XML_ENDINGS):  # LibreOffice writes some that are empty
        check_prolog(first, chunks)
    if not first.startswith(ARCHIVE):
        for _ in chunks:
            pass
        return
    if depth == DEEPEST:
        raise DamagedArchiveError
    with tempfile.TemporaryFile() as embedded:
        embedded.write(first)
        for chunk in chunks:
            embedded.write(chunk)
        look_inside(embedded, allowance, depth + 1)


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
        raise DamagedArchiveError from error


def refuse_document_type(*declaration):
    raise ValidationError(
        "This file declares a document type or entities, which no office program writes. Open it"
        " in Word, Excel, PowerPoint or LibreOffice, save it again, and upload the new file."
    )


def root_reached(*element):
    raise RootReached


def markup(archive, name):
    """A part as an XML tree."""
    return fromstring(archive.read(name, MOST_MARKUP), forbid_dtd=True)


# Microsoft's: a list of content types, and beside each part the list of what it relates to.


def inspect_microsoft(archive):
    by_part, by_ending = {}, {}
    for entry in markup(archive, CONTENT_TYPES):
        content_type = entry.get("ContentType", "")
        if any(word in content_type.lower() for word in MACROS):
            refuse_macros()
        by_part[entry.get("PartName", "").lower()] = content_type
        by_ending[entry.get("Extension", "").lower()] = content_type
    for name in archive.members:
        if name.lower().endswith(".rels"):
            refuse_outside_parts(markup(archive, name))
    main = main_part(markup(archive, "_rels/.rels"))
    if main.lstrip("/") not in archive.members:
        raise DamagedArchiveError
    return MAIN_PARTS.get(by_part.get(main.lower()) or by_ending.get(main.rpartition(".")[2]))


def main_part(relationships):
    """The part that an office program opens first: /word/document.xml."""
    targets = [
        entry.get("Target", "")
        for entry in relationships
        if entry.get("Type", "").endswith("/officeDocument")
    ]
    if len(targets) != 1:
        raise DamagedArchiveError
    return posixpath.normpath("/" + targets[0].lstrip("/"))


def refuse_outside_parts(relationships):
    for entry in relationships:
        kind = entry.get("Type", "").rpartition("/")[2]
        if entry.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            refuse_fetching(kind)


# OpenDocument: one member named "mimetype", a manifest, and links of many kinds in the content.


def inspect_opendocument(archive):
    media_type = archive.read("mimetype", 200).decode("ascii", "replace").strip()
    manifest = markup(archive, "META-INF/manifest.xml")
    if any(element.tag.endswith("}encryption-data") for element in manifest.iter()):
        raise LockedError
    for name in ("content.xml", "styles.xml"):
        if name in archive.members:
            refuse_outside_references(archive, name)
    return ODT if media_type == ODT.media_type and "content.xml" in archive.members else None


def refuse_outside_references(archive, name):
    """Refuse pictures, sections and scripts that lie elsewhere; what a reader clicks may."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = refuse_outside_reference
    for chunk in archive.chunks(name):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def refuse_outside_reference(element, attributes):
    target = attributes.get(HREF, "")
    if element not in LINKS and ELSEWHERE.match(target):
        refuse_fetching(element.rpartition(" ")[2])

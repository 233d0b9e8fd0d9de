"""Whether a file is what its name says, and what a file of its kind must hold and must not."""

import io
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from tipcouncil.records.files import office as intake_office
from tipcouncil.records.files.archives import DamagedArchiveError, LockedError
from tipcouncil.records.files.outside import Outside
from tipcouncil.records.files.pdf import read_pdf
from tipcouncil.records.files.pictures import check_picture
from tipcouncil.records.files.recognise import (
    ARCHIVE_OF_SOME_KIND,
    HEAD,
    read_text,
    recognise,
    recognise_text,
    refuse_foreign,
    refuse_markup,
)
from tipcouncil.records.files.types import JPEG, PDF, PNG, RTF
from tipcouncil.records.hidden import Hidden

RTF_PROGRAMS = re.compile(rb"\\obj(?:data|update|autlink|link|emb|html|ocx)\b", re.IGNORECASE)
RTF_PATH = re.compile(rb"\s+(?:[^\\]|\\\\)+")
RTF_TEMPLATE = re.compile(rb"\\\*\s*\\template\b([^{}]*)", re.IGNORECASE)


@dataclass
class FileFacts:
    """What was read from a file. None: it could not be known."""

    media_type: str
    pages: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    title: str = ""
    first_page: bytes = b""
    page_sizes: list[list[int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    file: object = None  # to be filed, where something was taken out of the one that came


def describe(file, name, expected, *, accept_unreadable=False):
    """Read a file that its name says is of the kind `expected`. Refuses one that is not."""
    file.seek(0)
    head = file.read(HEAD)
    accept_office = accept_unreadable and expected in intake_office.KINDS
    if accept_office and intake_office.is_locked_container(file):
        return unreadable_office(expected)
    found, notes, kept = recognise(head), [], None
    if found is None:
        return describe_text(file, head, name, expected)
    if found is ARCHIVE_OF_SOME_KIND:
        try:
            found, notes, kept = intake_office.inspect(file)
            found = found or refuse_foreign(head, name)
        except (DamagedArchiveError, LockedError):
            if accept_office:
                return unreadable_office(expected)
            raise
    refuse_other_kind(found, expected, name)
    description = FileFacts(found.media_type, notes=notes, file=kept)
    if found == PDF:
        describe_pdf(description, file, accept_unreadable)
    elif found in (PNG, JPEG) and check_picture(file, found):
        description.notes.append(
            "This picture says where it was taken. If that is nobody's business, save it without"
            " its location and upload it again."
        )
    elif found == RTF:
        description.notes, description.file = check_rtf(file)
    return description


def unreadable_office(expected):
    """A paper that came locked or damaged, and that the clerk files all the same as it came."""
    return FileFacts(
        expected.media_type,
        notes=[f"This {expected.words} cannot be opened. It is kept as it is, without its text."],
    )


def refuse_other_kind(found, expected, name):
    if found != expected:
        raise ValidationError(
            f"“{name}” ends in .{expected.ending}, but what it holds is of another kind"
            f" ({found.words}). Change its ending to .{found.ending}, or choose the right file."
        )


def describe_text(file, head, name, expected):
    file.seek(0)
    text, encoding = read_text(file.read(), head, name)
    refuse_markup(text, expected, name)
    found = recognise_text(text, expected) or refuse_foreign(b"", name)
    refuse_other_kind(found, expected, name)
    if encoding == "utf-8":
        return FileFacts(found.media_type)
    return FileFacts(
        f"{found.media_type}; charset={encoding}",
        notes=[f"This text is in {encoding}, not in UTF-8. It is kept as it is."],
    )


def describe_pdf(description, file, accept_unreadable):
    facts = read_pdf(file, accept_unreadable=accept_unreadable)
    for name in ("pages", "is_tagged", "has_text", "title", "first_page", "page_sizes"):
        setattr(description, name, getattr(facts, name))
    if facts.pages is None:
        description.notes.append("This PDF cannot be opened. It is kept as it is.")
    elif facts.has_text is None:
        description.notes.append(
            "The text of this PDF could not be read within the time and memory allowed."
        )
    elif not facts.has_text:
        description.notes.append(
            "This PDF has no text: it is a scan, which many readers cannot use. Ask for a copy that"
            " was made from the original."
        )
    elif not facts.is_tagged:
        description.notes.append(
            "This PDF has no tags: a screen reader may read it in the wrong order."
        )


def check_rtf(file):
    """Notes on a whole rich text without embedded objects, and the text without far templates."""
    file.seek(0)
    content = file.read()
    if not content.rstrip(b"\x00\r\n\t ").endswith(b"}"):
        raise ValidationError("This file is cut short. Save it again, and upload the new file.")
    if RTF_PROGRAMS.search(content):
        raise ValidationError(
            "This file has another program's object in it. Save it as docx or PDF, and upload that."
        )
    outside = Outside()
    for target in RTF_TEMPLATE.findall(content):
        # A path that is written in codes has something to hide.
        path = target if RTF_PATH.fullmatch(target) else b"hidden:" + target
        path = path.decode("cp1252", "replace").replace("\\\\", "\\").strip()
        outside.name("attachedTemplate", path)
    for _ in outside.watch([content.replace(b"\\\\", b"\\")]):
        pass
    if outside.fetched:
        file = io.BytesIO(RTF_TEMPLATE.sub(b"", content))
    return list(outside.notes), file

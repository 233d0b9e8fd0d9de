"""A file of minutes as Markdown and as a parsed record, read by a process that may fail."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError

from meetings.importing.parsed import Doubt, ParsedMinutes, Source, from_json
from meetings.importing.parsing import cited_in
from meetings.importing.readers import ocr
from tipcouncil.records.files import office as intake_office
from tipcouncil.records.files.intake import check_size
from tipcouncil.records.files.kinds import check_rtf, refuse_other_kind
from tipcouncil.records.files.recognise import (
    ARCHIVE_OF_SOME_KIND,
    HEAD,
    read_text,
    recognise,
    recognise_text,
    refuse_foreign,
    refuse_markup,
)
from tipcouncil.records.files.types import (
    BY_ENDING,
    DOCX,
    HTML,
    JPEG,
    MARKDOWN,
    ODT,
    PDF,
    PNG,
    RTF,
    TEXT,
    FileType,
    ending_of,
    type_of,
)
from tipcouncil.records.sandbox import MB, Limits, run
from tipcouncil.records.texts.marking import plain

TASK = "meetings.importing.reading_task:read"
LIMITS = Limits(memory=768 * MB, seconds=15, output=64 * MB)
MEMORY_OF_OCR = 4096 * MB
READABLE = (PDF, DOCX, ODT, RTF, HTML, TEXT, MARKDOWN)
PICTURES = (PNG, JPEG)

TOO_MUCH = (
    "The text of this file could not be read within the time and memory allowed. Save it as plain"
    " text or divide it; or file it as it is, without its text."
)
NOT_MINUTES = (
    "Minutes are read from Word, OpenDocument, Rich Text, PDF, web pages and plain text. Save this"
    " file as one of these; or file it as it is, without its text."
)


def read_file(path: Path | str, media_type: str = "", *, ocr_seconds: int = 0) -> Source:
    """The text of a file. What it is, its bytes tell; the media type or its name must agree."""
    return parse_file(path, media_type, ocr_seconds=ocr_seconds)[0]


def parse_file(
    path: Path | str, media_type: str = "", *, ocr_seconds: int = 0
) -> tuple[Source, ParsedMinutes]:
    """The text of a file and the minutes in it. A file without text gives empty minutes.

    A scan is read only where `ocr_seconds` are given for it.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            return parse_open_file(file, path.name, media_type, ocr_seconds=ocr_seconds)
    except OSError as error:
        return failed(f"“{path.name}” cannot be opened: {error.strerror}.")


def parse_open_file(
    file: BinaryIO, name: str, media_type: str = "", *, ocr_seconds: int = 0
) -> tuple[Source, ParsedMinutes]:
    """The same for a file that is open, such as an upload."""
    try:
        check_size(file.seek(0, 2), name)
        kind, encoding = kind_of(file, name, media_type)
    except ValidationError as error:
        return failed(" ".join(error.messages), is_refused=True)
    if kind in PICTURES:
        return read_scan(file, kind, ocr_seconds)
    if kind not in READABLE:
        return failed(NOT_MINUTES)
    heard = learn(file, kind.ending, encoding)
    if heard.get("is_scan"):
        return read_scan(file, kind, ocr_seconds)
    if "parsed" not in heard:
        return failed(heard.get("problem", TOO_MUCH))
    return heard_minutes(heard)


def heard_minutes(heard: dict[str, Any]) -> tuple[Source, ParsedMinutes]:
    parsed = from_json(heard["parsed"])
    parsed.citations = cited_in(heard["markdown"])
    return Source(heard["markdown"], pages=heard["pages"]), parsed


def rich_text(file: BinaryIO) -> tuple[str, str, list[Any]]:
    """The words of a rich text, and those that a reader of it cannot see."""
    heard = learn(file, RTF.ending)
    return "", plain(heard.get("markdown", "")), heard.get("hidden", [])


def failed(sentence: str, **said: bool) -> tuple[Source, ParsedMinutes]:
    return Source(problem=sentence, **said), ParsedMinutes(doubts=[Doubt("text", sentence)])


def kind_of(file: BinaryIO, name: str, media_type: str) -> tuple[FileType, str]:
    """What the file is, and the encoding of a text. Refuses what is unsafe or not what it says."""
    expected = type_of(media_type) if media_type else BY_ENDING.get(ending_of(name))
    file.seek(0)
    head = file.read(HEAD)
    found, encoding = recognise(head), ""
    if found is ARCHIVE_OF_SOME_KIND:
        found = intake_office.inspect(file)[0] or refuse_foreign(head, name)
    elif found is None:
        file.seek(0)
        text, encoding = read_text(file.read(), head, name)
        refuse_markup(text, expected or TEXT, name)
        found = recognise_text(text, expected or TEXT) or refuse_foreign(b"", name)
    if expected:
        refuse_other_kind(found, expected, name)
    if found == RTF:
        check_rtf(file)
    return found, encoding


def read_scan(file: BinaryIO, kind: FileType, ocr_seconds: int) -> tuple[Source, ParsedMinutes]:
    """A picture of minutes: its words need a program that reads pictures, and some time."""
    if not ocr.is_there():
        return failed(ocr.NOT_THERE, is_scan=True)
    if not ocr_seconds:
        return failed(ocr.NOT_NOW, is_scan=True)
    heard = learn(file, f"scan-{kind.ending}", seconds=ocr_seconds, memory=MEMORY_OF_OCR)
    if "parsed" not in heard:
        return failed(heard.get("problem", TOO_MUCH), is_scan=True)
    source, parsed = heard_minutes(heard)
    source.is_scan = True
    parsed.doubt("text", "The text was read from pictures: compare every word with the original.")
    return source, parsed


def learn(file: BinaryIO, kind: str, encoding: str = "", **limits: int) -> dict[str, Any]:
    """What the task said; nothing where it hit a limit before it had said everything."""
    bounds = LIMITS._replace(**limits)
    answer = run(TASK, file, bounds, kind, encoding or "utf-8", env={"PATH": os.defpath})
    return next(answer.objects(), {})

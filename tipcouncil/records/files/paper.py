"""A paper is recognised and read once, and what is then known of it serves filing, import, search.

Whatever a stranger's file does, it does in a process of its own. What is refused is refused with a
sentence that says what to do.
"""

import base64
import io
import os
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError

from tipcouncil.records.files import office
from tipcouncil.records.files.archives import UnreadableArchiveError
from tipcouncil.records.files.messages import SENTENCES, refusal
from tipcouncil.records.files.outside import Outside
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
from tipcouncil.records.files.types import (
    BY_ENDING,
    HTML,
    JPEG,
    MARKDOWN,
    PDF,
    PNG,
    RTF,
    TEXT,
    FileType,
    ending_of,
    type_of,
)
from tipcouncil.records.reading.hidden import Hidden
from tipcouncil.records.reading.markup import without_comments
from tipcouncil.records.reading.problems import DAMAGED_PDF
from tipcouncil.records.sandbox import MB, Limits, run

TASKS = "tipcouncil.records.reading.{}"
LIMITS = Limits(memory=768 * MB, seconds=20, output=64 * MB)
MEMORY_OF_OCR = 4096 * MB
END_WITHIN = 2048  # bytes; a whole PDF ends with its end mark
MOST_CHARACTERS = 2_000_000  # of one paper; a thousand pages of print have as many
MOST_HIDDEN = 200_000  # of these, that are kept for staff to see
FACTS = ("page_count", "is_tagged", "has_text", "title", "first_page", "page_sizes")
FACTS += ("problem", "is_scan", "is_read")
RTF_PROGRAMS = re.compile(rb"\\obj(?:data|update|autlink|link|emb|html|ocx)\b", re.IGNORECASE)
RTF_PATH = re.compile(rb"\s+(?:[^\\]|\\\\)+")
RTF_TEMPLATE = re.compile(rb"\\\*\s*\\template\b([^{}]*)", re.IGNORECASE)


class TextPage(NamedTuple):
    """The text of a page of a PDF, a slide, a sheet, or of a paper that has no pages."""

    number: int
    label: str  # page 3; slide 2; sheet “Budget”; empty where the paper has no parts
    text: str


@dataclass
class PaperReading:
    """What was read from a paper. None: it could not be known."""

    kind: FileType | None = None
    media_type: str = ""
    pages: list[TextPage] = field(default_factory=list)  # those that have words
    hidden: list[Hidden] = field(default_factory=list)  # what a reader of the paper cannot see
    markdown: str = ""  # of a paper that is a text
    page_texts: list[str] = field(default_factory=list)  # the same page by page, where it has any
    problem: str = ""  # why there is none
    is_read: bool = False  # to its end
    is_scan: bool = False
    page_count: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    title: str = ""
    first_page: bytes = b""
    page_sizes: list[list[int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sha256: str = ""  # of the file that was filed
    file: object = None  # to be filed, where something was taken out of the one that came


def read(file, name, media_type="", *, accept_unreadable=False):
    """Read an open file. Its bytes tell what it is; its media type, or its name, must agree.

    Raises ValidationError with a sentence for what is not taken. With `accept_unreadable`, a PDF or
    an office file that is locked or damaged is read as far as it can be.
    """
    expected = type_of(media_type) if media_type else BY_ENDING.get(ending_of(name))
    file.seek(0)
    head = file.read(HEAD)
    found = recognise(head)
    if accept_unreadable and expected in office.KINDS and office.is_locked_container(file):
        return unreadable(expected)
    if found is None:
        return read_plain(file, head, name, expected)
    reading = PaperReading()
    if found is ARCHIVE_OF_SOME_KIND:
        try:
            found, reading.notes, reading.file = office.inspect(file)
        except UnreadableArchiveError:
            if accept_unreadable and expected in office.KINDS:
                return unreadable(expected)
            raise
        found = found or refuse_foreign(head, name)
    refuse_other_kind(found, expected, name)
    if found in (PNG, JPEG):
        reading.is_scan, has_place = True, check_picture(file, found)
        reading.notes += [SENTENCES["place"]] if has_place else []
    elif found == RTF:
        reading.notes, reading.file = check_rtf(file)
    reading.kind, reading.media_type = found, found.media_type
    read_apart(reading, reading.file or file)
    if found == PDF:
        judge_pdf(reading, accept_unreadable)
    return reading


def unreadable(kind):
    """A paper that came locked or damaged, and that the clerk files all the same as it came."""
    problem = SENTENCES["unreadable"].format(words=kind.words)
    return PaperReading(kind, kind.media_type, problem=problem, notes=[problem])


def refuse_other_kind(found, expected, name):
    if expected and found != expected:
        raise refusal("other kind", name=name, expected=expected, found=found)


def read_plain(file, head, name, expected):
    """A text, which holds nothing but what can be read; of a web page it must be worked out."""
    file.seek(0)
    text, encoding = read_text(file.read(), head, name)
    refuse_markup(text, expected or TEXT, name)
    found = recognise_text(text, expected or TEXT) or refuse_foreign(b"", name)
    refuse_other_kind(found, expected, name)
    reading = PaperReading(found, found.media_type)
    if encoding != "utf-8":
        reading.media_type += f"; charset={encoding}"
        reading.notes.append(SENTENCES["encoding"].format(encoding=encoding))
    if found == HTML:
        read_apart(reading, text.encode())
        return reading
    if found == MARKDOWN:
        text, reading.hidden = without_comments(text)
    reading.markdown, reading.pages = text, list(within_bounds([("", text)]))
    return reading


def read_apart(reading, file):
    """Let a process of its own say what is in a paper; what it said before it ended stands."""
    if reading.kind == PDF and not is_whole_pdf(file):
        reading.problem = DAMAGED_PDF
        return
    answer = run(TASKS.format("task:read"), file, LIMITS, reading.kind.ending)
    parts = []
    for one in answer.objects():
        if isinstance(one, list):
            parts.append(one)
        else:
            vars(reading).update((name, one[name]) for name in FACTS if name in one)
    reading.first_page = base64.b64decode(reading.first_page)
    if answer.code != 0 and not reading.is_read:
        reading.problem = SENTENCES["too much"]
    if not reading.is_read and (reading.kind != PDF or reading.page_count):
        reading.notes.append(SENTENCES["not read"])
    take_parts(reading, parts)


def take_parts(reading, parts):
    """The pages of a reading by their parts, as (label, text, what is hidden, Markdown)."""
    reading.pages = list(within_bounds((label, text) for label, text, *_ in parts))
    reading.hidden = bounded(Hidden(*one) for _, _, hidden, _ in parts for one in hidden)
    if reading.kind == PDF or reading.is_scan:
        reading.page_texts = [markdown for label, _, _, markdown in parts if label]
    reading.markdown = joined([markdown for *_, markdown in parts])


def joined(pages):
    """Pages as one text: a sentence that goes on overleaf is not cut."""
    text = ""
    for page in filter(None, pages):
        is_open = text and text[-1] not in '.:;!?”"*'
        text += ("\n" if is_open else "\n\n" if text else "") + page
    return f"{text.rstrip(chr(10))}\n" if text else ""


def within_bounds(texts):
    left = MOST_CHARACTERS
    for number, (label, text) in enumerate(texts, start=1):
        text = text.replace("\x00", "").strip()[:left]
        left -= len(text)
        if text:
            yield TextPage(number, label, text)
        if not left:
            return


def bounded(hidden):
    left, kept = MOST_HIDDEN, []
    for one in hidden:
        kept += [one._replace(words=one.words[:left])] if left > 0 else []
        left -= len(one.words)
    return kept


def is_whole_pdf(file):
    file.seek(max(0, file.seek(0, 2) - END_WITHIN))
    return b"%%EOF" in file.read()


def judge_pdf(reading, accept_unreadable):
    """Note what a PDF lacks. Refuse one that cannot be opened, if it is not kept in any case."""
    if reading.pages:
        reading.has_text = True
    if reading.page_count is None:
        if not accept_unreadable:
            raise ValidationError(reading.problem)
        reading.notes.append(SENTENCES["unreadable pdf"])
    elif reading.has_text is False:
        reading.notes.append(SENTENCES["scan"])
    elif reading.has_text and not reading.is_tagged:
        reading.notes.append(SENTENCES["no tags"])


def check_rtf(file):
    """Notes on a whole rich text without embedded objects, and the text without far templates."""
    file.seek(0)
    content = file.read()
    if not content.rstrip(b"\x00\r\n\t ").endswith(b"}"):
        raise refusal("cut short")
    if RTF_PROGRAMS.search(content):
        raise refusal("object")
    outside = Outside()
    for target in RTF_TEMPLATE.findall(content):
        # A path that is written in codes has something to hide.
        path = target if RTF_PATH.fullmatch(target) else b"hidden:" + target
        path = path.decode("cp1252", "replace").replace("\\\\", "\\").strip()
        outside.name("attachedTemplate", path)
    for _ in outside.watch([content.replace(b"\\\\", b"\\")]):
        pass
    kept = io.BytesIO(RTF_TEMPLATE.sub(b"", content)) if outside.fetched else None
    return list(outside.notes), kept


def read_pictures(file, kind, seconds):
    """A scan by its pictures: that needs a program that reads them, and seconds a page."""
    limits = LIMITS._replace(seconds=seconds, memory=MEMORY_OF_OCR)
    task = TASKS.format("task:read_pictures")
    answer = run(task, file, limits, kind.ending, env={"PATH": os.defpath})
    reading = PaperReading(kind, kind.media_type, is_scan=True)
    said = list(answer.objects())
    take_parts(reading, [one for one in said if isinstance(one, list)])
    problems = [one["problem"] for one in said if isinstance(one, dict)]
    reading.problem = next(iter(problems), SENTENCES["too much"] if answer.code != 0 else "")
    return reading


def page_pictures(file, first, last, width, seconds=LIMITS.seconds):
    """{number: a WebP picture} of the pages from `first` to `last`, and whether it was cut short.

    A page that cannot be drawn is left out.
    """
    task, limits = TASKS.format("pdf.drawing:draw"), LIMITS._replace(seconds=seconds)
    answer = run(task, file, limits, width, first, last)
    drawn = {number: picture for line in answer.objects() for number, picture in line.items()}
    pictures = {int(number): base64.b64decode(picture) for number, picture in drawn.items()}
    return pictures, answer.is_cut_short

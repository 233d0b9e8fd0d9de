"""Taking in a paper: an upload is read, checked and described before it becomes part of the record.

What is refused is refused with a sentence that says what to do.
"""

import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone

from tipcouncil.records.files import messages
from tipcouncil.records.files.paper import read
from tipcouncil.records.files.stored import sha256, too_large_words
from tipcouncil.records.files.types import BY_ENDING, ENDINGS_IN_WORDS, ending_of
from tipcouncil.records.reading.hidden import sentence

LONGEST_NAME = 255  # characters, as of the field that keeps it
MAKE_IT_SMALLER = (
    "Make it smaller: save it as a PDF of the smallest size, scan it in grey at 200 dots an inch,"
    " or divide it into parts."
)
# Controls, surrogates, line separators; and what turns the direction of writing, which is in Cf.
UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def take_in(stored_file, uploaded, *, accept_unreadable=False):
    """Make `uploaded` the file of `stored_file`, not yet saved; returns what was read of it.

    Raises ValidationError with a sentence for what is not taken. With `accept_unreadable`, a PDF
    or an office file that is locked or damaged is filed all the same, with nothing known of it.
    """
    name = clean_name(uploaded.name or "")
    expected = expected_kind(name)
    file = uploaded.file if isinstance(uploaded, File) else uploaded
    check_size(file.seek(0, 2), name)
    reading = read(file, name, accept_unreadable=accept_unreadable)
    file = reading.file or file
    if hidden := sentence(reading.hidden):
        reading.notes.append(hidden)
    stored_file.original_name = name
    stored_file.media_type = reading.media_type
    stored_file.size = file.seek(0, 2)
    file.seek(0)
    stored_file.sha256 = sha256(file)
    file.seek(0)
    stored_file.pages = reading.page_count
    stored_file.is_tagged = reading.is_tagged
    stored_file.is_scan = stored_file.is_scan or reading.has_text is False
    stored_file.filed_at = timezone.now()
    stored_file.file = File(file, name=f"paper.{expected.ending}")
    picture = reading.first_page
    stored_file.thumbnail = ContentFile(picture, name="first-page.webp") if picture else ""
    reading.sha256, stored_file.reading = stored_file.sha256, reading
    return reading


def clean_name(name):
    """A file's name as it may be shown: its last part, in printable characters, not too long."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = "".join(
        " " if character.isspace() else character
        for character in name
        if unicodedata.category(character) not in UNPRINTABLE or character in "\t\n"
    )
    name = " ".join(name.split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME and dot and len(ending) < 20:
        return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending
    return name[:LONGEST_NAME] or "unnamed"


def expected_kind(name):
    """The kind that the ending of a name promises."""
    kind = BY_ENDING.get(ending_of(name))
    if kind is None:
        way = messages.ENDINGS.get(ending_of(name), messages.SENTENCES["right ending"])
        raise messages.refusal("other ending", name=name, kinds=ENDINGS_IN_WORDS, way=way)
    return kind


def check_size(size, name):
    if not size:
        raise messages.refusal("empty", name=name)
    most = settings.LARGEST_UPLOAD
    if size > most:
        raise ValidationError(f"{too_large_words(size, most, f'“{name}”')} {MAKE_IT_SMALLER}")

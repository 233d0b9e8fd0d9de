"""A file of minutes as Markdown and as a parsed record.

What is in the file, `tipcouncil.records` reads for all. The minutes in its text are found by a
process of its own, too: a text can be built so that reading it does not end.
"""

from pathlib import Path

from django.core.exceptions import ValidationError

from meetings.importing.parsed import Doubt, ParsedMinutes, from_json
from meetings.importing.parsing import cited_in
from tipcouncil.records.files.intake import check_size
from tipcouncil.records.files.messages import SENTENCES
from tipcouncil.records.files.paper import PaperReading, read, read_pictures
from tipcouncil.records.files.types import PPTX, XLSX
from tipcouncil.records.reading import ocr
from tipcouncil.records.sandbox import MB, Limits, run

TASK = "meetings.importing.reading_task:parse"
LIMITS = Limits(memory=768 * MB, seconds=15, output=64 * MB)
MOST_TEXT = 2_000_000  # characters
NOT_MINUTES = (
    "Minutes are read from Word, OpenDocument, Rich Text, PDF, web pages and plain text. Save this"
    " file as one of these; or file it as it is, without its text."
)
TOO_LONG = "This file has more text than any minutes. Divide it."
NO_WORDS = "There is no text in this file."
FROM_PICTURES = "The text was read from pictures: compare every word with the original."


def parse_file(path, *, ocr_seconds=0):
    """What was read of a file, or a sentence why it has no text; and the minutes in it."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            check_size(file.seek(0, 2), path.name)
            reading = read(file, path.name)
            return parse_reading(reading, file, ocr_seconds=ocr_seconds)
    except OSError as error:
        return no_minutes(PaperReading(), f"“{path.name}” cannot be opened: {error.strerror}.")
    except ValidationError as error:
        return no_minutes(PaperReading(), " ".join(error.messages))


def parse_reading(reading, file, *, ocr_seconds=0):
    """The reading of a file, and the minutes in it. One without a text gives empty minutes.

    A scan is read only where `ocr_seconds` are given for it.
    """
    is_from_pictures = reading.is_scan and ocr.is_there() and ocr_seconds
    if is_from_pictures:
        scan = read_pictures(file, reading.kind, ocr_seconds)
        reading.markdown, reading.page_texts = scan.markdown, scan.page_texts
        reading.problem = scan.problem
    if problem := problem_of(reading, is_from_pictures):
        return no_minutes(reading, problem)
    answer = run(TASK, reading.markdown.encode(), LIMITS)
    said = next(answer.objects(), None)
    if said is None:
        return no_minutes(reading, SENTENCES["too much"])
    parsed = from_json(said)
    parsed.citations = cited_in(reading.markdown)
    if is_from_pictures:
        parsed.doubt("text", FROM_PICTURES)
    return reading, parsed


def problem_of(reading, is_from_pictures):
    """Why there are no minutes in what was read; empty where there may be some."""
    if reading.is_scan and not is_from_pictures:
        return ocr.NOT_NOW if ocr.is_there() else ocr.NOT_THERE
    if reading.problem or reading.kind in (PPTX, XLSX):
        return reading.problem or NOT_MINUTES
    if len(reading.markdown) > MOST_TEXT:
        return TOO_LONG
    return "" if reading.markdown.strip() else NO_WORDS


def no_minutes(reading, problem):
    reading.problem, reading.markdown = problem, ""
    return reading, ParsedMinutes(doubts=[Doubt("text", problem)])

"""The founding minutes come out the same from text, Word and PDF."""

import datetime
import re
from pathlib import Path

import pytest

from meetings.importing import parse_file, parse_text
from tests.meetings.importing import made

TEXT = Path("tests/data/minutes-2017-01-19.txt").read_text()
ITEMS = [
    ("1.", "Legislative Updates"),
    ("a)", "S.A. 16-13 Task Force to Study the Curriculum & Education of Police Officers"),
    ("2.", "Presentations & Discussion"),
    ("a)", "Annual Report Actionable Next Steps"),
    ("b)", "2017 March & May Meeting Topics"),
    ("c)", "The Demand Side of Sex Trafficking: Targeting Buyers"),
    ("3.", "Council Updates"),
    (None, "HART Update"),
    ("4.", "The Council adjourned the meeting at 11:43AM."),
]
MAKERS = {"txt": str.encode, "docx": made.docx, "pdf": made.pdf}


def read(kind, folder):
    path = folder / f"minutes.{kind}"
    path.write_bytes(MAKERS[kind](TEXT))
    source, parsed = parse_file(path)
    assert source.problem == ""
    return parsed


def folded(text):
    return re.findall(r"[^\W_]+", text.replace("*", "").casefold())


@pytest.mark.parametrize("kind", MAKERS)
def test_the_agenda_is_the_same_from_every_kind_of_file(kind, tmp_path):
    parsed = read(kind, tmp_path)
    assert [(item.label, item.title) for item in parsed.items()] == ITEMS
    assert [len(item.children) for item in parsed.agenda] == [1, 3, 1, 0]
    assert [item.anchor for item in parsed.items()][:7] == ["1", "1a", "2", "2a", "2b", "2c", "3"]


@pytest.mark.parametrize("kind", MAKERS)
def test_the_fields_are_the_same_from_every_kind_of_file(kind, tmp_path):
    parsed = read(kind, tmp_path)
    assert parsed.body == "Connecticut Trafficking in Persons Council"
    assert parsed.date == datetime.date(2017, 1, 19)
    assert (parsed.scheduled_start, parsed.scheduled_end) == (
        datetime.time(10),
        datetime.time(12),
    )
    assert (parsed.called_to_order, parsed.adjourned) == (
        datetime.time(10, 6),
        datetime.time(11, 43),
    )
    assert parsed.location == "Legislative Office Building, Room 2D"
    assert (parsed.kind, parsed.motions, parsed.attendance) == (None, [], [])
    assert parsed.doubts == []


@pytest.mark.parametrize("kind", MAKERS)
def test_every_word_is_kept_in_its_order_from_every_kind_of_file(kind, tmp_path):
    assert folded(read(kind, tmp_path).body_markdown) == folded(TEXT)


def test_the_body_of_the_founding_record_reads_as_its_source():
    record = Path("tipcouncil/founding/meetings/2017-01-19.md").read_text()
    parsed = parse_text(record.split("\n---\n", 1)[1])
    found = [(item.label, item.title) for item in parsed.items() if item.title != "HART Update"]
    assert found == [item for item in ITEMS if item[1] != "HART Update"]
    assert parsed.date == datetime.date(2017, 1, 19)


def test_reading_what_was_read_changes_nothing():
    once = parse_text(TEXT)
    again = parse_text(once.body_markdown)
    assert again.body_markdown == once.body_markdown
    assert [(i.label, i.title, i.anchor) for i in again.items()] == [
        (i.label, i.title, i.anchor) for i in once.items()
    ]

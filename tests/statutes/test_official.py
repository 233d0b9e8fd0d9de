"""Every citation of law that is published somewhere leads there, and no other does."""

import csv
import datetime
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from statutes import official, section_table
from statutes.citations import find

# Collected from minutes, acts and official notes, each with the official address as it was found
# in use. Where a row gives none, or only a pattern, none is compared.
CASES = Path(__file__).parents[1] / "data" / "citation_cases.csv"
CODE = "https://www.cga.ct.gov/current/pub"
LOOK_UP = "https://www.cga.ct.gov/asp/cgabillstatus/cgabillstatus.asp"
HEADER = "section,chapter,status,supplement_year,title,subsections_now\n"


def cases():
    with CASES.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            address = row["url"].removesuffix(" (pattern by analogy, not seen)")
            if address and " " not in address and row["kind"] != "federal":
                yield pytest.param(row["raw"], row["normalised"], address, id=row["raw"])


@pytest.mark.parametrize(("cited", "normal", "address"), list(cases()))
def test_a_form_of_citation_leads_to_its_official_address(cited, normal, address):
    year = re.search(r"\((\d{4})\)", normal)  # of the record, where the text has none
    found = [official.official_url(each, int(year[1]) if year else None) for each in find(cited)]
    assert found[0] == address


@pytest.mark.parametrize(
    ("cited", "address"),
    [
        ("Sec. 42a-8-101", f"{CODE}/art_008.htm#sec_42a-8-101"),
        ("Sec. 42a-2a-103", f"{CODE}/art_002a.htm#sec_42a-2a-103"),
        ("Sec. 4a-60", f"{CODE}/chap_058.htm#sec_4a-60"),
        ("Sec. 54-1a", f"{CODE}/chap_959.htm#secs_54-1_and_54-1a"),
        ("Sec. 1-1q", f"{CODE}/chap_001.htm#secs_1-1o_to_1-1s"),
        ("chapter 949a", f"{CODE}/chap_949a.htm"),
        ("chapter 14 of the general statutes", f"{CODE}/chap_014.htm"),
        ("title 4a of the general statutes", f"{CODE}/title_04a.htm"),
        ("Title 46b of the General Statutes", f"{CODE}/title_46b.htm"),
        ("S.A. 04-8", f"{LOOK_UP}?selBillType=Special+Act&which_year=2004&bill_num=8"),
        (
            "May Sp. Sess. P.A. 16-3, S. 163",
            f"{LOOK_UP}?selBillType=Public+Act&which_year=2016&bill_num=3",
        ),
        ("SB 153 (2006)", f"{LOOK_UP}?selBillType=Bill&bill_num=SB153&which_year=2006"),
    ],
)
def test_other_law_of_connecticut_leads_to_its_official_address(cited, address):
    assert [official.official_url(each) for each in find(cited)] == [address]


@pytest.mark.parametrize(
    "cited",
    [
        "Sec. 53a-9999",  # a number that the table does not have
        "chapter 999 of the general statutes",
        "1969, P.A. 828, S. 89",
        "P.A. 85-3",  # older than the look-up
        "HB 5666",  # of no year
        "Sec. 10-76d-9",  # a regulation
        "Sec. 4c-1",  # of a chapter that has no page left
    ],
)
def test_law_without_a_known_address_gets_none(cited):
    found = find(cited)
    assert found
    assert [official.official_url(each) for each in found] == [""] * len(found)


def test_a_section_that_the_supplement_amends_has_a_later_text_there():
    assert official.supplement_url("46a-170") == (
        "https://www.cga.ct.gov/2026/sup/chap_814f.htm#sec_46a-170"
    )
    assert official.section_url("46a-170") == official.supplement_url("46a-170")
    assert official.supplement_url("53a-86") == ""


@pytest.mark.parametrize(
    "number", ["", "\0", "#", "chapter-952", "é-1", "1-1 ", "0", "99-1", "5" * 9999, "1-1\n"]
)
def test_what_is_no_section_is_not_in_the_table(number):
    assert section_table.section(number) is None


def test_the_first_and_the_last_line_of_the_table_are_found():
    lines = section_table.TABLE.read_text(encoding="utf-8").splitlines()[1:]
    numbers = [line.partition("\t")[0] for line in lines if line[0].isdigit()]
    assert len(numbers) == 47_051
    for number in (numbers[0], numbers[-1], *numbers[:: len(numbers) // 50]):
        assert section_table.section(number).number == number


def test_the_table_is_written_anew_from_a_newer_reading(tmp_path, monkeypatch, capsys):
    read, table = tmp_path / "read.csv", tmp_path / "table.tsv"
    read.write_text(
        HEADER + "1-1,001,active,,Words.,abc\n1-9,003,repealed,,,\n1-10,003,repealed,,1-10,\n"
    )
    call_command(
        "renew_sections", read, read_on=datetime.date(2027, 1, 5), source="the test", to=table
    )
    assert table.read_text() == (
        "# General Statutes of Connecticut, read on 2027-01-05. Source: the test\n"
        "1-1\t001\tactive\t\tc\t\tWords.\n"
        "1-10\t003\trepealed\t\t\t1-9_and_1-10\t\n"
        "1-9\t003\trepealed\t\t\t1-9_and_1-10\t\n"
        "chapter-1\t001\n"
        "chapter-3\t003\n"
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("section,title\n", "no column chapter"),
        (HEADER + "1-1,001,lost,,,\n", "Row 2, status: “lost”"),
        (HEADER + "1-1,001,active,,,\n1-1,001,active,,,\n", "Row 3, section: “1-1”"),
    ],
)
def test_a_reading_with_a_mistake_changes_nothing(tmp_path, rows, sentence):
    read, table = tmp_path / "read.csv", tmp_path / "table.tsv"
    read.write_text(rows)
    with pytest.raises(CommandError, match=sentence):
        call_command(
            "renew_sections", read, read_on=datetime.date(2027, 1, 5), source="a", to=table
        )
    assert not table.exists()

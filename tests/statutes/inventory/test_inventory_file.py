"""A newer list of the law: a file with one wrong cell is refused, and the cell is named."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError

from statutes.citations import section_or_run
from statutes.inventory.file import read_list

COLUMNS = ["citation", "title", "chapter", "first_enacted_by", "amended_by", "subject"]
COLUMNS += ["source_url"]
PAGE = "https://www.cga.ct.gov/current/pub/chap_952.htm#sec_53a-83"
GOOD = {
    "citation": "C.G.S. § 53a-83",
    "title": "Soliciting sexual acts.",
    "chapter": "952",
    "first_enacted_by": "1969, P.A. 828, S. 84",
    "amended_by": "P.A. 13-166, S. 4; P.A. 16-71, S. 7",
    "subject": "crime: soliciting",
    "source_url": PAGE,
}


def as_file(*rows, columns=COLUMNS):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def complaints(content):
    with pytest.raises(ValidationError) as refused:
        read_list(content)
    return " ".join(refused.value.messages)


def one(**changes):
    return read_list(as_file(GOOD | changes)).rows[0]


def test_a_row_is_read_with_its_acts_and_their_sections():
    law = one()
    assert law.key == "53a-83"
    assert law.said["subject"] == "crime: soliciting"
    assert [(act["words"], act["change"]["effect"]) for act in law.history] == [
        ("1969, P.A. 828, Sec. 84", "enacted"),
        ("P.A. 13-166, Sec. 4", "amended"),
        ("P.A. 16-71, Sec. 7", "amended"),
    ]


def test_a_change_still_to_come_has_its_day():
    law = one(amended_by="P.A. 26-98, S. 5 (eff. October 1, 2026)")
    assert law.history[-1]["change"]["effective_on"] == "2026-10-01"


def test_a_subject_that_says_repealed_is_a_status_and_a_day():
    law = one(subject="crime: soliciting - REPEALED effective October 1, 2017")
    assert law.said["subject"] == "crime: soliciting"
    assert law.said["status"] == "repealed"
    assert law.repealed_on == "2017-10-01"


def test_a_list_of_statuses_is_read_too():
    content = as_file(
        {"citation": "53a-83", "status": "active", "text_edition": "2026", "official_url": PAGE},
        columns=["citation", "status", "text_edition", "official_url"],
    )
    found = read_list(content)
    assert not found.is_whole
    assert found.rows[0].said["status"] == "in force"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("54-36j to 54-36l", ("54-36j", "54-36l")),
        ("Secs. 54-36j through 54-36l", ("54-36j", "54-36l")),
        ("C.G.S. § 53a-83", ("53a-83", "")),
    ],
)
def test_a_section_or_a_run_of_sections_is_read(written, read):
    assert section_or_run(written) == read


def test_a_run_that_goes_backwards_is_refused():
    with pytest.raises(ValueError, match="runs backwards"):
        section_or_run("54-36l to 54-36j")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"citation": ""}, "Row 2, column citation: The cell is empty."),
        ({"citation": "53a83"}, "Row 2, column citation: “53a83” is not the number of a section."),
        ({"citation": "53a-83(i)"}, "The pinpoint (i) belongs to the mention that cites it."),
        ({"citation": "99-1"}, "Row 2, column citation: “99-1” is not the number of a section."),
        ({"citation": "10-76d-9"}, "is a regulation of a state agency"),
        ({"title": ""}, "Row 2, column title: The cell is empty."),
        ({"title": "x" * 501}, "Row 2, column title: Ensure this value has at most 500"),
        ({"source_url": "javascript:alert(1)"}, "Row 2, column source_url:"),
        ({"amended_by": "nothing"}, "Row 2, column amended_by: “nothing” names no act."),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(changes, said):
    assert said in complaints(as_file(GOOD | changes))


def test_a_status_that_nobody_knows_is_named():
    content = as_file(GOOD | {"status": "activ"}, columns=[*COLUMNS, "status"])
    assert "Row 2, column status: Value 'activ' is not a valid choice." in complaints(content)


def test_a_section_that_stands_there_twice_is_named_with_both_rows():
    assert "Row 3, column citation: “Sec. 53a-83” stands in row 2 too." in complaints(
        as_file(GOOD, GOOD | {"citation": "Sec. 53a-83"})
    )


def test_a_column_of_another_name_is_named_and_so_is_the_one_that_is_missing():
    columns = ["titel" if name == "title" else name for name in COLUMNS]
    said = complaints(as_file(GOOD | {"titel": "x"}, columns=columns))
    assert "Column 2 is named “titel”" in said
    assert "Columns are missing: title." in said


def test_a_row_that_is_too_short_is_named():
    content = as_file(GOOD).rstrip(b"\r\n") + b"\r\n53a-84,Defenses barred.\r\n"
    assert "Row 3 has 2 cells; the head has 7." in complaints(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\n\n", "The file is empty."),
        (as_file(), "The file has a head and no rows."),
        (as_file(GOOD).replace("§".encode(), b"\xa7"), "Line 2 is not UTF-8."),
        (as_file(GOOD) + b"\x00", "holds a NUL"),
        (b"citation," * 1_000_000, "at most 5 MB can be filed."),
        (as_file(GOOD) + b'"' + b"x" * 200_000, "Line 3 cannot be read"),
        (b"PK\x03\x04\x14\x00\x06\x00", "holds a NUL"),
        (as_file(*[GOOD] * 5_001), "The file has more than 5,000 rows."),
    ],
    ids=["empty", "blank", "head", "encoding", "nul", "huge", "quote", "excel", "long"],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(content, said):
    assert said in complaints(content)


def test_a_file_of_wrong_rows_gets_no_endless_answer():
    rows = [GOOD | {"citation": f"wrong {number}"} for number in range(100)]
    with pytest.raises(ValidationError) as refused:
        read_list(as_file(*rows))
    assert len(refused.value.messages) == 26
    assert refused.value.messages[-1] == "And 75 more like these."


def test_an_apostrophe_before_a_formula_is_the_spreadsheets_and_is_taken_off():
    assert one(title="'=Soliciting").said["title"] == "=Soliciting"
    assert one(title="'Quoted'").said["title"] == "'Quoted'"

"""Tables to take away: what a spreadsheet reads, and what it never runs."""

import csv
import datetime
import io
import json
from types import SimpleNamespace

from tipcouncil.records import tables
from tipcouncil.records.tables import Column


def read_back(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_no_cell_runs_and_every_other_is_written_plainly():
    formulas = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＠a",
        "  =1",
        " \t-2",
    ]
    assert [tables.cell(text) for text in formulas] == [f"'{text}" for text in formulas]
    texts = ["Sec. 53a-83", "C.G.S. § 46a-170", "a=b", "'quoted", "", " "]
    assert [tables.cell(text) for text in texts] == texts
    others = [None, True, False, -5, 0, datetime.date(2017, 10, 1)]
    assert [tables.cell(one) for one in others] == ["", "yes", "no", "-5", "0", "2017-10-01"]


def table(*rows):
    """Rows of two columns, to take away."""
    return tables.RecordTable("some", [Column("one"), Column("two")], lambda: rows)


def test_commas_quotes_and_lines_come_back_from_a_spreadsheet(rf):
    rows = [
        SimpleNamespace(one="a, b", two='said "so"\r\nin two lines'),
        SimpleNamespace(one="§ 1", two=None),
    ]
    response = table(*rows).response(rf.get("/"))
    assert read_back(response.content) == [
        ["one", "two"],
        ["a, b", 'said "so"\r\nin two lines'],
        ["§ 1", ""],
    ]


def test_a_csv_file_is_what_excel_opens(rf):
    row = SimpleNamespace(one="§", two="b")
    response = table(row).response(rf.get("/"), filename="statutes-2026-08-04.csv")
    assert response.content == b"\xef\xbb\xbfone,two\r\n\xc2\xa7,b\r\n"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="statutes-2026-08-04.csv"'


def test_json_gives_every_text_as_it_stands():
    response = tables.json_response({"text": "=1 §", "on": datetime.date(2017, 10, 1)}, "a.json")
    assert json.loads(response.content) == {"text": "=1 §", "on": "2017-10-01"}
    assert "§".encode() in response.content
    assert response["Content-Disposition"] == 'inline; filename="a.json"'


def test_the_name_of_a_file_says_its_day():
    day = tables.today().isoformat()
    assert tables.dated_name("statutes", "csv") == f"public-record-statutes-{day}.csv"

"""Where the founding record has its facts from: every one names its source, and the source says it.

The two documents are quoted word for word. What is known of other pages is in council-facts.yaml,
the seats of the law in tip_seats.csv, and what became of recommendations in
recommendation_trace.csv: notes of sources that are not held, compared by their keys.
"""

import csv
import datetime
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from tipcouncil.records.dates import in_words, parse_iso
from tipcouncil.records.texts.sources import references
from tipcouncil.site.plaintext.files import walk
from tipcouncil.site.plaintext.pack import FOUNDING, Pack

DATA = Path(__file__).resolve().parents[2] / "data"
DOCUMENTS = {
    "Minutes of January 19, 2017": "minutes-2017-01-19.txt",
    "The Council’s web page of 2014, http://ctpcsw.com/": "archive-page-2014.txt",
}
NOTED = (  # pages and reports of which council-facts.yaml has what was read
    "The Council’s web page of about 2011, ",
    "The Council’s web pages of 2007 to 2014",
    "Annual Report",
    "List of members in the Annual Report of January",
    "Final Report of the Interagency Task Force",
    "The copy itself, ",
    "Sec. 46a-170 in its old form, ",
    "Analysis of Senate Bill 834 of 2013, ",
)
LAW = re.compile(
    r"Official General Statutes|Sec\. [\w-]+\(\w\), 2026 Supplement|Text of the act"
    r"|History notes? |history notes$|Notes to Sec\.|Bill (analysis|matched)|fastdemocracy\.com"
    r"|(Summary of the )?Office of Legislative Research|legiplex\.com|housedems\.ct\.gov"
)
HISTORY = re.compile(
    r"History of Sec\. (?P<statute>[\w-]+): (?P<act>.+), S\. (?P<section>\d+)"
    r"(, effective (?P<day>.+))?"
)
AS_WRITTEN = {"title_as_posted", "as_listed", "name_as_recorded", "topic", "presenter_names"}
OURS = {"Minutes of January 19, 2017: the source text", "Meeting notes"} | {
    "Trafficking in Persons: the Council’s web page of 2014, its whole text"
}
DATED = {"date", "issued_on", "listed_on", "begins"}
LAW_TABLES = {"acts", "statutes", "statute_changes", "seats"}


def plain(text):
    """The words of a text alone: no emphasis, no language of a host, one kind of quotes."""
    text = re.sub(r"[*\\]|//\w\w(?=\.scribd)|//www(?=\.scribd)", "", text)
    return " ".join(text.translate(str.maketrans("’“”–-", '\'""  ')).split()).lower()


@cache
def source(name):
    return plain((DATA / name).read_text(encoding="utf-8"))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


pytestmark = pytest.mark.django_db  # the database knows what a row may hold

FACTS = yaml.safe_load((DATA / "council-facts.yaml").read_text(encoding="utf-8"))
CHANGES = rows_of(FOUNDING / "statute_changes.csv")
EVERY_SOURCE = [*DOCUMENTS.values(), "council-facts.yaml"]


@cache
def entries():
    pack = Pack(FOUNDING)
    assert pack.mistakes == []
    return list(pack.entries.values())


def of_table(table):
    return [entry.texts for entry in entries() if entry.form.name == table]


def is_said(words):
    return any(plain(words) in source(name) for name in EVERY_SOURCE)


def parts_of(entry):
    """The texts of a record and of all that is listed below it."""
    yield entry.texts
    for below in entry.parts.values():
        for part in below:
            yield from parts_of(part)


def faults(text):
    """What is wrong with the `source` of a row."""
    if not (found := references(text)):
        return ["names no source"]
    return [fault for one in found if (fault := fault_of(one))]


def fault_of(reference):
    name, quotes = reference
    for document, file in DOCUMENTS.items():
        if name.startswith(document):
            if not quotes:
                return f"“{name}” is named without its sentence"
            strange = [words for words in quotes if plain(words) not in source(file)]
            return f"“{name}” does not say {strange}" if strange else ""
    if quotes:
        return f"“{name}” is quoted and is not held"
    if change := HISTORY.fullmatch(name):
        return "" if is_change(change) else f"no change of the law is so: {name}"
    if name.startswith(NOTED):
        addresses = re.findall(r"https?://[^\s:,]+\.[^\s:,]+", name)
        missing = [one for one in addresses if plain(one) not in source("council-facts.yaml")]
        return f"not among the facts: {missing}" if missing else ""
    return "" if LAW.match(name) else f"no source is called “{name}”"


def is_change(found):
    return any(
        (row["statute"], row["act"]) == (found["statute"], found["act"])
        and found["section"] in re.split(r"\D+", row["act_section"])
        and found["day"] in (None, in_words(datetime.date.fromisoformat(row["effective_on"])))
        for row in CHANGES
        if row["effective_on"]
    )


# Each row


def test_every_row_names_its_source_and_the_source_says_so():
    found = {
        str(entry): faults(entry.texts["source"]) for entry in entries() if "source" in entry.texts
    }
    assert {row: wrong for row, wrong in found.items() if wrong} == {}


def test_a_row_without_a_source_or_with_words_that_it_does_not_say_is_refused():
    for text, fault in {
        "": "names no source",
        "Minutes of January 19, 2017": "without its sentence",
        "Minutes of January 19, 2017, item 1: “The Council voted.”": "does not say",
        "Somebody told us": "no source is called",
        "History of Sec. 46a-170: P.A. 07-107, S. 1, effective June 12, 2007": "no change",
        "Annual Report, https://example.org/report": "not among the facts",
    }.items():
        assert fault in " ".join(faults(text)), text


def test_rows_without_a_source_of_their_own_have_that_of_what_they_belong_to():
    without = {entry.form.name for entry in entries() if "source" not in entry.texts}
    assert without == {"statute_changes", "recommendation_targets", "old_addresses"}
    assert all(row["source_url"].startswith("https://www.cga.ct.gov/") for row in CHANGES)
    told = {row["slug"]: " ".join(row.values()) for row in of_table("recommendations")}
    for target in of_table("recommendation_targets"):
        words = told[target["recommendation"]]
        acts = [row["act"] for row in CHANGES if row["act"] and row["statute"] == target["statute"]]
        assert any(one in words for one in [target["statute"], *acts]), target


def test_what_stands_as_written_stands_so_in_a_source():
    written = [
        words
        for entry in entries()
        for part in parts_of(entry)
        for name, text in part.items()
        if name in AS_WRITTEN and text
        for words in text.split("; ")
    ]
    written += [row["text"] for row in of_table("recommendations")]
    written += [row["title"] for row in of_table("resources")]
    written += [
        item.texts["title"]
        for meeting in entries()
        for item, _ in walk(meeting.parts.get("agenda", []))
    ]
    assert [words for words in written if words not in OURS and not is_said(words)] == []


def test_no_quotation_is_composed():
    quoted = [
        (str(entry), words)
        for entry in entries()
        if entry.form.name not in LAW_TABLES
        for part in parts_of(entry)
        for name, text in part.items()
        if isinstance(text, str) and name not in ("source", "text")
        for words in re.findall("“([^“”]+)”", text)
    ]
    quoted += [(row["slug"], row["text"]) for row in of_table("recommendations")]
    assert [(where, words) for where, words in quoted if not is_said(words)] == []


def test_every_date_is_one_that_its_source_says():
    strange = []
    for entry in [one for one in entries() if one.form.name not in LAW_TABLES]:
        for part in parts_of(entry):
            whole = {**entry.texts, **part}
            said = " ".join(filter(None, map(whole.get, ("source", "title_as_posted"))))
            strange += [
                (str(entry), name, part[name])
                for name in DATED & part.keys()
                if part[name] and not says(said, part[name])
            ]
    assert strange == []


def says(text, written):
    """Whether a text says a date, as far as it is known."""
    date, precision = parse_iso(written)
    month = {"day": f"{date:%B} {date.day}", "month": f"{date:%B}", "year": ""}[precision]
    return written in text or (month in text and str(date.year) in text)


# What was read of sources that are not held, by its key


def listed(year):
    """{(seat, name): title}, as the facts have the list of a year."""
    rows = FACTS["members_2009_report"]
    found = {}
    for row in rows:
        titles = row.get("title", "").split("; ")
        for name in row["person"].split("; "):
            found[row["seat"], name] = titles.pop(0) if titles else ""
    if year == 2008:
        for row in FACTS["members_2008_report_differs_in"]:
            found = {key: title for key, title in found.items() if key[0] != row["seat"]}
            found[row["seat"], row["person"].removesuffix(" only")] = ""
    return found


@pytest.mark.parametrize("year", [2008, 2009])
def test_the_members_are_those_of_the_lists(year):
    names = {row["slug"]: row["name"] for row in of_table("people")}
    rows = [row for row in of_table("memberships") if row["listed_on"] == f"{year}-01"]
    members = [row for row in rows if row["role"] == "member"]
    held = {(row["seat_as_written"], names[row["person"]]) for row in members}
    missing = [
        (seat, name)
        for seat, name in listed(year)
        if not any(seat == where and of in name for where, of in held)
    ]
    assert missing == []
    assert len(held) == len(listed(year))


def test_the_seats_are_those_of_the_law_row_by_row():
    noted = {
        (
            row["subdivision_2026_supplement"],
            row["seat"],
            row["must_represent"].replace("(no constituency named)", ""),
        ): (
            row["seat_from"],
            row["seat_to"],
            row["added_by"],
            row["appointing_authority"].replace("(by office)", ""),
            row["designee_allowed"] == "yes",
        )
        for row in rows_of(DATA / "tip_seats.csv")
    }
    held = {
        (row["number"], row["holder"], row["represents"]): (
            row["begins"],
            row["ends"],
            row["added_by"] or "in seat list before Oct. 2016",
            row["appointing_authority"],
            row["designee_allowed"] == "yes",
        )
        for row in of_table("seats")
    }
    assert held == noted


def test_each_outcome_is_that_of_its_trace():
    noted = {
        row["outcome"].replace("partly:", "enacted in part:"): row["evidence_url"]
        for row in rows_of(DATA / "recommendation_trace.csv")
    }
    held = {row["outcome"]: row["evidence_url"] for row in of_table("recommendations")}
    assert noted.items() <= held.items()
    others = [outcome for outcome in held if outcome not in noted]
    assert all(re.search("[Tt]he record (does not say|says|holds no)", words) for words in others)


def test_an_act_of_which_only_a_history_note_speaks_is_in_one():
    named = {row["act"] for row in CHANGES}
    bulk = "History notes of the sections that it made or changed"
    assert [
        row["act"] for row in of_table("acts") if row["source"] == bulk and row["act"] not in named
    ] == []


def test_copies_elsewhere_are_given_in_english():
    foreign = re.compile(
        r"//(?!www\.)[a-z]{2}\.[a-z]|/(es|fr|de|it|pl|pt|ro)/|[?&](lang|hl)=|translate"
    )
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in FOUNDING.rglob("*")
        if path.suffix in (".csv", ".md")
    )
    assert [found[0] for found in foreign.finditer(text)] == []

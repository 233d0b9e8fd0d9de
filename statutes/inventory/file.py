"""A list of the law as a CSV file, such as one made from a newer edition of the statutes.

The whole file is read before anything is compared. A file with one wrong cell is refused, and the
complaint names row and column as a spreadsheet counts them.
"""

import csv
import datetime
import io
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from statutes import citations
from statutes.citations import ACTS, ActName, sort_key
from statutes.inventory.authorities import authorities
from statutes.models import Statute, StatuteStatus
from tipcouncil.records.dates import day_in_words
from tipcouncil.records.files.stored import too_large_words

LARGEST = 5_000_000  # bytes; the inventory takes 30,000
MOST_ROWS = 5_000
MOST_COMPLAINTS = 25
LAW_COLUMNS = ["citation", "title", "chapter", "first_enacted_by", "amended_by", "subject"]
STATUS_COLUMNS = ["citation", "status", "text_edition"]
ADDRESS_COLUMNS = {"source_url", "official_url"}
# Columns of the lists in use, this site's own among them, that are not compared.
NOT_COMPARED = {
    *("kind", "number", "through", "status_on", "status_note", "effectiveness", "last_checked"),
    *("address", "in_inventory", "pending", "council_reference", "crime_reference", "words"),
    "repo_path",
}
KNOWN = {*LAW_COLUMNS, *STATUS_COLUMNS, *ADDRESS_COLUMNS, *NOT_COMPARED}
STATUSES = {"active": StatuteStatus.IN_FORCE} | {value: value for value in StatuteStatus.values}
COMPARED = ["title", "chapter", "subject", "official_url", "status", "text_edition"]
COMPARED_OF_ACTS = {"subject", "official_url"}  # an act has no chapter, and its title is its own
REPEALED = re.compile(r" ?- REPEALED(?: effective ([A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4}))?$")
OWN_RUN = re.compile(r" \(Secs?\. [^()]{1,60}\)$")


class FileRefusedError(Exception):
    """A list that cannot be read; `complaints` are sentences that name row and column."""

    def __init__(self, complaints):
        super().__init__(" ".join(complaints))
        self.complaints = complaints


@dataclass
class ListedLaw:
    """One row of the list: a section, a run of sections or an act, and what is said of it."""

    row: int
    key: str  # 53a-83, pa-26-98
    through: str = ""
    act: ActName | None = None
    said: dict = field(default_factory=dict)  # by the name of the field in the record
    repealed_on: datetime.date | None = None
    authorities: list = field(default_factory=list)


@dataclass
class LawList:
    """What a file says; `fields` are those that its columns can tell."""

    rows: list
    fields: list
    is_whole: bool  # it has the columns of the inventory, so that a row not in it is gone from it


def section_or_run(written):
    """The number, and the last one of a run: ("54-36j", "54-36l") of “54-36j to 54-36l”."""
    even = " ".join(written.split())
    first, word, last = even.partition(" to ")
    if not word:
        first, word, last = even.partition(" through ")
    if not word:
        return citations.parse_section(even), ""
    number, through = citations.parse_section(first), citations.parse_section(last)
    if sort_key(number) >= sort_key(through):
        raise ValueError(f"“{even}” runs backwards. Write the lower number first.")
    return number, through


def read_list(content):
    """The list in the bytes of a CSV file; a FileRefusedError where any cell is wrong."""
    head, rows = read_cells(content)
    columns = {name: place for place, name in enumerate(head)}
    complaints, found, seen = [], [], {}
    for number, cells in rows:
        if len(cells) != len(head):
            complaints.append(f"Row {number} has {len(cells)} cells; the head has {len(head)}.")
            continue
        row = {name: unguarded(cells[place]) for name, place in columns.items()}
        law = read_row(number, row, complaints)
        if law and law.key in seen:
            complaints.append(
                wrong(number, "citation", f"“{row['citation']}” stands in row {seen[law.key]} too.")
            )
        elif law:
            seen[law.key] = number
            found.append(law)
    if not rows:
        complaints.append("The file has a head and no rows.")
    if complaints:
        more = len(complaints) - MOST_COMPLAINTS
        told = complaints[:MOST_COMPLAINTS]
        raise FileRefusedError([*told, f"And {more} more like these."] if more > 0 else told)
    return LawList(found, fields_of(columns), is_whole=set(LAW_COLUMNS) <= set(columns))


def fields_of(columns):
    named = {"official_url" if name in ADDRESS_COLUMNS else name for name in columns}
    return [name for name in COMPARED if name in named]


def read_cells(content):
    """The names of the columns, and each row with its number."""
    if len(content) > LARGEST:
        raise FileRefusedError([f"{too_large_words(len(content), LARGEST)} Is it a list?"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise FileRefusedError(
            [f"Line {row} is not UTF-8. In Excel, save the list as “CSV UTF-8”."]
        ) from error
    if "\x00" in text:
        row = text.count("\n", 0, text.index("\x00")) + 1
        raise FileRefusedError([f"Line {row} holds a NUL, which no text has. Save the list anew."])
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        for number, cells in enumerate(table, 1):
            if len(rows) > MOST_ROWS:
                raise FileRefusedError([f"The file has more than {MOST_ROWS:,} rows."])
            if any(cell.strip() for cell in cells):
                rows.append((number, [cell.strip() for cell in cells]))
    except csv.Error as error:
        raise FileRefusedError([f"Line {table.line_num} cannot be read: {error}."]) from error
    if not rows:
        raise FileRefusedError(["The file is empty."])
    (_, head), *rest = rows
    check_head(head)
    return head, rest


def check_head(head):
    complaints = [
        f"Column {place} is named “{name}”, which is not a column of a list of statutes."
        for place, name in enumerate(head, 1)
        if name not in KNOWN
    ]
    complaints += [f"The column “{name}” is there twice." for name in doubled(head)]
    by_law, by_status = (
        [name for name in wanted if name not in head] for wanted in (LAW_COLUMNS, STATUS_COLUMNS)
    )
    if by_law and by_status:
        fewer = by_status if len(by_status) < len(by_law) and "status" in head else by_law
        complaints.append(f"Columns are missing: {', '.join(fewer)}.")
    if not ADDRESS_COLUMNS & set(head):
        complaints.append("The column source_url (or official_url) is missing.")
    if complaints:
        raise FileRefusedError(complaints[:MOST_COMPLAINTS])


def doubled(names):
    return sorted({name for name in names if names.count(name) > 1})


def unguarded(cell):
    """Without the apostrophe that this site's own list puts before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1:2] in "=+-@" else cell


def wrong(row, column, words):
    return f"Row {row}, column {column}: {words}"


def read_row(number, row, complaints):
    """The law of one row; None where its citation cannot be read."""
    before = len(complaints)
    try:
        law = law_cited(number, row["citation"])
    except ValueError as error:
        complaints.append(wrong(number, "citation", str(error)))
        return None
    for name, written in row.items():
        field_name = "official_url" if name in ADDRESS_COLUMNS else name
        if field_name in (COMPARED_OF_ACTS if law.act else COMPARED):
            try:
                law.said[field_name] = value_of(field_name, written)
            except ValueError as error:
                complaints.append(wrong(number, name, str(error)))
    take_repeal(law)
    if law.act is None and len(complaints) == before:
        for name, effect in (("first_enacted_by", "enacted"), ("amended_by", "amended")):
            try:
                law.authorities += authorities(row.get(name, ""), effect)
            except ValueError as error:
                complaints.append(wrong(number, name, str(error)))
        if law.authorities and law.said.get("status") == StatuteStatus.REPEALED:
            law.authorities[-1]["effect"] = "repealed"
    return law


def law_cited(row, cited):
    if not cited:
        raise ValueError("The cell is empty. Write a section such as 53a-83, or an act.")
    found = [citation for citation in citations.find(cited) if citation.kind in ACTS]
    if not found:
        number, through = section_or_run(cited)
        return ListedLaw(row, number, through)
    if len({citation.target for citation in found}) > 1:
        raise ValueError(f"“{cited}” names more than one act.")
    return ListedLaw(row, found[0].target, act=found[0].act_name)


def value_of(name, written):
    if name == "status":
        if written.lower() not in STATUSES:
            known = ", ".join(STATUSES)
            raise ValueError(f"“{written[:40]}” is not a status that is known. Known are: {known}.")
        return str(STATUSES[written.lower()])
    if name in {"title", "official_url"} and not written:
        raise ValueError("The cell is empty.")
    longest = Statute._meta.get_field(name).max_length
    if len(written) > longest:
        raise ValueError(f"The cell has {len(written):,} characters; {longest} are the most.")
    if name == "official_url":
        try:
            URLValidator(schemes=["http", "https"])(written)
        except ValidationError as error:
            raise ValueError(f"“{written[:80]}” is not an address on the web.") from error
    return written


def take_repeal(law):
    """ "…: prostitution - REPEALED effective October 1, 2017" says a subject, a status, a day."""
    subject = law.said.get("subject", "")
    if found := REPEALED.search(subject):
        subject = subject[: found.start()]
        law.said["status"] = law.said.get("status") or str(StatuteStatus.REPEALED)
        law.repealed_on = day_in_words(found[1]) if found[1] else None
    if law.through:
        subject = OWN_RUN.sub("", subject)
    if "subject" in law.said:
        law.said["subject"] = subject

"""A list of the law as a CSV file, such as one made from a newer edition of the statutes.

The whole file is read before anything is compared. A file with one wrong cell is refused, and the
complaint names row and column as a spreadsheet counts them.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter

from django.core.exceptions import ValidationError

from statutes import citations
from statutes.citations import ACTS
from statutes.inventory.columns import COLUMNS
from statutes.inventory.proposals import HISTORY, IN_INVENTORY
from statutes.models import Act, Effect, Statute, StatuteStatus
from tipcouncil.records.dates import day_in_words
from tipcouncil.records.files.stored import too_large_words

LARGEST = 5_000_000  # bytes; the inventory takes 30,000
MOST_ROWS = 5_000
MOST_COMPLAINTS = 25
HISTORY_COLUMNS = {"first_enacted_by": Effect.ENACTED, "amended_by": Effect.AMENDED}
LAW_COLUMNS = ["citation", "title", "chapter", *HISTORY_COLUMNS, "subject"]
STATUS_COLUMNS = ["citation", "status", "text_edition"]
FIELDS = {name: name for name in ("title", "chapter", "subject", "status", "text_edition")}
FIELDS |= {"source_url": "official_url", "official_url": "official_url"}
FIELDS_OF_ACTS = {"subject", "official_url"}  # an act has no chapter, and its title is its own
# Columns of the lists in use that are not compared, beside those of this site's own.
NOT_COMPARED = {"pending", "council_reference", "crime_reference", "words", "repo_path"}
KNOWN = {*LAW_COLUMNS, *FIELDS, *NOT_COMPARED, *(column.name for column in COLUMNS)}
KNOWN |= {"in_inventory"}
REPEALED = re.compile(r" ?- REPEALED(?: effective ([A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4}))?$")
OWN_RUN = re.compile(r" \(Secs?\. [^()]{1,60}\)$")
EFFECTIVE = re.compile(r"\(eff\. ([A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4})\)")
OLD_ACT = re.compile(r"(?:P\.A\. [0-9]{1,4}(?:, )?)?(?:S\. [0-9, ]{1,40})?")
OLD_YEAR = re.compile(r"\b1[89][0-9]{2}\b")


@dataclass
class ListedLaw:
    """One row of the list: a section, a run of sections or an act, and what is said of it."""

    key: str  # 53a-83, pa-26-98
    model: type
    named: dict  # by the fields of the record that name it
    said: dict = field(default_factory=dict)  # by the other fields
    repealed_on: str | None = None
    history: list = field(default_factory=list)  # the acts that made or changed it, as for JSON

    @property
    def fields(self):
        ended = {"repealed_on": self.repealed_on} if self.repealed_on else {}
        return self.named | self.said | ended

    def as_row(self):
        return self.model(**self.fields)


@dataclass
class LawList:
    """What a file says; `fields` are those that its columns can tell."""

    rows: list
    fields: set

    @property
    def is_whole(self):
        """Whether it has the columns of the inventory, so that a row not in it is gone from it."""
        return IN_INVENTORY in self.fields


def read_list(content):
    """The list in the bytes of a CSV file; a ValidationError where any cell is wrong."""
    head, rows = read_cells(content)
    complaints, found, seen = [], [], {}
    for number, cells in rows:
        if len(cells) != len(head):
            complaints.append(f"Row {number} has {len(cells)} cells; the head has {len(head)}.")
            continue
        row = dict(zip(head, map(unguarded, cells), strict=True))
        law, wrong = read_row(row)
        if law and law.key in seen:
            wrong = [f"citation: “{row['citation']}” stands in row {seen[law.key]} too."]
        complaints += [f"Row {number}, column {words}" for words in wrong]
        if law:
            seen.setdefault(law.key, number)
            found.append(law)
    if not rows:
        complaints.append("The file has a head and no rows.")
    refuse(complaints)
    fields = {FIELDS[name] for name in head if name in FIELDS} | {"through"}
    is_whole = set(LAW_COLUMNS) <= set(head)
    return LawList(found, fields | {IN_INVENTORY, HISTORY} if is_whole else fields)


def refuse(complaints):
    """Say what is wrong with the file, if anything is."""
    if more := complaints[MOST_COMPLAINTS:]:
        complaints = [*complaints[:MOST_COMPLAINTS], f"And {len(more)} more like these."]
    if complaints:
        raise ValidationError(complaints)


def read_cells(content):
    """The names of the columns, and each row with its number."""
    if len(content) > LARGEST:
        raise ValidationError(f"{too_large_words(len(content), LARGEST)} Is it a list?")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise ValidationError(
            f"Line {row} is not UTF-8. In Excel, save the list as “CSV UTF-8”."
        ) from error
    before, nul, _ = text.partition("\x00")
    if nul:
        row = before.count("\n") + 1
        raise ValidationError(f"Line {row} holds a NUL, which no text has. Save the list anew.")
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(number, [cell.strip() for cell in cells]) for number, cells in enumerate(table, 1)]
    except csv.Error as error:
        raise ValidationError(f"Line {table.line_num} cannot be read: {error}.") from error
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        raise ValidationError("The file is empty.")
    if len(rows) > MOST_ROWS:
        raise ValidationError(f"The file has more than {MOST_ROWS:,} rows.")
    (_, head), *rest = rows
    check_head(head)
    return head, rest


def check_head(head):
    complaints = [
        f"Column {place} is named “{name}”, which is not a column of a list of statutes."
        for place, name in enumerate(head, 1)
        if name not in KNOWN
    ]
    doubled = sorted({name for name in head if head.count(name) > 1})
    complaints += [f"The column “{name}” is there twice." for name in doubled]
    by_law, by_status = (
        [name for name in wanted if name not in head] for wanted in (LAW_COLUMNS, STATUS_COLUMNS)
    )
    if by_law and by_status:
        fewer = by_status if len(by_status) < len(by_law) and "status" in head else by_law
        complaints.append(f"Columns are missing: {', '.join(fewer)}.")
    if not {"source_url", "official_url"} & set(head):
        complaints.append("The column source_url (or official_url) is missing.")
    refuse(complaints)


def unguarded(cell):
    """A cell that would run as a formula comes with an apostrophe before it, as we write it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1:2] in "=+-@" else cell


def read_row(row):
    """The law of one row, and what is wrong with its cells. None where its citation is no law."""
    law, wrong = None, []

    def read(column, reader):
        try:
            return reader(row[column])
        except ValueError as error:
            wrong.append(f"{column}: {error}")
        except ValidationError as error:
            wrong.append(f"{column}: {' '.join(error.messages)}")

    law = read("citation", law_cited)
    if law is None:
        return None, wrong
    for column, name in FIELDS.items():
        if column in row and (law.model is Statute or name in FIELDS_OF_ACTS):
            law.said[name] = read(column, partial(value_of, name))
    if law.model is Statute and not wrong:
        for column, effect in HISTORY_COLUMNS.items():
            if column in row:
                law.history += read(column, partial(history_of, effect)) or []
        if "subject" in row:
            read("subject", partial(take_repeal, law))
        if law.history and law.said.get("status") == StatuteStatus.REPEALED:
            law.history[-1]["change"]["effect"] = Effect.REPEALED.value
    return law, wrong


def law_cited(cited):
    if not cited:
        raise ValueError("The cell is empty. Write a section such as 53a-83, or an act.")
    found = {one.target: one.act_name for one in citations.find(cited) if one.kind in ACTS}
    if not found:
        number, through = citations.section_or_run(cited)
        return ListedLaw(number, Statute, {"number": number}, {"through": through})
    if len(found) > 1:
        raise ValueError(f"“{cited}” names more than one act.")
    ((key, name),) = found.items()
    return ListedLaw(key, Act, name._asdict())


def value_of(name, written):
    """What a cell says of a field, by the same checks as its form."""
    if name == "status":
        written = written.lower()
        written = StatuteStatus.IN_FORCE.value if written == "active" else written
    if name in {"title", "official_url"} and not written:
        raise ValueError("The cell is empty.")
    return Statute._meta.get_field(name).clean(written, None)


def take_repeal(law, subject):
    """ "…: prostitution - REPEALED effective October 1, 2017" says a subject, a status, a day."""
    if found := REPEALED.search(subject):
        subject = subject[: found.start()]
        law.said.setdefault("status", StatuteStatus.REPEALED.value)
        law.repealed_on = iso(found[1])
    law.said["subject"] = OWN_RUN.sub("", subject) if law.said["through"] else subject


def iso(written):
    """2017-10-01 for “October 1, 2017”, as JSON keeps a day; None where none is written."""
    return day_in_words(written).isoformat() if written else None


def history_of(effect, written):
    """The acts of “P.A. 11-51, S. 134; P.A. 13-166, S. 9”; one that is cited twice running is one.

    Revisions before the acts were numbered (“1949 Rev., S. 8369”) change no more: passed over.
    """
    found = [citation for citation in citations.find(written) if citation.kind in ACTS]
    at = 0
    for piece in written.split(";"):
        end = at + len(piece)
        told = any(citation.start < end and citation.end > at for citation in found)
        is_known = told or OLD_YEAR.search(piece) or OLD_ACT.fullmatch(piece.strip())
        if piece.strip() and not is_known:
            raise ValueError(f"“{piece.strip()[:60]}” names no act. Write it like P.A. 17-32.")
        at = end + 1
    groups = (list(group) for _, group in groupby(found, key=attrgetter("target")))
    return [act_of_history(group, written, effect) for group in groups]


def act_of_history(group, written, effect):
    """An act, by the fields that name it and those of the change that it made; and the words."""
    name = group[0].act_name
    effective = EFFECTIVE.search(written[group[-1].end :].partition(";")[0])
    sections = ", ".join(cited.act_section_words for cited in group if cited.act_section)
    words = f"{name}, Sec. {sections}" if sections else str(name)
    return {
        "act": name._asdict(),
        "change": {
            "act_section": sections,
            "effect": effect.value,
            "effective_on": effective and iso(effective[1]),
        },
        "words": f"{words}, effective {effective[1]}" if effective else words,
    }

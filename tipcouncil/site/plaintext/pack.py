"""A record pack: a folder that holds the record, or a part of it, as plain text.

    acts.csv, statutes.csv, bodies.csv ...    tables, a record in each row
    meetings/2017-01-19.md                    a meeting, its papers and its minutes
    reports/2016.md                           a report
    files/                                    papers that are held

Reading a pack loads nothing. It finds every mistake and says where each one stands.
"""

import shutil
from collections import defaultdict
from pathlib import Path

from django.core.exceptions import ValidationError

from tipcouncil.records.files.stored import sha256
from tipcouncil.site.plaintext.council import (
    BODIES,
    DOCUMENTS,
    HOSTS,
    MEMBERSHIPS,
    MILESTONES,
    OLD_ADDRESSES,
    PEOPLE,
    SEATS,
)
from tipcouncil.site.plaintext.entries import PackMistake, even, read_csv, read_markdown, write_csv
from tipcouncil.site.plaintext.kinds import place_of_file
from tipcouncil.site.plaintext.law import ACTS, STATUTE_CHANGES, STATUTES
from tipcouncil.site.plaintext.meetings import MEETINGS
from tipcouncil.site.plaintext.recommendations import RECOMMENDATIONS, RESOURCES, TARGETS, UPDATES
from tipcouncil.site.plaintext.reports import REPORTS

TABLES = [
    ACTS,
    STATUTES,
    STATUTE_CHANGES,
    BODIES,
    HOSTS,
    MILESTONES,
    PEOPLE,
    SEATS,
    MEMBERSHIPS,
    DOCUMENTS,
    RECOMMENDATIONS,
    TARGETS,
    UPDATES,
    RESOURCES,
    OLD_ADDRESSES,
]
FOLDERS = [MEETINGS, REPORTS]
KINDS = [*TABLES, *FOLDERS]
FOUNDING = Path(__file__).resolve().parents[2] / "founding"
NAMED_TWICE = "A record of this name stands here twice; the first is in line {line}."


class Pack:
    """What a folder of plain text says: its units, and every mistake in them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.units = {}
        self.mistakes = []
        self.names = defaultdict(set)
        self.files = {}
        self._references = []
        if not self.folder.is_dir():
            self.mistakes.append(PackMistake(str(folder), 0, "", "There is no such folder."))
            return
        for table in TABLES:
            self._read_table(table)
        for kind in FOLDERS:
            for path in sorted((self.folder / kind.name).glob("*.md")):
                self._read_file(kind, path)
        self._look_for_strangers()

    def check_references(self, names):
        """Mistakes for whatever refers to no record, here or among `names` of the database."""
        for entry, field, table, key in self._references:
            if key not in self.names[table] and key not in names[table]:
                sentence = f"“{key}” is not in {table}, neither here nor in the database."
                self.mistakes.append(entry.mistake(sentence, field))
        self.mistakes.sort()

    def _text(self, path):
        """The text of a file, or nothing if it is not text."""
        name = path.relative_to(self.folder).as_posix()
        try:
            return name, even(path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.mistakes.append(PackMistake(name, line, "", "The text is not written in UTF-8."))
            return name, None

    def _read_table(self, table):
        path = self.folder / table.file
        name, text = self._text(path) if path.is_file() else (table.file, None)
        if text is None:
            return
        names, entries, mistakes = read_csv(text, name)
        self.mistakes += mistakes
        strange = [field for field in names if field not in table.form.names]
        for field in strange:
            self.mistakes.append(
                PackMistake(name, 1, field, "There is no such field in this table.")
            )
        plains = []
        for entry in entries:
            for field in strange:
                entry.texts.pop(field, None)
            plains.append((self.check_file(table.form, entry), entry, None))
        for unit in table.units(plains):
            self._add(unit)

    def _read_file(self, kind, path):
        name, text = self._text(path)
        if text is None:
            return
        entry, mistakes = read_markdown(text, name)
        self.mistakes += mistakes
        if entry:
            self._add(kind.check(entry, path.stem, self))

    def _add(self, unit):
        first = self.units.setdefault(unit.name, unit)
        if first is not unit:
            self.mistakes.append(unit.place.mistake(NAMED_TWICE.format(line=first.place.line)))
        self.names[unit.table.name].add(unit.key)

    def _look_for_strangers(self):
        """A file that nothing reads is most likely one whose name is mistyped."""
        expected = {table.file for table in TABLES} | {"README.md", *self.files.values()}
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in name.parts)
            read = name.parent.as_posix() in ("meetings", "reports") and name.suffix == ".md"
            if path.is_file() and not hidden and not read and name.as_posix() not in expected:
                sentence = "No part of a record has this name."
                self.mistakes.append(PackMistake(name.as_posix(), 0, "", sentence))

    # What the forms ask of a pack.

    def refer(self, entry, field, table, keys):
        self._references += [(entry, field, table, key) for key in keys]

    def check_text(self, model, entry, text):
        try:
            model._meta.get_field("body").run_validators(text)
        except ValidationError as error:
            self.mistakes += [entry.mistake(sentence, "text") for sentence in error.messages]

    def check_file(self, form, entry):
        """The texts of an entry; those of its file are read from the file that it names."""
        plain = form.check(entry, self)
        if "file" not in plain:
            return plain
        if form.names[0] == "key" and not plain["key"]:
            self.mistakes.append(entry.mistake("A paper needs a key, which is for ever.", "key"))
        written = plain["file"]
        if not written:
            for name in ("original_name", "sha256", "filed_at"):
                if plain[name]:
                    sentence = "This is a fact of a held file, and no file is named."
                    self.mistakes.append(entry.mistake(sentence, name))
            return plain
        path = self.folder / written
        if not path.is_file() or path.is_symlink():
            self.mistakes.append(entry.mistake(f"There is no file {written}.", "file"))
            return plain
        with path.open("rb") as stream:
            found = sha256(stream)
        if plain["sha256"] not in ("", found):
            sentence = f"The file is not what was filed: its SHA-256 is {found}."
            self.mistakes.append(entry.mistake(sentence, "sha256"))
        place = place_of_file(plain["key"], written)
        name = plain["original_name"] or written.removeprefix("files/")
        plain |= {"file": place, "sha256": found}
        plain["original_name"] = "" if f"files/{name}" == place else name
        self.files[place] = written
        return plain


def units_in_database():
    """Every record that the site holds, as units, in the order in which they are written."""
    for kind in KINDS:
        yield from kind.in_database()


def dump(folder):
    """Write the whole record into an empty folder. Returns what was written, and what is missing.

    The first is a count of units, the second the papers whose files are not where they should be.
    """
    folder = Path(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    rows = defaultdict(list)
    count, missing = 0, []
    for unit in units_in_database():
        count += 1
        if unit.table in FOLDERS:
            path = folder / unit.table.called(unit.key)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(unit.text.encode())
        else:
            rows[unit.table].append(unit.text)
        missing += [paper for paper in _held_by(unit) if not _write_file(folder, paper)]
    for table, texts in rows.items():
        text = write_csv(table.form.names, []) + "".join(texts)
        (folder / table.file).write_bytes(text.encode())
    return count, missing


def _held_by(unit):
    """The papers of a unit whose files the site holds."""
    if unit.table is MEETINGS:
        papers = unit.record.documents.all()
    elif unit.table is REPORTS:
        papers = unit.record.files.all()
    else:
        papers = [unit.record] if "file" in unit.plain else []
    return [paper for paper in papers if paper.file]


def _write_file(folder, paper):
    path = folder / place_of_file(paper.key, paper.file.name)
    path.parent.mkdir(exist_ok=True)
    try:
        with paper.file.open("rb") as held, path.open("wb") as written:
            shutil.copyfileobj(held, written)
    except FileNotFoundError:
        return False
    return True

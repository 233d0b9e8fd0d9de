"""A record pack: a folder that holds the record, or a part of it, as plain text.

    acts.csv, statutes.csv, bodies.csv ...    tables, a record in each row
    meetings/2017-01-19.md                    a meeting, its papers and its minutes
    reports/2016.md                           a report
    files/                                    papers that are held

Reading a pack loads nothing. It finds every mistake and says where each one stands.
"""

import shutil
from pathlib import Path

from tipcouncil.records.files.stored import sha256
from tipcouncil.site.plaintext.files import PackMistake, read_csv, read_markdown
from tipcouncil.site.plaintext.record import FOLDERS, KINDS, MEETINGS, TABLES, said_to_be_planned
from tipcouncil.site.plaintext.values import even, place_of_file

FOUNDING = Path(__file__).resolve().parents[2] / "founding"


class Pack:
    """What a folder of plain text says: its entries, and every mistake in them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.entries = {}
        self.mistakes = []
        self.named = {}  # (table, key): what may be referred to
        self.files = {}
        if not self.folder.is_dir():
            self.mistakes.append(PackMistake(str(folder), 0, "", "There is no such folder."))
            return
        for table in TABLES:
            self._read_table(table)
        for folder_of in FOLDERS:
            for path in sorted((self.folder / folder_of.name).glob("*.md")):
                self._read_file(folder_of, path)
        self._look_for_strangers()

    def check_references(self, held):
        """Mistakes for whatever refers to no record, here or among those that are `held`."""
        for whole in self.entries.values():
            for entry in everything(whole):
                for value in entry.form.references:
                    for key in value.keys(entry.texts[value.name]):
                        if (value.table, key) not in self.named and (value.table, key) not in held:
                            sentence = f"“{key}” is not in {value.table}, neither here nor in the"
                            mistake = entry.mistake(f"{sentence} database.", value.name)
                            self.mistakes.append(mistake)
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
        strange = [field for field in names if field not in table.names]
        sentence = "There is no such field in this table."
        self.mistakes += [PackMistake(name, 1, field, sentence) for field in strange]
        for entry in entries:
            for field in strange:
                entry.texts.pop(field, None)
            table.check(entry, self)
        for entry in table.give_keys(entries):
            self._add(entry)

    def _read_file(self, folder_of, path):
        name, text = self._text(path)
        if text is None:
            return
        entry, text, mistakes = read_markdown(text, name)
        self.mistakes += mistakes
        if entry is None:
            return
        entry.key = entry.texts["slug"] = path.stem
        owners = [entry] if folder_of.has_text else entry.parts.get("minutes", [])
        for owner in owners:
            owner.texts["text"], owner.lines["text"] = text, entry.lines["text"]
        folder_of.check(entry, self)
        if text and not owners:
            sentence = "There is a text below the front matter, but no field “minutes” above it."
            self.mistakes.append(entry.mistake(sentence))
        if folder_of is MEETINGS:
            said_to_be_planned(entry, self)
        self._add(entry)

    def _add(self, whole):
        self.entries.setdefault(whole.name, whole)
        for name, entry in named(whole):
            first = self.named.setdefault(name, entry)
            if first is not entry:
                sentence = f"the first is in line {first.line}."
                mistake = entry.mistake(f"A record of this name stands here twice; {sentence}")
                self.mistakes.append(mistake)

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

    def check_file(self, entry):
        """The facts of a held file are read from the file that the entry names."""
        texts = entry.texts
        if not texts["key"]:
            self.mistakes.append(entry.mistake("A paper needs a key, which is for ever.", "key"))
        written = texts["file"]
        if not written:
            for name in ("original_name", "sha256", "filed_at"):
                if texts[name]:
                    sentence = "This is a fact of a held file, and no file is named."
                    self.mistakes.append(entry.mistake(sentence, name))
            return
        path = self.folder / written
        if not path.is_file() or path.is_symlink():
            self.mistakes.append(entry.mistake(f"There is no file {written}.", "file"))
            return
        with path.open("rb") as stream:
            found = sha256(stream)
        if texts["sha256"] not in ("", found):
            sentence = f"The file is not what was filed: its SHA-256 is {found}."
            self.mistakes.append(entry.mistake(sentence, "sha256"))
        place = place_of_file(texts["key"], written)
        name = texts["original_name"] or written.removeprefix("files/")
        texts |= {"file": place, "sha256": found}
        texts["original_name"] = "" if f"files/{name}" == place else name
        self.files[place] = written


def everything(entry):
    """An entry and all that stands below it."""
    yield entry
    for parts in entry.parts.values():
        for part in parts:
            yield from everything(part)


def named(whole):
    """What others may refer to, of a record and its parts: ((table, key), entry)."""
    yield whole.name, whole
    for part in whole.form.parts.values():
        for key, _, entry, _ in part.keyed(whole):
            yield (part.table, key), entry


def in_database():
    """Every record that the site holds, as entries, in the order in which they are written."""
    for kind in KINDS:
        yield from kind.in_database()


def papers_of(entry):
    """The entries of the papers that a record is, or has, whose files are held."""
    listed = [*entry.parts.get("documents", []), *entry.parts.get("files", [])]
    return [entry] if entry.form.has_file else listed


def dump(folder):
    """Write the whole record into an empty folder. Returns what was written, and what is missing.

    The first is a count of records, the second the papers whose files are not where they should be.
    """
    folder = Path(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    count, missing = 0, []
    for kind in KINDS:
        entries = list(kind.in_database())
        count += len(entries)
        for name, text in kind.files(entries):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        papers = [paper for entry in entries for paper in papers_of(entry) if paper.texts["file"]]
        missing += [paper.record for paper in papers if not write_file(folder, paper)]
    return count, missing


def write_file(folder, paper):
    path = folder / paper.texts["file"]
    path.parent.mkdir(exist_ok=True)
    try:
        with paper.record.file.open("rb") as held, path.open("wb") as written:
            shutil.copyfileobj(held, written)
    except FileNotFoundError:
        return False
    return True

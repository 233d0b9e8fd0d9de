"""The files of the plain-text record: tables with a record in each row, folders with one a file."""

import re
from collections import defaultdict
from operator import attrgetter

from tipcouncil.site.plaintext.files import write_csv, write_markdown
from tipcouncil.site.plaintext.forms import Form

DIGITS = re.compile(r"([0-9]+)")


def natural(text):
    """For sorting as people count: 53a-9 before 53a-83."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in DIGITS.split(text)]


def place(value):
    """A number as it is; a day, a text and what is not known as texts."""
    return value if isinstance(value, int) else str(value or "")


class Table(Form):
    """A CSV file of records, in the `order` of what these attributes say, or of their keys.

    `repeats`: its key may stand for several rows.
    """

    def __init__(self, name, model, *first, key="", order="", repeats=False, only=None, **options):
        super().__init__(model, *first, **options)
        self.name, self.file = name, f"{name}.csv"
        self.key_fields = (key or first[0]).split()
        self.order = [attrgetter(path) for path in order.split()]
        self.repeats = repeats
        self.only = only or {}

    def called(self, key):
        return f"{self.file}: {key}"

    def give_keys(self, entries):
        """The entries with their keys; rows that share one are told apart by number."""
        seen = defaultdict(int)
        for entry in entries:
            key = " ".join(filter(None, (entry.texts[name] for name in self.key_fields)))
            seen[key] += 1
            entry.key = f"{key} ({seen[key]})" if self.repeats and seen[key] > 1 else key
        return entries

    def in_database(self, *, public=False):
        """Every record of this table, in the order in which it is written."""
        rows = self.rows(public=public).filter(**self.only).order_by("pk")
        entries = [self.entry(row) for row in rows.iterator(chunk_size=500)]
        if self.order:
            entries.sort(key=lambda entry: [place(of(entry.record)) for of in self.order])
        self.give_keys(entries)
        return entries if self.order else sorted(entries, key=lambda entry: natural(entry.key))

    def lines(self, entry):
        return [f"{name}: {text}" for name, text in entry.texts.items() if text]

    def text(self, entries):
        return write_csv(self.names, [entry.texts.values() for entry in entries])


class Folder(Form):
    """A folder of Markdown files, one a record, each named by its address."""

    def __init__(self, name, model, *first, **options):
        super().__init__(model, "slug", *first, **options)
        self.name = name

    def called(self, key):
        return f"{self.name}/{key}.md"

    def save(self, record, entry, loading, **also):
        super().save(record, entry, loading, follows_date=False)  # its address is as it is written

    def in_database(self, *, public=False):
        for row in sorted(self.rows(public=public), key=lambda row: natural(row.slug)):
            yield self.keyed_entry(row)

    def keyed_entry(self, row):
        entry = self.entry(row)
        entry.key = row.slug
        return entry

    def with_text(self, entry):
        """The record to which the text below the front matter belongs, if there is one."""
        wholes = [entry, *entry.parts.get("minutes", [])]
        return next((one for one in wholes if one.form.has_text), None)

    def text(self, entry):
        def data(one):
            texts = dict(one.texts)
            if one.form.has_text:
                del texts["text"]
            below = {name: [data(part) for part in parts] for name, parts in one.parts.items()}
            for name, part in one.form.parts.items():
                if part.is_single and below[name]:
                    below[name] = below[name][0]
            return texts | below

        owner = self.with_text(entry)
        matter = data(entry)
        del matter["slug"]
        return write_markdown(matter, owner.texts["text"] if owner else "")

    def lines(self, entry):
        return self.text(entry).split("\n")

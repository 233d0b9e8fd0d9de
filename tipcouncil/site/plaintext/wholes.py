"""The files of the plain-text record: tables with a record in each row, folders with one a file."""

import re
from collections import defaultdict
from operator import attrgetter

from tipcouncil.site.plaintext.files import write_csv, write_markdown
from tipcouncil.site.plaintext.forms import Form

AT_A_TIME = 200
DIGITS = re.compile(r"([0-9]+)")


def natural(text):
    """For sorting as people count: 53a-9 before 53a-83."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in DIGITS.split(text)]


def place(value):
    """A number as it is; a day, a text and what is not known as texts."""
    return value if isinstance(value, int) else str(value or "")


class Table(Form):
    """A CSV file of records, in the `order` of what these attributes say, or of their keys.

    The key is the text of the fields that `key` names; it `repeats` where it may stand for several
    rows.
    """

    def __init__(self, name, model, key, first="", order="", repeats=False, only=None, **options):
        super().__init__(model, first, **options)
        self.name, self.file = name, f"{name}.csv"
        self.key_fields = key.split()
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

    def files(self, entries):
        """The one file of these entries, if there are any: (name, text)."""
        rows = [entry.texts.values() for entry in entries]
        if rows:
            yield self.file, write_csv(self.names, rows)


class Folder(Form):
    """A folder of Markdown files, one a record, each named by its address."""

    def __init__(self, name, model, **options):
        super().__init__(model, "slug", **options)
        self.name = name

    def called(self, key):
        return f"{self.name}/{key}.md"

    def save(self, record, entry, loading, **also):
        super().save(record, entry, loading, follows_date=False)  # its address is as it is written

    def in_database(self, *, public=False):
        """Every record of this folder in its order, so many of them in memory together."""
        rows = self.rows(public=public)
        slugs = sorted(rows.values_list("slug", flat=True), key=natural)
        for begins in range(0, len(slugs), AT_A_TIME):
            some = {
                row.slug: row for row in rows.filter(slug__in=slugs[begins : begins + AT_A_TIME])
            }
            yield from (self.entry(some[slug]) for slug in sorted(some, key=natural))

    def entry(self, row):
        entry = super().entry(row)
        entry.key = row.slug
        return entry

    def with_text(self, entry):
        """The records to which the text below the front matter belongs: one or none."""
        return [one for one in (entry, *entry.parts.get("minutes", [])) if one.form.has_text]

    def text(self, entry):
        matter = front_matter(entry)
        del matter["slug"]
        return write_markdown(matter, "".join(one.texts["text"] for one in self.with_text(entry)))

    def files(self, entries):
        """The file of each of these entries: (name, text)."""
        for entry in entries:
            yield self.called(entry.key), self.text(entry)

    def lines(self, entry):
        return self.text(entry).split("\n")


def front_matter(entry):
    """The texts of an entry and of what stands below it, but for the one text of the file."""
    data = dict(entry.texts)
    if entry.form.has_text:
        del data["text"]
    for name, parts in entry.parts.items():
        below = [front_matter(part) for part in parts]
        data[name] = below[0] if parts and parts[0].form.is_single else below
    return data

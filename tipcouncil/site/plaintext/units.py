"""Units of the plain-text record: what is loaded, dumped and compared.

A unit is (table, key, text): a row of a CSV file, or a file of its own. There is one way in which
a record becomes text, so that a record that nobody touched reads the same for ever.
"""

import re
from dataclasses import dataclass
from typing import Any

from tipcouncil.site.plaintext.entries import write_csv
from tipcouncil.site.plaintext.kinds import ToMany

DIGITS = re.compile(r"([0-9]+)")


@dataclass(eq=False)
class Unit:
    """A record as text: a row of a table, or a file. `place` is where a pack has it."""

    table: Any
    key: str
    plain: dict
    place: Any = None
    record: Any = None

    @property
    def name(self):
        return self.table.name, self.key

    @property
    def text(self):
        return self.table.text(self.plain)

    def __str__(self):
        return self.table.called(self.key)


def natural(text):
    """For sorting as people count: 53a-9 before 53a-83."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in DIGITS.split(text)]


class Table:
    """A CSV file of records of one form. `repeats`: its key may stand for several rows."""

    def __init__(self, name, form, key, order=None, related=(), repeats=False, only=None):
        self.name = name
        self.file = f"{name}.csv"
        self.form = form
        self.key_fields = key.split()
        self.order = order
        self.related = related
        self.repeats = repeats
        self.only = only or {}

    def called(self, key):
        return f"{self.file}: {key}"

    def key(self, plain):
        return " ".join(filter(None, (plain[name] for name in self.key_fields)))

    def text(self, plain):
        return write_csv([], [plain.values()])

    def units(self, plains):
        """Units from (plain, place, record); rows that share a key are told apart by number."""
        seen = {}
        for plain, place, record in plains:
            key = self.key(plain)
            seen[key] = seen.get(key, 0) + 1
            numbered = f"{key} ({seen[key]})" if self.repeats and seen[key] > 1 else key
            yield Unit(self, numbered, plain, place, record)

    def in_database(self):
        """Every record of this table, in the order in which it is written."""
        rows = self.form.model.objects.filter(**self.only).select_related(*self.related)
        many = [field.behind for field in self.form.fields if isinstance(field.kind, ToMany)]
        plains = [
            (self.form.plain(row), None, row)
            for row in rows.prefetch_related(*many).order_by("pk").iterator(chunk_size=500)
        ]
        plains.sort(key=lambda one: self.order(one[2]) if self.order else natural(self.key(one[0])))
        return self.units(plains)

    def save(self, record, plain, loading):
        record = record or self.form.model()
        if "sha256" in plain:
            loading.take_in(record, plain)
        return self.form.save(record, plain, loading.find)

"""Writes the table of all sections of the General Statutes from a newer reading of them."""

import csv
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from statutes.section_table import COLUMNS, STATUSES, TABLE, table_of


class Command(BaseCommand):
    help = f"Write the table of all sections from a CSV with the columns {', '.join(COLUMNS)}."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("csv", type=Path)
        parser.add_argument("--read-on", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--source", required=True, help="Where the official text was read.")
        parser.add_argument("--to", type=Path, default=TABLE, help="Another file to write.")

    def handle(self, **options):
        try:
            with options["csv"].open(newline="", encoding="utf-8") as file:
                rows = list(checked(csv.DictReader(file)))
        except (OSError, ValueError) as error:
            raise CommandError(f"Nothing was changed. {error}", returncode=2) from error
        lines = table_of(rows, options["read_on"], options["source"])
        options["to"].write_text("".join(lines), encoding="utf-8")
        self.stdout.write(f"Sections in the table: {len(rows)}")


def checked(reader):
    """The rows, or a ValueError that names the row and the column."""
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        raise ValueError(f"The file has no column {', '.join(missing)}.")
    seen = set()
    for number, row in enumerate(reader, start=2):
        if row["status"] not in STATUSES:
            raise ValueError(f"Row {number}, status: “{row['status']}” is none of {STATUSES}.")
        if not row["section"] or row["section"] in seen:
            raise ValueError(f"Row {number}, section: “{row['section']}” is empty or there twice.")
        seen.add(row["section"])
        yield row

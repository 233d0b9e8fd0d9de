"""Compares the inventory with a newer list of the statutes, for a clerk to accept row by row."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from statutes.inventory.differences import differences, propose
from statutes.inventory.file import LARGEST, read_list


class Command(BaseCommand):
    help = (
        "Compare the inventory with a newer CSV list. What differs waits in the admin."
        " Exit 0: nothing differs; 1: something waits; 2: the file cannot be read."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="with the columns of the inventory's own CSV")
        parser.add_argument("--dry-run", action="store_true", help="only say what differs")

    def handle(self, file, dry_run, **options):
        try:
            with file.open("rb") as opened:
                law_list = read_list(opened.read(LARGEST + 1))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error
        except ValidationError as refusal:
            for complaint in refusal.messages:
                self.stderr.write(complaint)
            raise CommandError("Nothing was compared.", returncode=2) from refusal
        found = differences(law_list)
        waiting = found if dry_run else propose(found, file.name, law_list)
        for one in waiting:
            self.stdout.write(f"{one}, “{one.old}” is now “{one.says}”")
        if len(waiting) < len(found):
            self.stdout.write(f"Refused before: {len(found) - len(waiting)}")
        if waiting:
            raise CommandError(
                f"Differences: {len(waiting)}"
                + ("" if dry_run else ". Accept or refuse them under The law in the admin."),
                returncode=1,
            )
        self.stdout.write(f"Rows compared: {len(law_list.rows)}. Nothing differs.")

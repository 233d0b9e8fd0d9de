"""Write the whole record as plain text, drafts and withheld names included."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.plaintext.pack import dump


class Command(BaseCommand):
    help = (
        "Write the record into an empty folder, in the form that load_record reads. It holds what"
        " is not public too: keep the folder as safe as the database."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, folder, **options):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder.", returncode=2)
        count, missing = dump(folder)
        self.stdout.write(f"Wrote {count} records to {folder}.")
        for paper in missing:
            self.stderr.write(f"MISSING {paper.file.name}: {paper}")
        if missing:
            raise CommandError(f"Files that are not where they should be: {len(missing)}")

"""Load the plain-text record. Loading again changes no record that staff have touched."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.records import log
from tipcouncil.site.plaintext.loading import CannotBeLoaded, Loading, Outcome
from tipcouncil.site.plaintext.pack import FOUNDING, Pack
from tipcouncil.site.plaintext.record import KINDS


class Command(BaseCommand):
    help = (
        "Load a record pack: Markdown and CSV files that a person can read and write. Without a"
        " folder, the founding record. A pack with a mistake loads nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=FOUNDING)
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be loaded, and load nothing."
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="Only if the database holds no record yet."
        )

    def handle(self, folder, dry_run, if_empty, **options):
        if if_empty and any(kind.model.objects.exists() for kind in KINDS):
            self.stdout.write("The record is there already: nothing was loaded.")
            return
        loading = Loading(Pack(folder), dry_run)
        try:
            loading.run()
        except CannotBeLoaded as refusal:
            for mistake in refusal.mistakes:
                self.stderr.write(str(mistake))
            count = len(refusal.mistakes)
            raise CommandError(f"Nothing was loaded. Mistakes: {count}.", returncode=2) from None
        for difference in loading.differences:
            self.stdout.write(difference)
        counts = Counter(loading.outcomes.values())
        words = f"{counts[Outcome.ADDED]} new and {counts[Outcome.UPDATED]} changed records"
        if not dry_run and (counts[Outcome.ADDED] or counts[Outcome.UPDATED]):
            log.note(log.AuditAction.IMPORT, "The plain-text record", words=words)
        self.stdout.write(
            f"{'Would load' if dry_run else 'Loaded'} {words}; {counts[Outcome.SAME]} were the"
            f" same; {counts[Outcome.LEFT]} were left as they are here."
        )

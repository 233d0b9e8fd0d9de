"""The check of the kept files that a nightly job runs."""

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.integrity.files import verify


class Command(BaseCommand):
    help = (
        "Compare every kept file with the checksum taken when it was filed; exit 1 if one differs."
    )

    def handle(self, **options):
        verified, changed, missing, orphans = verify()
        for word, names in (("CHANGED", changed), ("MISSING", missing), ("ORPHAN", orphans)):
            for name in names:
                self.stderr.write(f"{word} {name}")
        if changed or missing or orphans:
            raise CommandError(
                f"Not as filed: {len(changed)} changed, {len(missing)} missing, {len(orphans)} that"
                f" no record names. Files verified: {len(verified)}"
            )
        self.stdout.write(f"Files verified: {len(verified)}")

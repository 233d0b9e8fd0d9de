"""The check of the kept files that a nightly job runs."""

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.integrity.files import verify


class Command(BaseCommand):
    help = (
        "Compare every kept file with the checksum taken when it was filed; exit 1 if one differs."
    )

    def handle(self, **options):
        inventory = verify()
        for word in ("changed", "missing", "orphans"):
            for name in getattr(inventory, word):
                self.stderr.write(f"{word.removesuffix('s').upper()} {name}")
        if not inventory.is_sound:
            raise CommandError(
                f"Not as filed: {len(inventory.changed)} changed, {len(inventory.missing)} missing,"
                f" {len(inventory.orphans)} that no record names."
                f" Files verified: {inventory.verified}"
            )
        self.stdout.write(f"Files verified: {inventory.verified}")

"""The check of the record's seals and locks that a nightly job runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.integrity.record import against, verify, written


class Command(BaseCommand):
    help = (
        "Check the seals of every version, that each public text is its newest version, and that"
        " the locks of the database stand; exit 1 names what differs."
    )

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="Say only what is wrong.")
        parser.add_argument(
            "--write", type=Path, metavar="FILE", help="Write the newest seals, to keep elsewhere."
        )
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="Compare with seals that were written."
        )

    def handle(self, *, quiet, write, **options):
        findings = verify()
        if options["against"]:
            findings.wrong += self.compare(options["against"])
        for where, sentence in findings.wrong:
            self.stderr.write(f"{where} {sentence}")
        if findings.wrong:
            places = len({where for where, _ in findings.wrong})
            raise CommandError(f"Not as it was: {places} of the record's places.")
        if write:
            self.keep(write, findings)
        if not quiet:
            self.stdout.write(
                f"Records verified: {findings.records}, with {findings.versions} versions;"
                f" locks in place: {findings.locks}"
            )

    def compare(self, file):
        try:
            lines = file.read_text().splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}", returncode=2) from None
        return against(lines)

    def keep(self, file, findings):
        try:
            file.write_text(written(findings))
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error}", returncode=2) from None

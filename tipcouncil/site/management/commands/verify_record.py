"""The check of the record's seals and locks that a nightly job runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.integrity.record import anchors, compare, verify


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

    def handle(self, *, quiet, write, against, **options):
        findings = verify()
        try:
            if against:
                compare(findings, against.read_text().splitlines())
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{against} cannot be read: {error}", returncode=2) from None
        for where, sentence in findings.wrong:
            self.stderr.write(f"{where} {sentence}")
        if findings.wrong:
            places = len({where for where, _ in findings.wrong})
            raise CommandError(f"Not as it was: {places} of the record's places.")
        try:
            if write:
                write.write_text(anchors(findings))
        except OSError as error:
            raise CommandError(f"{write} cannot be written: {error}", returncode=2) from None
        if not quiet:
            versions = sum(map(len, findings.seals.values()))
            self.stdout.write(
                f"Records verified: {len(findings.seals)}, with {versions} versions;"
                f" locks in place: {findings.locks}"
            )

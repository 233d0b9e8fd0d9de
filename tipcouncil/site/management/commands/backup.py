"""Copies the database and the files into a new folder while the site runs."""

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.integrity.backups import BackupError, back_up


class Command(BaseCommand):
    help = "Copy the database and the files into a new folder. The site may go on running."

    def add_arguments(self, parser):
        parser.add_argument("folder")

    def handle(self, *, folder, **options):
        try:
            count = back_up(folder)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Files backed up into {folder}: {count}")

"""Copies the database and the files into a new folder while the site runs."""

from django.core.management.base import BaseCommand

from tipcouncil.site.integrity.backups import back_up


class Command(BaseCommand):
    help = "Copy the database and the files into a new folder. The site may go on running."

    def add_arguments(self, parser):
        parser.add_argument("folder")

    def handle(self, *, folder, **options):
        self.stdout.write(f"Files backed up into {folder}: {back_up(folder)}")

"""Puts a backup into an empty data folder, after checking every file of it."""

from django.core.management.base import BaseCommand

from tipcouncil.site.integrity.backups import restore


class Command(BaseCommand):
    help = "Check a backup and put it into an empty data folder. The site must be stopped."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("folder")

    def handle(self, *, folder, **options):
        self.stdout.write(f"Files restored: {restore(folder)}")

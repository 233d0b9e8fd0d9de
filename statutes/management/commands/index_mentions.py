"""Builds the index of who cites the law anew, from the texts of the record."""

from django.core.management.base import BaseCommand

from statutes.linking.mentions import index_all
from statutes.models import Mention


class Command(BaseCommand):
    help = "Build the index of citations anew. Safe to run at any time."

    def handle(self, **options):
        count = index_all()
        unresolved = Mention.objects.unresolved().count()
        self.stdout.write(f"Citations indexed: {count}, of which not in the record: {unresolved}")

"""Finds the citations in sentences given as JSON on standard input."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from statutes.citations import find


class Command(BaseCommand):
    help = 'Find citations: a JSON list of {"id", "text"} in, a list of {"id", "citations"} out.'
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, **options):
        try:
            sentences = json.load(sys.stdin)
            found = [
                {
                    "id": s["id"],
                    "citations": [
                        c.normal() | {"as_written": c.as_written} for c in find(s["text"])
                    ],
                }
                for s in sentences
            ]
        except (ValueError, TypeError, KeyError) as error:
            raise CommandError(
                f'Standard input is not a JSON list of {{"id", "text"}}: {error}', returncode=2
            ) from error
        self.stdout.write(json.dumps(found, ensure_ascii=False))

"""What the law asks for and when: late, and due in the next 60 days."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from tipcouncil.site.staff.calendar import calendar

WIDE = 60  # columns for a title


class Command(BaseCommand):
    help = (
        "Tell what is late and what is due in the next 60 days, most urgent first. Ends with 1"
        " where something is overdue."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="As JSON, for a program.")

    def handle(self, **options):
        found = calendar()
        if options["json"]:
            rows = [as_data(row) for row in found.urgent]
            self.stdout.write(json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        else:
            for row in found.urgent:
                self.stdout.write(f"{row.tag:<13} {row.title[:WIDE]:<{WIDE}} {row.due_words}")
                self.stdout.write(f"{'':<13} {row.sections}. {row.why}")
            self.stdout.write(found.summary)
        if late := found.of("late"):
            raise CommandError(f"Overdue: {len(late)}.", returncode=1)


def as_data(row):
    return {
        "state": row.state,
        "title": row.title,
        "clock": row.clock,
        "sections": [duty.section for duty in row.duties],
        "due": row.due,
        "missing": [duty.what for duty in row.open],
        "meeting": row.meeting and row.meeting.slug,
        "year": row.year,
        "address": row.url,
    }

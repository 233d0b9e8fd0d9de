"""Reads minutes from files, and keeps each as a draft."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from meetings.importing import parse_file, to_json
from meetings.importing.staging.keeping import keep_as_draft

OCR_SECONDS = 600  # for one scan


class Command(BaseCommand):
    help = "Read minutes from files and keep each as a draft; with --dry-run, show what each says."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="read only, keep nothing")
        parser.add_argument("--format", choices=["json"], default="json")
        parser.add_argument("--ocr", action="store_true", help="read the words of scans too")

    def handle(self, **options):
        seconds = OCR_SECONDS if options["ocr"] else 0
        done = [self.read(path, seconds, keep=not options["dry_run"]) for path in options["paths"]]
        if options["dry_run"]:
            read = [said for said, _ in done]
            answer = read[0] if len(read) == 1 else read
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        left = sum(not is_done for _, is_done in done)
        if left:
            raise CommandError(f"Files without minutes: {left} of {len(done)}.", returncode=1)

    def read(self, path, ocr_seconds, *, keep):
        """What one file says, and whether it was read, or kept."""
        source, parsed = parse_file(path, ocr_seconds=ocr_seconds)
        if source.problem:
            self.stderr.write(f"{path}: {source.problem}")
            return to_json(parsed), False
        if not keep:
            return to_json(parsed), True
        try:
            with Path(path).open("rb") as file:
                kept = keep_as_draft(parsed, File(file, name=Path(path).name))
        except ValidationError as error:
            self.stderr.write(f"{path}: {' '.join(error.messages)}")
            return to_json(parsed), False
        self.stdout.write(f"{path}: kept as a draft, {kept.meeting}")
        for sentence in [*kept.notes, *(doubt.sentence for doubt in parsed.doubts)]:
            self.stdout.write(f"  {sentence}")
        return to_json(parsed), True

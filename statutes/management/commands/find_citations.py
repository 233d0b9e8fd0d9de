"""Finds the citations in sentences given as JSON on standard input."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statutes.citations import find

WANTED = 'Give on standard input a JSON list of {"id": ..., "text": "a sentence"}'


def read_sentences(given: str) -> list[dict[str, Any]]:
    """The sentences asked about, or a ValueError that says what is wrong with them."""
    try:
        sentences = json.loads(given)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(sentences, list):
        raise ValueError("it is no list")
    for place, sentence in enumerate(sentences, start=1):
        if not isinstance(sentence, dict) or not isinstance(sentence.get("text"), str):
            raise ValueError(f"entry {place} has no text")
        if "id" not in sentence:
            raise ValueError(f"entry {place} has no id")
    return sentences


class Command(BaseCommand):
    help = 'Find citations: a JSON list of {"id", "text"} in, a list of {"id", "citations"} out.'
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, **options):
        try:
            sentences = read_sentences(sys.stdin.read())
        except ValueError as error:
            raise CommandError(f"{WANTED}: {error}.", returncode=2) from error
        found = [
            {
                "id": sentence["id"],
                "citations": [
                    citation.normal() | {"as_written": citation.as_written}
                    for citation in find(sentence["text"])
                ],
            }
            for sentence in sentences
        ]
        self.stdout.write(json.dumps(found))

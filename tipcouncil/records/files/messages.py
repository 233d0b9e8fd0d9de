"""What staff are told of files, as `messages.yaml` says it."""

from pathlib import Path

import yaml
from django.core.exceptions import ValidationError

TABLES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
BEGINNINGS = {start.encode("latin-1"): sentence for start, sentence in TABLES["beginnings"].items()}
WAYS, PROGRAMS, MARKUP, OFFICE = (TABLES[name] for name in ("ways", "programs", "markup", "office"))
ENDINGS = {one: WAYS[way] for way, ends in TABLES["endings"].items() for one in ends.split()}
OUTSIDE = {one: words for words, kinds in TABLES["outside"].items() for one in kinds.split()}
SENTENCES, WHERE = TABLES["sentences"], TABLES["where"]


def refusal(about, **named):
    """A refusal in a sentence that says what to do."""
    return ValidationError(SENTENCES[about].format(**named))

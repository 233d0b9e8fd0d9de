"""What people try to file that is not taken, with what to do instead; `foreign.yaml` says it."""

from pathlib import Path

import yaml

TABLES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
BEGINNINGS = {start.encode("latin-1"): sentence for start, sentence in TABLES["beginnings"].items()}
WAYS, PROGRAMS, MARKUP, OFFICE = (TABLES[name] for name in ("ways", "programs", "markup", "office"))
ENDINGS = {one: WAYS[way] for way, ends in TABLES["endings"].items() for one in ends.split()}
OUTSIDE = {one: words for words, kinds in TABLES["outside"].items() for one in kinds.split()}

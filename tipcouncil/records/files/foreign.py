"""What people try to file that is not taken, with what to do instead; `foreign.yaml` says it."""

from pathlib import Path

import yaml

SAID = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
BEGINNINGS = {start.encode("latin-1"): sentence for start, sentence in SAID["beginnings"].items()}
WAYS, PROGRAMS, MARKUP, OFFICE = (SAID[name] for name in ("ways", "programs", "markup", "office"))
ENDINGS = {one: WAYS[way] for way, ends in SAID["endings"].items() for one in ends.split()}
OUTSIDE = {one: words for words, kinds in SAID["outside"].items() for one in kinds.split()}

"""Lists of words, by the name that each has in `words.txt`; its words stand below, indented."""

import re
from pathlib import Path

LISTS = re.compile(r"^(\S.*):\n((?:[ ]+.*\n)+)", re.MULTILINE)
TEXT = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
WORDS = {name: frozenset(words.split()) for name, words in LISTS.findall(TEXT)}

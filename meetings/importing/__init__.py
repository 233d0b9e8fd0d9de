"""Minutes read from a file or a text, so that a clerk types nothing twice.

    parsed = parse_text(text)               # what the clerk wrote, or pasted
    reading, parsed = parse_file(path)      # a file, read in processes with bounds
    reading, parsed = parse_reading(reading, file)  # one that was read already

Nothing is invented: what the text does not say stays None. No word is lost or added: the words of
`parsed.body_markdown` are those of the text, in their order.
"""

import importlib
from typing import Any

__all__ = [
    "ParsedMinutes",
    "from_json",
    "parse_file",
    "parse_reading",
    "parse_text",
    "parsed",
    "parsing",
    "reading",
    "staging",
    "to_json",
]

# The process that reads a file loads this package too, and must not load the models: what is
# offered here is imported when it is asked for.
OFFERED = {
    "ParsedMinutes": "parsed",
    "from_json": "parsed",
    "to_json": "parsed",
    "parse_text": "parsing",
    "parse_file": "reading",
    "parse_reading": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{OFFERED[name]}"), name)

"""Minutes read from a file or a text, so that a clerk types nothing twice.

    parsed = parse_text(text)               # what the clerk wrote, or pasted
    source = read_file(path, media_type)    # a file as Markdown, or a sentence why it has no text
    source, parsed = parse_file(path)       # both, in a child process with bounds
    source, parsed = parse_open_file(file, name)

Nothing is invented: what the text does not say stays None. No word is lost or added: the words of
`parsed.body_markdown` are those of the text, in their order.
"""

import importlib
from typing import Any

__all__ = [
    "ParsedMinutes",
    "Source",
    "from_json",
    "parse_file",
    "parse_open_file",
    "parse_text",
    "parsed",
    "parsing",
    "read_file",
    "readers",
    "reading",
    "staging",
    "to_json",
]

# The process that reads a file loads this package too, and must not load the models: what is
# offered here is imported when it is asked for.
OFFERED = {
    "ParsedMinutes": "parsed",
    "Source": "parsed",
    "from_json": "parsed",
    "to_json": "parsed",
    "parse_text": "parsing",
    "parse_file": "reading",
    "parse_open_file": "reading",
    "read_file": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{OFFERED[name]}"), name)

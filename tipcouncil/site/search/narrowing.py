"""What a reader chose among the results, as the address of a search has it."""

import re

from tipcouncil.site.search.results import Narrowed
from tipcouncil.site.search.rows import KINDS

FACETS = ("kind", "year", "body", "law")
KEY = re.compile(r"[a-z0-9-]{1,60}")


def narrowed_by(asked):
    """What a reader chose; what makes no sense was not chosen."""
    chosen = {name: asked.get(name, "") for name in ("body", "law")}
    chosen = {name: value if KEY.fullmatch(value) else "" for name, value in chosen.items()}
    kind = asked.get("kind") if asked.get("kind") in dict(KINDS) else ""
    return Narrowed(kind=kind, year=year_in(asked.get("year", "")), **chosen)


def year_in(text):
    """The year, or None for what is none."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None

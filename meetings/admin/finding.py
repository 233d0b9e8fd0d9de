"""A date in a search box, as people write it: “January 19, 2017”, “January 2017”, “2017-01-19”."""

import calendar
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
ISO = re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?))?", re.ASCII)
IN_WORDS = re.compile(r"([A-Za-z]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})", re.ASCII)


def date_parts(words):
    """(year, month, day or None) of a date that is the whole search; None of anything else."""
    words = words.strip()
    if found := ISO.fullmatch(words):
        year, month, day = found.groups()
        return int(year), int(month), int(day) if day else None
    found = IN_WORDS.fullmatch(words)
    if found and found[1].lower() in MONTHS:
        return int(found[3]), MONTHS[found[1].lower()], int(found[2]) if found[2] else None
    return None


def dated(queryset, words, prefix=""):
    """The rows on the date that was searched for; None if the search is not a date."""
    parts = date_parts(words)
    if parts is None:
        return None
    year, month, day = parts
    wanted = {f"{prefix}date__year": year, f"{prefix}date__month": month}
    if day:
        wanted[f"{prefix}date__day"] = day
    return queryset.filter(**wanted)

"""The rows on the date that stands in a search box."""

from tipcouncil.records.dates import Precision, typed_date


def dated(queryset, words, prefix=""):
    """The rows on the date that was searched for; None if the search is not a date."""
    found = typed_date(words)
    if found is None:
        return None
    date, precision = found
    wanted = {f"{prefix}date__year": date.year, f"{prefix}date__month": date.month}
    if precision == Precision.DAY:
        wanted[f"{prefix}date__day"] = date.day
    return queryset.filter(**wanted)

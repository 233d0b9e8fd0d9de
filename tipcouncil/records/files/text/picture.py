"""What a picture says of itself. The words in it are not read here."""

from tipcouncil.records.hidden import pictures


def pages_of(file, kind):
    """One page without text, as (label, text, what is hidden)."""
    yield "", "", pictures.properties(file.read())

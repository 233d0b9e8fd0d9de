"""The pages of the files that the record holds, as far as their text was read."""

from typing import NamedTuple

from tipcouncil.records.files.types import PDF, type_of
from tipcouncil.site.files.texts import pages_in


class IndexedPage(NamedTuple):
    """A page, slide or sheet of a file, and where a reader opens it."""

    number: int
    words: str
    text: str
    fragment: str


def pages_of(stored):
    """The pages of a stored file that have text, in their order."""
    is_pdf = type_of(stored.media_type) == PDF
    for page in pages_in(stored):
        fragment = f"#page={page.number}" if is_pdf else ""
        text = " ".join(page.text.split())
        yield IndexedPage(page.number, page.label or "Text of the file", text, fragment)

"""The pages of the files that the record holds, as far as their text was read."""

from tipcouncil.records.files.types import PDF, type_of
from tipcouncil.site.files.texts import pages_in
from tipcouncil.site.search.rows import Row


def rows_of_pages(stored, path, place, **facts):
    """The pages of a stored file that have text, in their order, and where a reader opens each."""
    is_pdf = type_of(stored.media_type) == PDF
    for page in pages_in(stored):
        fragment = f"#page={page.number}" if is_pdf else ""
        yield Row(
            place=f"{place}page-{page.number}",
            path=f"{page.label or 'Text of the file'}, {path}",
            address=f"{stored.get_file_url()}{fragment}",
            text=page.text,
            **facts,
        )

"""How a page names somebody whom the record names: as recorded, and with a link where it may."""

from typing import NamedTuple

from django.utils.html import conditional_escape, format_html

from tipcouncil.records.redaction.words import NAME_WITHHELD


class ShownName(NamedTuple):
    """A name for the page. `url` is empty where the person has no public page."""

    words: str
    url: str = ""

    @property
    def html(self):
        if not self.url:
            return conditional_escape(self.words)
        return format_html('<a href="{}">{}</a>', self.url, self.words)


def name_in(row):
    """The name in an attendance or a vote. A withheld name is not shown even as recorded."""
    person = row.person
    if person is None:
        return ShownName(row.name_as_recorded)
    if person.name_withheld:
        return ShownName(NAME_WITHHELD)
    url = person.get_absolute_url() if person.is_public else ""
    return ShownName(row.name_as_recorded, url)


def name_of(person):
    if person.name_withheld:
        return ShownName(NAME_WITHHELD)
    return ShownName(person.name, person.get_absolute_url() if person.is_public else "")

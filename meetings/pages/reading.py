"""Minutes and agendas as a reader sees them: items with addresses, linked law, and [sic]."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString

from meetings.models import AgendaItem
from meetings.sections import Outline, Section, outline
from statutes.linking.law_cited import Law, law_cited_in
from statutes.linking.links import render, render_inline
from tipcouncil.records.texts.sic import SicMarks, whole_word


@dataclass
class ShownSection:
    """A section of the minutes, ready for the page. `rank` 2 is an h2."""

    section: Section
    rank: int
    heading: SafeString
    short_title: str  # in the contents
    html: SafeString
    children: list["ShownSection"] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # of the law that it cites


@dataclass
class ShownMinutes:
    """The whole text of some minutes, ready for the page."""

    letterhead: SafeString
    passages: list[ShownSection]
    has_labels: bool


def read(
    minutes_outline: Outline, law: Law, errors: list[str], items: Iterable[AgendaItem] = ()
) -> ShownMinutes:
    """`errors` are words that the text has wrong; each is marked where it first stands.

    The `items` of the agenda have shorter names for what the minutes tell of.
    """
    unmarked, titles = list(errors), {item.element_id: item.title for item in items}

    def html_of(text, noted=None):
        if not text.strip():
            return SafeString("")
        here = [word for word in unmarked if whole_word(text, word) >= 0]
        unmarked[:] = [word for word in unmarked if word not in here]
        return render(text, law, *([SicMarks(here)] if here else []), noted=noted)

    def passage_of(section, rank):
        noted = set()  # what is said of a law in the heading is not said again below it
        heading = render_inline(section.title, law, noted)
        html = html_of(section.text, noted)
        children = [passage_of(child, min(rank + 1, 6)) for child in section.children]
        doubts = law.doubts_in(section.title, section.text)
        short_title = titles.get(section.element_id) or section.title or section.label
        return ShownSection(section, rank, heading, short_title, html, children, doubts)

    return ShownMinutes(
        letterhead=html_of(minutes_outline.preamble),
        passages=[passage_of(section, 2) for section in minutes_outline.sections],
        has_labels=any(section.label for section in minutes_outline.walk()),
    )


def errors_in(minutes) -> list[str]:
    return minutes.errors_marked.splitlines() if minutes else []


def read_version(body: str, errors: list[str], on: date | None = None) -> ShownMinutes:
    """`on` is the date of the meeting."""
    return read(outline(body), law_cited_in(body, on=on), errors)


def agenda(items: Iterable[AgendaItem], law: Law, taken: set[str]) -> list[AgendaItem]:
    """The items of an agenda with the `items_below` each; what is `taken` stands in the minutes."""
    taken = set(taken)
    listed: dict[int, AgendaItem] = {}
    top = []
    for item in items:
        if item.element_id in taken:
            continue
        taken.add(item.element_id)
        item.linked_title, item.items_below = render_inline(item.title, law), []
        listed[item.pk] = item
        above = listed.get(item.parent_id)
        (above.items_below if above else top).append(item)
    return top

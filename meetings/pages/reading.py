"""Minutes and agendas as a reader sees them: items with addresses, linked law, and [sic]."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.safestring import SafeString

from meetings.models import AgendaItem
from meetings.sections import Outline, Section, outline
from statutes.linking.links import Law, law_cited_in, render, render_inline
from tipcouncil.records.texts.sic import SicMarks, whole_word

DEEPEST_LISTED = 2  # levels of headings that the contents list


@dataclass
class ShownSection:
    """A section of the minutes, ready for the page. `rank` 2 is an h2."""

    section: Section
    rank: int
    heading: SafeString
    html: SafeString
    children: list["ShownSection"] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # of the law that it cites


@dataclass
class ShownMinutes:
    """The whole text of some minutes, ready for the page."""

    letterhead: SafeString
    passages: list[ShownSection]
    has_labels: bool


def read(minutes_outline: Outline, law: Law, errors: list[str]) -> ShownMinutes:
    """`errors` are words that the text has wrong; each is marked where it first stands."""
    unmarked = list(errors)

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
        return ShownSection(section, rank, heading, html, children, doubts)

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


class ContentsEntry(NamedTuple):
    """A line of the contents."""

    label: str
    title: str
    href: str
    children: list["ContentsEntry"]


def contents(minutes_outline: Outline, items: Iterable[AgendaItem]) -> list[ContentsEntry]:
    """The items of the minutes by the names that the agenda has for them, which are shorter."""
    titles = {item.element_id: item.title for item in items}

    def entries(sections, depth):
        if depth > DEEPEST_LISTED:
            return []
        return [
            ContentsEntry(
                section.label,
                titles.get(section.element_id) or section.title or section.label,
                f"#{section.element_id}",
                entries(section.children, depth + 1),
            )
            for section in sections
        ]

    return entries(minutes_outline.sections, 1)


@dataclass
class ListedItem:
    """A line of an agenda, ready for the page."""

    item: AgendaItem
    title: SafeString
    element_id: str  # empty where the minutes, or a line above, have the id already
    children: list["ListedItem"] = field(default_factory=list)


def agenda(items: Iterable[AgendaItem], law: Law, taken: set[str]) -> list[ListedItem]:
    """The items of an agenda, nested; those whose ids are `taken` stand in the minutes."""
    taken = set(taken)
    listed, roots = {}, []
    for item in items:
        if item.element_id in taken:
            continue
        taken.add(item.element_id)
        listed[item.pk] = line = ListedItem(item, render_inline(item.title, law), item.element_id)
        above = listed.get(item.parent_id)
        (above.children if above else roots).append(line)
    return roots

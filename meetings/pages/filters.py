"""Which meetings a reader asks for, and what may be chosen."""

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from meetings.models import AgendaItem, Document, Meeting
from meetings.pages.listing import tally
from meetings.pages.statuses import STATUS_TAGS, bears_tag, status_tags, with_approval
from tipcouncil.records.lists import Filters, typed

MOST_WORDS = 8


@dataclass(frozen=True)
class MeetingFilters(Filters):
    """What a reader asked of the list. What makes no sense was not asked."""

    words: str = ""
    year: int | None = None
    body: str = ""
    status: str = ""

    @classmethod
    def from_query(cls, query):
        year = query.get("year", "")
        status = query.get("status", "")
        return cls(
            words=typed(query, "q"),
            year=int(year) if re.fullmatch(r"[1-9]\d{3}", year, re.ASCII) else None,
            body=query.get("body", "")[:80] if query.get("body", "").isprintable() else "",
            status=status if status in {tag.key for tag in STATUS_TAGS} else "",
        )

    @property
    def year_words(self):
        return str(self.year or "")

    @property
    def asked(self):
        return {"q": self.words, "year": self.year, "body": self.body, "status": self.status}

    def of(self, meetings):
        """The wanted ones among meetings that know their approval."""
        for word in self.words.split()[:MOST_WORDS]:
            meetings = meetings.filter(mentions(word))
        if self.year:
            meetings = meetings.filter(date__year=self.year)
        if self.body:
            meetings = meetings.filter(body__slug=self.body)
        if self.status:
            meetings = meetings.filter(bears_tag(self.status))
        return meetings


def mentions(word):
    """The condition that a word stands in what the list shows of a meeting: also in its date."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), title__icontains=word)
    documents = Document.objects.public().filter(
        meeting=OuterRef("pk"), title_as_posted__icontains=word
    )
    written = Q(place__icontains=word) | Q(summary__icontains=word) | Q(as_listed__icontains=word)
    return written | Exists(items) | Exists(documents) | dated(word.strip(",.").lower())


def dated(word):
    """The condition that a word is in the date as the list writes it: January 19, 2017."""
    if re.fullmatch(r"\d{4}", word, re.ASCII) and word[0] in "12":
        return Q(date__year=int(word))
    if re.fullmatch(r"\d{1,2}", word, re.ASCII):
        return Q(date__day=int(word), date_precision="day")
    months = [n for n, name in enumerate(calendar.month_name) if name.lower().startswith(word)]
    return Q(date__month__in=months) if len(word) > 2 and months else Q(pk__in=[])


class FacetChoice(NamedTuple):
    """An entry of a filter, with how many meetings it leaves."""

    value: str
    words: str
    count: int


def choices():
    """What the filters offer, counted over all public meetings in one query."""
    rows = with_approval(Meeting.objects.public()).values_list(
        "date", "status", "approval", "body__slug", "body__name", "has_text"
    )
    years, statuses, bodies, tags, texts, days = (Counter() for _ in range(6))
    for date, status, approval, slug, name, has_text in rows:
        days[date] += 1
        years[date.year] += 1
        statuses[status] += 1
        bodies[slug, name] += 1
        texts[has_text] += 1
        tags.update(tag.key for tag in status_tags(status, approval))
    newest = sorted(years, reverse=True)
    return {
        "total": statuses.total(),
        "tally": tally(statuses),
        "with_text": texts[True],
        "first": min(days, default=None),
        "span": " to ".join(str(year) for year in sorted({*newest[:1], *newest[-1:]})),
        "years": [FacetChoice(str(year), str(year), years[year]) for year in newest],
        "statuses": [FacetChoice(tag.key, tag.words, tags[tag.key]) for tag in STATUS_TAGS],
        "bodies": [FacetChoice(slug, name, n) for (slug, name), n in sorted(bodies.items())],
    }

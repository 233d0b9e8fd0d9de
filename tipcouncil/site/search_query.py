"""What a visitor looks for in the record, and a place where it was found."""

from dataclasses import dataclass
from datetime import date as Date
from functools import reduce
from operator import and_, or_
from string import punctuation

from django.db.models import Q

from statutes import citations
from statutes.linking import law_of, target_keys
from tipcouncil.records.marking import excerpt, marked

LONGEST = 200  # characters of a query; what is longer is cut
MOST_WORDS = 12
EDGES = punctuation.replace("§", "") + "“”‘’«»…–—¶"


@dataclass(frozen=True)
class Query:
    """What a visitor typed, and what is looked for."""

    text: str = ""
    words: tuple = ()
    cited: tuple = ()  # keys of the law that it cites: 53a-83, pa-16-66

    @classmethod
    def typed(cls, typed):
        """The query in a text from anywhere: bounded, and without what no record holds."""
        cleaned = "".join(c if c.isprintable() else " " for c in typed[: LONGEST * 2])
        text = " ".join(cleaned.split())[:LONGEST].strip()
        found = citations.find(text)
        words, at = [], 0
        for citation in found:
            words += words_in(text[at : citation.start])
            words.append(citation.number)
            at = citation.end
        words += words_in(text[at:])
        keys = tuple(key for citation in found for key in target_keys(citation))
        return cls(text, tuple(dict.fromkeys(words))[:MOST_WORDS], keys)

    def law(self):
        """The public law that the query cites."""
        return law_of(set(self.cited))

    def in_any(self, *fields):
        """The condition that each word stands in one of the fields."""
        return reduce(
            and_,
            (reduce(or_, (Q(**{f"{f}__icontains": word}) for f in fields)) for word in self.words),
            Q(),
        )

    def stands_in(self, text):
        text = text.lower()
        return all(word.lower() in text for word in self.words)


def words_in(text):
    return [word for word in (piece.strip(EDGES) for piece in text.split()) if word]


@dataclass
class Result:
    """A record that was found, as the list shows it."""

    kind: str
    path: str  # where it stands: “Minutes, January 19, 2017, item 2(a)”
    title: str
    address: str
    text: str = ""
    date: Date | None = None
    status: str = ""
    status_class: str = ""
    year: int | None = None
    score: int = 0
    words: tuple = ()

    def __post_init__(self):
        if self.year is None and self.date:
            self.year = self.date.year

    @property
    def marked_title(self):
        return marked(self.title, self.words)

    @property
    def marked_text(self):
        return excerpt(self.text, self.words) if self.text else ""

    def weigh(self, query):
        """Higher where the words stand in the title, together, and often."""
        title, text = self.title.lower(), self.text.lower()
        self.words = query.words
        self.score += 60 * all(word.lower() in title for word in query.words)
        self.score += 40 * (query.text.lower() in title) + 20 * (query.text.lower() in text)
        self.score += min(20, sum(text.count(word.lower()) for word in query.words))

"""Which of the found rows a reader most likely meant. The same on both kinds of database."""

from datetime import date as Date
from functools import cache

from tipcouncil.records.dates import MONTHS
from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.language.questions import ASIDE_TERMS, KIND_OF_WORD, WAYS_OF_PAGES
from tipcouncil.site.search.language.words import stem, terms_of
from tipcouncil.site.search.query import YEAR

# Points. That they put first what is meant is held by tests/site/search/test_search_questions.py.
PAGE_OF_THE_LAW = 100  # the section or act that the query cites
WHOLE_TITLE = 12  # the words are all of the title
OF_THE_ENGINE = 0.5  # at most: the weight in which the two databases differ
ON_THE_DAY = 30  # the meeting of the date that was asked for
IN_THE_MONTH = 12  # a meeting of the month that was asked for
THEN = 6  # whatever is of the date, where something else was asked for too
SIDE_BY_SIDE_IN_TEXT = 3  # all words stand so
MOST_OF_IT = 16  # of what was asked, where little or nothing holds all
OF_A_MILESTONE = 0.8  # its title is only the beginning of its text
ASKED_FOR_SO = 11  # a page that is asked for in just these words
A_WORD_MORE = 0.5  # the more of the question that is, the better
IN_TITLE = 3  # all words stand in the title
SIDE_BY_SIDE = 2.5  # and as they were typed
PERSON_BY_NAME = 6  # it is the name of a person
KIND_NAMED = 2.5  # the query names the kind, or the year of a report
A_YEAR = 0.005  # a later one, where all else is equal
BY_NATURE = {  # of each result, by its kind alone
    "law": 0.3,
    "report": 0.4,
    "person": 0.2,
    "meeting": 0.1,
    "resource": -0.2,
    "document": -0.3,
    "page": -1.5,
}
BY_ANOTHER_NAME = 0.35  # of what a title is worth, where only a body is meant by its full name
OF_ITS_TITLE = 0.7  # the more of the title the words are, the better
MOST_READINGS = 6  # of a query that are tried

OF_LISTS = ASIDE_TERMS | {"list", "all", "everi", "council"}
MONTH_TERMS = frozenset(map(stem, MONTHS))


def score(query):
    """What a result is worth to this query: a function of the hit and of what is known of it.

    Its weight, whether the words stand side by side in it, and how much of the query it holds, at
    most 1 each.
    """
    terms, typed = query.terms, terms_of(query.text)
    cited = set(query.cited)
    first, *others = [distinctive(titled(terms)) for terms in readings(query)]
    every = distinctive(terms)
    kinds = {KIND_OF_WORD[term] for term in terms if term in KIND_OF_WORD}
    when = worth_of_date(query)

    def worth(hit, weight=0, near=0, share=0):
        value = OF_THE_ENGINE * weight + BY_NATURE.get(hit.kind, 0) + when(hit)
        value += SIDE_BY_SIDE_IN_TEXT * near * (hit.kind != "page") + MOST_OF_IT * share
        own = hit.own.split()
        if own and not cited.isdisjoint(own):
            # What was recommended of the law may be meant.
            value += PAGE_OF_THE_LAW * ("recommendation" not in kinds) + (own[0] in cited)
        named = 0
        if terms:
            title = hit.title_terms.split()
            named = worth_of_title(first, title, hit.kind)
            if kinds:  # a title may hold these words too
                in_full = set(title).issuperset(every)
                named = max(named, worth_of_title(every, title, hit.kind) + in_full * len(kinds))
            for reading in others:
                rest = 1 if hit.kind == "council" else BY_ANOTHER_NAME
                named = max(named, rest * worth_of_title(reading, title, hit.kind))
            if hit.source == "meetings.milestone":
                named *= OF_A_MILESTONE
            value += KIND_NAMED * (hit.kind in kinds)
        if hit.kind == "page":
            named = max(named, worth_of_page(terms, typed, hit.place))
        return value + named + A_YEAR * ((hit.year or 2000) - 2000)

    return worth


def readings(query):
    """The words looked for, and the same with another name for one of them."""
    clauses = [clause for clause in query.wanted if clause.terms]
    found = [query.terms]
    for place, clause in enumerate(clauses):
        for other in clause.options[1:]:
            if not other.is_beginning:
                names = [each.terms for each in clauses]
                names[place] = other.terms
                found.append([term for terms in names for term in terms])
    return found[:MOST_READINGS]


def titled(terms):
    """The words by which a title may be meant: of which kind it is stands elsewhere."""
    return [term for term in terms if term not in KIND_OF_WORD] or terms


def distinctive(terms):
    return [term for term in terms if term not in ASIDE_TERMS] or terms


def worth_of_title(terms, title, kind):
    held = sum(term in title for term in terms)
    if not held:
        return 0
    title = distinctive(title)
    if terms == title:
        return WHOLE_TITLE
    is_phrase = f" {' '.join(terms)} " in f" {' '.join(title)} "
    if held < len(terms):
        return IN_TITLE / 2 * held / len(terms)
    value = IN_TITLE + SIDE_BY_SIDE * is_phrase + OF_ITS_TITLE * len(terms) / len(title)
    return value + PERSON_BY_NAME * (kind == "person")


def worth_of_page(terms, typed, place):
    """A page is meant where the whole question, or most of it, is a way of asking for it."""
    best = 0
    asked, typed = (frozenset(t for t in each if not YEAR.fullmatch(t)) for each in (terms, typed))
    for way in WAYS_OF_PAGES.get(place, ()):
        if way in (asked, typed) or (way <= typed and typed - way <= OF_LISTS):
            best = max(best, ASKED_FOR_SO + A_WORD_MORE * len(way))
        for words in (asked, typed):
            best = max(best, ASKED_FOR_SO / 2 * len(way & words) / len(way | words))
    return best


def worth_of_date(query):
    """What a hit is worth for its date: its meeting is meant, unless more was asked for."""
    besides = [
        term
        for term in titled(query.terms)
        if not (term.isdigit() or term in MONTH_TERMS or term in KIND_OF_WORD)
    ]
    month, years = query.month, query.years

    def worth(hit):
        day = hit.id // IN_A_DAY
        if day == UNDATED or not (query.date or month):
            return KIND_NAMED * (hit.kind == "report" and hit.year in years)
        if query.date:
            is_of_it, most = query.date.toordinal() == day, ON_THE_DAY
        else:
            is_of_it, most = month_of(day) == month, IN_THE_MONTH
        if besides or query.cited:
            return THEN * is_of_it
        return most * (is_of_it and hit.kind == "meeting")

    return worth


@cache
def month_of(day):
    date = Date.fromordinal(day)
    return date.year, date.month


def stands_out(query):
    """Whether a hit is likely meant: for its title, its law, or the words that ask for it."""
    terms, typed, cited = set(query.terms), terms_of(query.text), set(query.cited)
    first = next(iter(terms), None)

    def is_likely(hit):
        if hit.kind == "page":
            return worth_of_page(query.terms, typed, hit.place) >= ASKED_FOR_SO
        if cited and hit.own and not cited.isdisjoint(hit.own.split()):
            return True
        # Few titles hold a word at all, and only those are taken apart.
        return bool(terms) and first in hit.title_terms and terms.issubset(hit.title_terms.split())

    return is_likely

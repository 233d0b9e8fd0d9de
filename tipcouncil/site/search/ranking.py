"""Which of the found rows a reader most likely meant. The same on both kinds of database."""

from datetime import date as Date
from functools import cache

from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.language.questions import ASIDE_TERMS, KIND_OF_WORD
from tipcouncil.site.search.language.site_pages import STANDING
from tipcouncil.site.search.language.words import stem, terms_of
from tipcouncil.site.search.query import MONTHS, YEAR

# Points. That they put first what is meant is held by tests/site/search/test_search_questions.py.
PAGE_OF_THE_LAW = 100  # the section or act that the query cites
WHOLE_TITLE = 12  # the words are all of the title
OF_THE_ENGINE = 0.5  # at most: the weight in which the two databases differ
ON_THE_DAY = 30  # the meeting of the date that was asked for
IN_THE_MONTH = 12  # a meeting of the month that was asked for
THEN = 6  # whatever is of the date, where something else was asked for too
SIDE_BY_SIDE_IN_TEXT = 3  # where all words stand so; less, the farther they stand apart
MOST_OF_IT = 16  # of what was asked, where little or nothing holds all
SCATTERED = 0.8  # of that, where the words stand far from each other
OF_A_MILESTONE = 0.8  # its title is only the beginning of its text
IN_A_HELP_PAGE = 0.5  # these have long texts, and are asked for in other words
ASKED_FOR_SO = 11  # a page that is asked for in just these words
A_WORD_MORE = 0.5  # the more of the question that is, the better
IN_TITLE = 3  # all words stand in the title
SIDE_BY_SIDE = 1.5  # and as they were typed
AT_ITS_BEGINNING = 1  # and first
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

OF_ALL_YEARS = frozenset(page.name for page in STANDING if page.is_of_all_years)
OF_LISTS = ASIDE_TERMS | {"list", "all", "everi", "council"}
MONTH_TERMS = frozenset(map(stem, MONTHS))


@cache
def phrases_of_pages():
    """{place: the ways in which people ask for a standing page, as stems}."""
    return {
        page.name: [frozenset(terms_of(way)) for way in (page.title, *page.asked_for.split(","))]
        for page in STANDING
    }


def score(query):
    """What a result is worth to this query: a function of the hit and of what is known of it.

    Its weight, how near the words stand in it, and how much of the query it holds, at most 1 each.
    """
    terms, whole = query.terms, terms_of(query.text)
    cited = set(query.cited)
    first, *others = [distinctive(titled(terms)) for terms in query.readings]
    every = distinctive(terms)
    of_a_kind = [term for term in terms if term in KIND_OF_WORD]
    kinds = {KIND_OF_WORD[term] for term in of_a_kind}
    when = worth_of_date(query)

    def worth(hit, weight=0, near=0, share=0):
        value = OF_THE_ENGINE * weight + BY_NATURE.get(hit.kind, 0)
        if hit.kind == "page":
            near, share = 0, share * IN_A_HELP_PAGE
        value += SIDE_BY_SIDE_IN_TEXT * near
        value += MOST_OF_IT * share * (SCATTERED + (1 - SCATTERED) * near)
        if cited and hit.own:
            own = hit.own.split()
            if "recommendation" not in kinds:  # what was recommended of the law is meant
                value += PAGE_OF_THE_LAW * (not cited.isdisjoint(own))
            value += own[0] in cited
        named = 0
        if terms:
            named = worth_of_title(first, hit)
            if kinds:  # a title may hold these words too
                in_full = set(hit.title.split()).issuperset(every)
                named = max(named, worth_of_title(every, hit) + in_full * len(of_a_kind))
            for reading in others:
                rest = 1 if hit.kind == "council" else BY_ANOTHER_NAME
                named = max(named, rest * worth_of_title(reading, hit))
            if hit.source == "meetings.milestone":
                named *= OF_A_MILESTONE
            value += KIND_NAMED * (hit.kind in kinds)
        if hit.kind == "page":
            named = max(named, worth_of_page(terms, whole, hit.place))
        value += named + when(hit)
        return value + A_YEAR * ((hit.year or 2000) - 2000)

    return worth


def titled(terms):
    """The words by which a title may be meant: of which kind it is stands elsewhere."""
    return [term for term in terms if term not in KIND_OF_WORD] or terms


def distinctive(terms):
    return [term for term in terms if term not in ASIDE_TERMS] or terms


def is_distinctive(clause):
    """Whether a clause says more than of which kind the result should be."""
    return not KIND_OF_WORD.keys() >= set(clause.options[0].terms)


def worth_of_title(terms, hit):
    if not any(term in hit.title for term in terms):
        return 0
    title = distinctive(hit.title.split())
    if terms == title:
        return WHOLE_TITLE
    held = set(title)
    run, at = longest_run(terms, title)
    together = run / len(terms) if run > 1 or len(terms) == 1 else 0
    value = SIDE_BY_SIDE * together + AT_ITS_BEGINNING * together * (at == 0)
    if not held.issuperset(terms):
        share = sum(term in held for term in terms) / len(terms)
        return IN_TITLE / 2 * share + value * share + share * run / len(title) / 2
    value += IN_TITLE + OF_ITS_TITLE * len(terms) / len(title)
    return value + PERSON_BY_NAME * (hit.kind == "person")


def longest_run(terms, title):
    """How many of the terms stand in the title in their order, side by side, and where first."""
    best, where = 0, -1
    for at in range(len(title)):
        for start in range(len(terms)):
            length = 0
            while (
                at + length < len(title)
                and start + length < len(terms)
                and title[at + length] == terms[start + length]
            ):
                length += 1
            if length > best:
                best, where = length, at
    return best, where


def worth_of_page(terms, whole, place):
    """A page is meant where the whole question, or most of it, is a way of asking for it."""
    best = 0
    asked, typed = frozenset(terms), frozenset(whole)
    if place in OF_ALL_YEARS:
        asked, typed = (frozenset(w for w in said if not is_year(w)) for said in (asked, typed))
    for way in phrases_of_pages().get(place, []):
        if way in (asked, typed) or (way <= typed and typed - way <= OF_LISTS):
            best = max(best, ASKED_FOR_SO + A_WORD_MORE * len(way))
            continue
        for said in (asked, typed):
            best = max(best, ASKED_FOR_SO / 2 * len(way & said) / len(way | said))
    return best


def is_year(term):
    return YEAR.fullmatch(term) is not None


def matches_page(query):
    """Whether the whole question is a way of asking for a standing page."""
    terms, whole = query.terms, terms_of(query.text)
    return lambda place: worth_of_page(terms, whole, place) >= ASKED_FOR_SO


def worth_of_date(query):
    """What a hit is worth for its date: its meeting is meant, unless more was asked for."""
    besides = [
        term
        for term in titled(query.terms)
        if not (term.isdigit() or term in MONTH_TERMS or term in KIND_OF_WORD)
    ]

    def worth(hit):
        day = hit.id // IN_A_DAY
        if day == UNDATED or not (query.date or query.month):
            return KIND_NAMED * (hit.kind == "report" and hit.year in query.years)
        if query.date:
            is_of_it, most = query.date.toordinal() == day, ON_THE_DAY
        else:
            is_of_it, most = month_of(day) == query.month, IN_THE_MONTH
        if besides or query.cited:
            return THEN * is_of_it
        return most * (is_of_it and hit.kind == "meeting")

    return worth


@cache
def month_of(day):
    date = Date.fromordinal(day)
    return date.year, date.month

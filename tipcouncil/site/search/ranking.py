"""Which of the found rows a reader most likely meant. The same on both kinds of database."""

from datetime import date as Date
from functools import cache

from tipcouncil.site.search.asking import ASIDE
from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.standing import STANDING
from tipcouncil.site.search.words import stem, terms_of

PAGE_OF_THE_LAW = 100  # the section or act that the query cites
WHOLE_TITLE = 12
OF_THE_ENGINE = 0.5  # at most: the weight in which the two databases differ
ON_THE_DAY = 30  # the meeting of the date that was asked for
IN_THE_MONTH = 12
ASKED_FOR_SO = 10  # a page that is asked for in just these words
IN_TITLE = 3
SIDE_BY_SIDE = 1.5
AT_ITS_BEGINNING = 1
PERSON_BY_NAME = 6
KIND_NAMED = 2.5
A_YEAR = 0.005  # a later one, where all else is equal
KIND_OF_WORD = {
    stem(word): kind
    for kind, words in {
        "meeting": "minutes meeting agenda",
        "report": "report",
        "law": "statute act law section bill penalty felony misdemeanor",
        "recommendation": "recommendation recommend recommended step",
        "document": "presentation document powerpoint slides handout",
    }.items()
    for word in words.split()
}
BY_NATURE = {
    "law": 0.3,
    "report": 0.4,
    "person": 0.2,
    "meeting": 0.1,
    "resource": -0.2,
    "document": -0.3,
}
ASIDE_TERMS = frozenset(map(stem, ASIDE))


@cache
def asked_for():
    """{place: the ways in which people ask for a standing page, as stems}."""
    return {
        page.name: [frozenset(terms_of(way)) for way in (page.title, *page.asked_for.split(","))]
        for page in STANDING
    }


def score(query):
    """What a result is worth to this query: a function of the hit and of its weight, at most 1."""
    terms, whole = query.terms, terms_of(query.text)
    cited = set(query.cited)
    named = [term for term in terms if term not in KIND_OF_WORD]
    kinds = {KIND_OF_WORD[term] for term in terms if term in KIND_OF_WORD}

    def worth(hit, weight=0):
        value = OF_THE_ENGINE * weight + BY_NATURE.get(hit.kind, 0)
        if cited and hit.own:
            own = hit.own.split()
            value += PAGE_OF_THE_LAW * (not cited.isdisjoint(own)) + (own[0] in cited)
        if terms:
            value += worth_of_title(named or terms, hit.title.split(), hit)
            value += KIND_NAMED * (hit.kind in kinds)
        if hit.kind == "page":
            value += max(worth_of_page(asked, hit.place) for asked in (terms, whole))
        value += worth_of_date(query, hit)
        return value + A_YEAR * ((hit.year or 2000) - 2000)

    return worth


def worth_of_title(terms, title, hit):
    if terms == [term for term in title if term not in ASIDE_TERMS] or terms == title:
        return WHOLE_TITLE
    held = set(title)
    if not held.issuperset(terms):
        return IN_TITLE / 2 * sum(term in held for term in terms) / len(terms)
    worth = IN_TITLE + len(terms) / len(title)
    together = f" {' '.join(title)} ".find(f" {' '.join(terms)} ")
    worth += SIDE_BY_SIDE * (together >= 0) + AT_ITS_BEGINNING * (together == 0)
    return worth + PERSON_BY_NAME * (hit.kind == "person")


def worth_of_page(terms, place):
    """A page is meant where the whole question, or most of it, is a way of asking for it."""
    asked = frozenset(terms)
    ways = asked_for().get(place, [])
    if asked in ways:
        return ASKED_FOR_SO
    return max((ASKED_FOR_SO / 2 * len(way & asked) / len(way | asked) for way in ways), default=0)


def worth_of_date(query, hit):
    day = hit.id // IN_A_DAY
    if day == UNDATED or hit.kind != "meeting":
        return KIND_NAMED * (hit.kind == "report" and hit.year in query.years)
    if query.date:
        return ON_THE_DAY * (query.date.toordinal() == day)
    if query.month:
        return IN_THE_MONTH * (month_of(day) == query.month)
    return 0


@cache
def month_of(day):
    date = Date.fromordinal(day)
    return date.year, date.month

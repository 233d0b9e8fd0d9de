"""Which of the found rows a reader most likely meant. The same on both kinds of database."""

from itertools import chain

from tipcouncil.site.search.language.questions import ASIDE_TERMS, KIND_OF_WORD, WAYS_OF_PAGES
from tipcouncil.site.search.language.words import terms_of
from tipcouncil.site.search.query import YEAR

# Points. That they put first what is meant is held by tests/site/search/test_search_questions.py.
PAGE_OF_THE_LAW = 100  # the section or act that the query cites
WHOLE_TITLE = 12  # the words are all of the title
OF_THE_ENGINE = 0.5  # at most: the weight in which the two databases differ
SIDE_BY_SIDE_IN_TEXT = 3  # all words stand so
MOST_OF_IT = 16  # of what was asked, where little or nothing holds all
OF_A_MILESTONE = 0.8  # its title is only the beginning of its text
ASKED_FOR_SO = 11  # a page that is asked for in just these words
IN_TITLE = 3  # all words stand in the title
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


def score(query):
    """What a result is worth to this query: a function of the hit and of what is known of it.

    Its weight, whether the words stand side by side in it, and how much of the query it holds, at
    most 1 each. Where nothing sets a hit apart it is worth nothing, and its date decides.
    """
    kinds = {KIND_OF_WORD[term] for term in query.terms if term in KIND_OF_WORD}
    cited, named, years = set(query.cited), worth_of_name(query, kinds), YEAR.findall(query.text)

    def worth(hit, weight, is_near, share):
        value = OF_THE_ENGINE * weight + MOST_OF_IT * share + named(hit)
        if is_near and hit.kind != "page":
            value += SIDE_BY_SIDE_IN_TEXT
        if cited and not cited.isdisjoint(own := hit.own.split()):
            # What was recommended of the law may be meant.
            value += PAGE_OF_THE_LAW * ("recommendation" not in kinds) + (own[0] in cited)
        if not value:
            return 0
        is_of_year = hit.kind == "report" and str(hit.year) in years
        value += BY_NATURE.get(hit.kind, 0) + KIND_NAMED * ((hit.kind in kinds) + is_of_year)
        return value + A_YEAR * ((hit.year or 2000) - 2000)

    return worth


def worth_of_name(query, kinds):
    """What a hit is worth for its title, or as a page for the words by which it is asked for."""
    terms, typed = query.terms, terms_of(query.text)
    first, *others = [distinctive(titled(reading)) for reading in readings(query)]
    every = distinctive(terms)
    asked = {*terms, *first, *chain(*others)}

    def worth(hit):
        title = hit.title_terms.split()
        named = worth_of_page(terms, typed, hit.place) if hit.kind == "page" else 0
        if asked.isdisjoint(title):  # as most are
            return named
        named = max(named, worth_of_title(first, title, hit.kind))
        if kinds:  # a title may hold these words too
            in_full = set(title).issuperset(every)
            named = max(named, worth_of_title(every, title, hit.kind) + in_full * len(kinds))
        for reading in others:
            rest = 1 if hit.kind == "council" else BY_ANOTHER_NAME
            named = max(named, rest * worth_of_title(reading, title, hit.kind))
        return named * OF_A_MILESTONE if hit.source == "meetings.milestone" else named

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
    if held < len(terms):
        return IN_TITLE / 2 * held / len(terms)
    value = IN_TITLE + OF_ITS_TITLE * len(terms) / len(title)
    return value + PERSON_BY_NAME * (kind == "person")


def worth_of_page(terms, typed, place):
    """A page is meant where the whole question, or most of it, is a way of asking for it."""
    best = 0
    asked, typed = (frozenset(t for t in each if not YEAR.fullmatch(t)) for each in (terms, typed))
    for way in WAYS_OF_PAGES.get(place, ()):
        if way in (asked, typed) or (way <= typed and typed - way <= OF_LISTS):
            best = ASKED_FOR_SO
        for words in (asked, typed):
            best = max(best, ASKED_FOR_SO / 2 * len(way & words) / len(way | words))
    return best

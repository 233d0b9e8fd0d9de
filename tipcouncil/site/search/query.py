"""What a visitor typed, read into what is looked for. Nothing that they type is ever syntax."""

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import cached_property

from statutes import citations
from tipcouncil.site.search.language import synonyms
from tipcouncil.site.search.language.questions import (
    ASIDE,
    ASIDE_TERMS,
    ELIDED,
    KIND_OF_WORD,
    PREFIXES,
)
from tipcouncil.site.search.language.site_pages import OF_ANY_YEAR
from tipcouncil.site.search.language.words import (
    WORD,
    cited_term,
    folded,
    key_of,
    stem,
    term_of_key,
    terms_of,
)

LONGEST = 200  # characters of a query; what is longer is cut
MOST_WORDS = 12  # of a query; the others are left out
MOST_READINGS = 6  # of a query that are tried
SHORTEST_REST = 3  # letters after a prefix that make a word
MONTHS = [name.lower() for name in calendar.month_name[1:]]
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
IN_WORDS = re.compile(rf"\b({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\.?,?\s+(\d{{4}})\b", re.I)
NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
OF_MONTH = re.compile(rf"\b({MONTH})\.?,?\s+(\d{{4}})\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# How people type citations that no text of the record writes so.
LOOSE_SECTION = re.compile(r"\b\d{1,2}[a-zA-Z]{0,2}-\d{1,4}[a-zA-Z]{0,3}\b")
LETTERED_TITLES = (
    "4[ade]|7a|10a|13[ab]|16a|17[ab]|19a|21a|22a|36[ab]|38a|42a|45a|46[ab]|47a|50a|53a"
)
UNHYPHENED = re.compile(
    rf"\b({LETTERED_TITLES}) ?(?!(?:19|20)\d\d\b)(\d{{1,4}}[a-z]{{0,3}})\b", re.I
)
LOOSE_ACT = re.compile(
    r"\b([ps])(?:ublic|pecial)?\.?\s?a(?:ct)?\.?\s?(?:(?:no\.?|number)\s?)?#?"
    r"(\d{1,2})-(\d{1,3})\b",
    re.I,
)
# An act by its number alone, which says neither that it is public nor that it is special.
NUMBERED_ACT = re.compile(
    r"(?<![\w.-])(?:(?:acts?\s+)?(?:no\.?\s*|number\s+|#\s*)|acts?\s+)(\d{1,2})-(\d{1,3})(?![\w-])",
    re.I,
)
LOOSE_BILL = re.compile(r"\bs?([hs])\.?\s?([bjr])\.?\s?(?:no\.?\s?)?(\d{3,5})\b", re.I)
BEFORE_CITED = re.compile(r"\b(?:statutes?|laws?|sections?|secs?\.?|acts?|bills?)\s+\Z", re.I)
AFTER_CITED = re.compile(r"\s+of\s+the\s+(?:connecticut\s+)?general\s+statutes\b", re.I)
PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
GOES_ON = "as one types"  # a last word that may be the beginning of a longer one
DASHES = str.maketrans("“”„«»‘’´`–—‑", '"""""\'\'\'\'---')


@dataclass(frozen=True)
class Option:
    """Words that stand side by side; the last may be the beginning of a longer one."""

    terms: tuple
    is_beginning: bool = False
    is_citation: bool = False


@dataclass(frozen=True)
class Clause:
    """What each result must hold, in one of these ways; or, where negated, must not."""

    options: tuple
    negated: bool = False
    written: str = ""  # the one word, as it was typed: for spelling
    also: tuple = ()  # (what was typed, the other names that are looked for too)


@dataclass(frozen=True)
class Query:
    """What a visitor typed, and what is looked for."""

    text: str = ""
    is_exact: bool = False  # no other names and no better spelling
    clauses: tuple = ()
    cited: tuple = ()  # keys of the law that it cites: 53a-83, pa-16-66
    date: Date | None = None
    month: tuple = ()  # (2017, 1)
    years: tuple = field(default=())

    @classmethod
    def typed(cls, typed, as_you_type=False, is_exact=False):
        """The query in a text from anywhere: bounded, and without what no record holds."""
        text = cleaned(typed)
        rest, date = taken_date(text.translate(DASHES))
        rest, clauses, cited = taken_citations(rest, as_you_type)
        beside = bool(clauses or date)
        clauses = [*clauses, *clauses_of(rest, as_you_type, beside, is_exact)]
        if date:
            clauses.append(Clause((Option(tuple(terms_of(in_words(date)))),)))
        month = OF_MONTH.search(text)
        return cls(
            text=text,
            is_exact=is_exact,
            clauses=tuple(dict.fromkeys(clauses))[:MOST_WORDS],
            cited=tuple(dict.fromkeys(cited)),
            date=date,
            month=(int(month[2]), month_number(month[1])) if month else (),
            years=tuple(map(int, YEAR.findall(text))),
        )

    @cached_property
    def wanted(self):
        return [clause for clause in self.clauses if not clause.negated]

    @property
    def unwanted(self):
        return [clause for clause in self.clauses if clause.negated]

    @property
    def cites_only(self):
        """Whether nothing was typed but a citation."""
        return len(self.clauses) == 1 and self.clauses[0].options[0].is_citation

    @property
    def also(self):
        """(what was typed, other names that are looked for too), for each that has some."""
        return [clause.also for clause in self.wanted if clause.also]

    @property
    def words(self):
        """Whether anything is looked for."""
        return self.wanted

    @property
    def stems(self):
        """Every word that a result may hold, for marking."""
        return {
            (term, option.is_beginning and term == option.terms[-1])
            for clause in self.wanted
            for option in clause.options
            for term in option.terms
            if not option.is_citation
        }

    @cached_property
    def pairs(self):
        """Words that were typed one after the other, each pair in the ways that it may stand."""
        distinctive = [term for term in self.terms if term not in KIND_OF_WORD]
        return pairs_of(terms_of(self.text), distinctive) if len(distinctive) > 1 else []

    @cached_property
    def readings(self):
        """The words looked for, and the same with another name for one of them."""
        texts = [clause for clause in self.wanted if not clause.options[0].is_citation]
        found = [self.terms]
        for place, clause in enumerate(texts):
            for other in clause.options[1:]:
                if not other.is_beginning:
                    first = [each.options[0].terms for each in texts]
                    first[place] = other.terms
                    found.append([term for terms in first for term in terms])
        return found[:MOST_READINGS]

    @cached_property
    def terms(self):
        """The words looked for, each in its first form."""
        return [
            term
            for clause in self.wanted
            for term in clause.options[0].terms
            if not clause.options[0].is_citation
        ]


def pairs_of(typed, terms):
    """Of words that were typed one after the other: alone, and with what was typed between."""
    pairs, begun, wanted = [], None, set(terms)
    for place, term in enumerate(typed):
        if term in wanted:
            if begun is not None and begun < place:
                pairs.append(((typed[begun], term), tuple(typed[begun : place + 1])))
            begun = place
        elif term not in ASIDE_TERMS:
            begun = None
    return pairs


def cleaned(typed):
    visible = "".join(c if c.isprintable() else " " for c in typed[: LONGEST * 2])
    return " ".join(visible.split())[:LONGEST].strip()


def month_number(name):
    return [month[:3] for month in MONTHS].index(name.lower()[:3]) + 1


def in_words(date):
    return f"{MONTHS[date.month - 1]} {date.day} {date.year}"


def taken_date(text):
    """The text without the first date in it, and that date."""
    for pattern, order in (
        (IN_WORDS, (3, 1, 2)),
        (DAY_FIRST, (3, 2, 1)),
        (ISO, (1, 2, 3)),
        (NUMERIC, (3, 1, 2)),
    ):
        for found in pattern.finditer(text):
            year, month, day = (found[n] for n in order)
            year = int(year) + (2000 if len(year) == 2 else 0)
            month = int(month) if month.isdigit() else month_number(month)
            try:
                date = Date(year, month, int(day))
            except ValueError:
                continue
            return f"{text[: found.start()]} {text[found.end() :]}", date
    return text, None


def taken_citations(text, as_you_type):
    """The text without its citations, a clause for each of them, and their keys."""
    text = UNHYPHENED.sub(r"\1-\2", text)
    text = LOOSE_SECTION.sub(lambda m: m[0].lower(), text)
    text = LOOSE_ACT.sub(lambda m: f"{m[1].upper()}.A. {m[2]:0>2}-{m[3]}", text)
    text, clauses, keys = taken_numbers(text, as_you_type)
    text = sections_named(text)
    text = LOOSE_BILL.sub(lambda m: f"{m[1].upper()}{m[2].upper()} {m[3]}", text)
    pieces, at = [], 0
    for citation in citations.find(text):
        if not cited_term(citation):
            continue
        before = text[at : citation.start]
        is_last = as_you_type and citation.end == len(text)
        negated = before.endswith("-") and (len(before) == 1 or before[-2:-1].isspace())
        option = Option((cited_term(citation),), is_last, is_citation=True)
        clauses.append(Clause((option,), negated))
        if not negated:
            keys.append(key_of(citation))
        pieces.append(before[:-1] if negated else BEFORE_CITED.sub("", before))
        said_of_it = AFTER_CITED.match(text, citation.end)
        at = said_of_it.end() if said_of_it else citation.end
    return " ".join([*pieces, text[at:]]), clauses, keys


def taken_numbers(text, as_you_type):
    """The text without acts that it names by number alone, a clause for each, and their keys."""
    clauses, keys = [], []

    def take(found):
        number = f"{found[1]:0>2}-{found[2]}"
        either = [f"{kind}a-{number}" for kind in "ps"]
        is_last = as_you_type and found.end() == len(text)
        options = (Option((term_of_key(key),), is_last, is_citation=True) for key in either)
        clauses.append(Clause(tuple(options)))
        keys.extend(either)
        return " "

    return NUMBERED_ACT.sub(take, text), clauses, keys


def sections_named(text):
    """The text with “Sec.” before a section that stands alone, where it can be nothing else."""
    known = [range(c.start, c.end) for c in citations.find(text)]
    return LOOSE_SECTION.sub(
        lambda m: (
            m[0]
            if m[0].replace("-", "").isdigit() or any(m.start() in span for span in known)
            else f"Sec. {m[0]}"
        ),
        text,
    )


def clauses_of(text, as_you_type, beside, is_exact):
    """The words and phrases of a text; words of asking only where nothing stands beside them."""
    every = []
    for minus, phrase, word in PIECE.findall(text):
        negated = bool(minus) or (word.startswith("-") and len(word) > 1 and word[1].isalnum())
        written = phrase if phrase or minus else word
        is_beginning = written.endswith("*")
        found = [w for w in WORD.findall(written)[:MOST_WORDS] if stem(w)]
        if found:
            aside = (
                not (phrase or negated or is_beginning) and " ".join(map(folded, found)) in ASIDE
            )
            every.append((found, negated, is_beginning, bool(phrase), aside))
    if as_you_type and every and not text.endswith((" ", '"')):
        found, negated, _, is_phrase, _ = every[-1]
        every[-1] = (found, negated, GOES_ON, is_phrase, False)
    every, clauses, aside = in_one(every), [], []
    while every:
        clause, count = named(every, is_exact)
        (aside if count == 1 and every[0][-1] and not clause else clauses).append(
            clause or plain_clause(every[0])
        )
        every = every[count:]
    if len(clauses) > 1:
        clauses = [or_of_any_year(clause) for clause in clauses]
    return clauses or ([] if beside else aside)


def or_of_any_year(clause):
    """A year is also found on the pages that tell of every year."""
    if clause.negated or not YEAR.fullmatch(clause.written):
        return clause
    return replace(clause, options=(*clause.options, Option((OF_ANY_YEAR,))))


def plain_clause(piece):
    found, negated, is_beginning, is_phrase, _ = piece
    written = "" if is_phrase else found[-1]
    return Clause(options_of(found, is_beginning, is_phrase), negated, written)


def named(pieces, is_exact):
    """A clause for the words at the beginning that the record says otherwise; how many they are."""
    for count in range(min(synonyms.LONGEST, len(pieces)), 0, -1):
        some = pieces[:count]
        if is_exact or any(
            negated or begins is True or phrase for _, negated, begins, phrase, _ in some
        ):
            continue
        words = [word for found, *_ in some for word in found]
        if row := synonyms.of(words):
            goes_on = some[-1][2]
            *own, last = options_of(words, goes_on, is_phrase=len(words) > 1)
            own, begun = (own, [last]) if goes_on and own else ([*own, last], [])
            names = [name for name in row.also if tuple(terms_of(name)) != own[0].terms]
            others = [Option(tuple(terms_of(name))) for name in names]
            options = [*others, *own] if row.exactly else [*own, *others]
            also = (" ".join(words), tuple(names)) if names else ()
            return Clause((*options, *begun), also=also), count
    return None, 1


def in_one(pieces):
    """The pieces, with the letter of a name and what follows it in one: “O Brien”."""
    joined = []
    for piece in pieces:
        before = joined[-1] if joined else None
        is_name = (
            before
            and len(before[0]) == len(piece[0]) == 1
            and folded(before[0][0]) in ELIDED
            and not any((*before[1:], piece[1], piece[3]))
        )
        if is_name:
            joined[-1] = ([*before[0], *piece[0]], *piece[1:])
        else:
            joined.append(piece)
    return joined


def options_of(found, is_beginning, is_phrase):
    terms = tuple(map(stem, found))
    if is_beginning:
        whole = Option(terms)
        begun = Option((*terms[:-1], folded(found[-1]).replace("'", "")), True)
        return (begun,) if begun.terms == terms else (whole, begun)
    if is_phrase:
        return (Option(terms),)
    if len(terms) > 1:  # anti-trafficking
        joined = len(terms) == 2 and folded(found[0]) in (*PREFIXES, *ELIDED)
        return (Option(terms), Option((stem("".join(found)),))) if joined else (Option(terms),)
    return (Option(terms), *divided(found[0]))


def divided(word):
    """“pretrial” is also found as “pre-trial”, and “O’Brien” as “O Brien”."""
    plain = folded(word)
    letter, apostrophe, rest = plain.partition("'")
    if apostrophe and letter in ELIDED:
        yield Option((letter, stem(rest)))
    for prefix in PREFIXES:
        rest = plain.removeprefix(prefix)
        if plain.startswith(prefix) and len(rest) > SHORTEST_REST and rest.isalpha():
            yield Option((prefix, stem(rest)))

"""The two indexes: SQLite's FTS5 and PostgreSQL's tsvector. They are asked the same in two ways.

Both are given words that are stems already, and add nothing of their own, so that the same query
finds the same rows in both. Only the weight of a match is theirs.
"""

from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple

from django.db import DatabaseError, connection

from tipcouncil.site.search.language.words import CITED, titled_terms

COLUMNS = ("title_terms", "text_terms", "other_terms", "cited_terms")
WEIGHTS = (8.0, 1.0, 2.0, 4.0)  # of a word in each of the columns
CHOSEN = "r.id, r.source, r.source_id, r.kind, r.year, r.body, r.law, r.own, r.place, r.title"


class Hit(NamedTuple):
    """A row that holds what was asked, as far as it decides where it is listed."""

    id: int
    source: str
    source_id: int
    kind: str
    year: int | None
    body: str
    law: str
    own: str
    place: str
    title: str  # its words, as the index has them


def hits(found):
    """Hits of rows, the newest first: a database may give them in any order."""
    made = map(partial(tuple.__new__, Hit), found)  # which _make does as well, at twice the time
    return sorted(made, key=itemgetter(0), reverse=True)


def terms_within(option, within):
    """The words of an option as they stand in the column where they are looked for."""
    is_titled = within == "title" and not option.is_citation
    return titled_terms(option.terms) if is_titled else option.terms


def narrowed(narrow):
    """What a reader chose among the results, as a condition on the rows."""
    wheres, values = [], []
    for column in ("kind", "year", "body"):
        if chosen := getattr(narrow, column):
            wheres.append(f"r.{column} = %s")
            values.append(chosen)
    if narrow.law:
        wheres.append("' ' || r.law || ' ' LIKE %s")
        values.append(f"% {narrow.law} %")
    return f"WHERE {' AND '.join(wheres)}", values


class Sqlite:
    """FTS5 over the columns of words; triggers keep it with its table."""

    TEXT = "{title_terms text_terms other_terms}"
    WEIGHT = f"-bm25(site_searchfts, {', '.join(map(str, WEIGHTS))})"
    NEWEST = "SELECT rowid AS number FROM site_searchfts WHERE site_searchfts MATCH %s"
    NEWEST += " ORDER BY rowid DESC"

    def wait_for_turn(self):
        """Writers of SQLite wait for each other from the start of their transactions."""

    def option(self, option, within):
        words = " ".join(terms_within(option, within))
        wanted = f'"{words}"{" *" if option.is_beginning else ""}'
        if option.is_citation or within == "title":
            return f"cited_terms : {wanted}"
        # Other words stand in no other column, and to ask for the columns takes a tenth longer.
        return f"{self.TEXT} : {wanted}" if words[:1] == CITED[0] else wanted

    def expression(self, wanted, unwanted, any_of_them=False, within="text"):
        joiner = " OR " if any_of_them else " AND "
        found = joiner.join(f"({self.clause(clause, within)})" for clause in wanted)
        left_out = " OR ".join(f"({self.clause(clause)})" for clause in unwanted)
        return f"({found}) NOT ({left_out})" if left_out else found

    def clause(self, clause, within="text"):
        return " OR ".join(self.option(option, within) for option in clause.options)

    def any_of(self, several, unwanted):
        """What holds all clauses of one of several lists."""
        return " OR ".join(f"({self.expression(wanted, unwanted)})" for wanted in several)

    def weights(self, expression, most):
        """{number: weight} of the rows that match."""
        sql = f"SELECT rowid, {self.WEIGHT} FROM site_searchfts WHERE site_searchfts MATCH %s"
        return dict(rows(f"{sql} LIMIT %s", [expression, most]))

    def newest(self, expression, most, where="", values=()):
        """The newest rows that match, and that are as the reader chose."""
        if not where:
            return hits(rows(self.joined(f"{self.NEWEST} LIMIT %s"), [expression, most]))
        sql = f"{self.joined(self.NEWEST)} {where} ORDER BY r.id DESC LIMIT %s"
        return hits(rows(sql, [expression, *values, most]))

    def joined(self, found):
        return f"""SELECT {CHOSEN} FROM ({found}) AS f
            CROSS JOIN site_searchrow AS r ON r.id = f.number"""

    def numbers(self):
        """The rows that the index has words of."""
        return {number for (number,) in rows("SELECT id FROM site_searchfts_docsize", [])}

    def is_sound(self):
        """Whether the index holds just the words that its table holds."""
        try:
            rows(
                "INSERT INTO site_searchfts(site_searchfts, rank) VALUES('integrity-check', 1)", []
            )
        except DatabaseError:
            return False
        return True

    def rebuild(self):
        rows("INSERT INTO site_searchfts(site_searchfts) VALUES('rebuild')", [])


class Postgres:
    """A tsvector that a trigger makes of the words, and a GIN index on it."""

    WEIGHT = "ts_rank('{0.2, 0.1, 0.4, 1.0}', vector, %s::tsquery, 1)"
    MATCHING = "SELECT row_id AS number FROM site_searchtext WHERE vector @@ %s::tsquery"

    def wait_for_turn(self):
        """One writer of the index at a time, so that two never choose the same number."""
        rows("SELECT pg_advisory_xact_lock(46170)", [])

    def option(self, option, within):
        letters = "B" if option.is_citation or within == "title" else "ACD"
        *first, last = terms_within(option, within)
        star = "*" if option.is_beginning else ""
        words = [*(f"'{word}':{letters}" for word in first), f"'{last}':{star}{letters}"]
        return "(" + " <-> ".join(words) + ")"

    def expression(self, wanted, unwanted, any_of_them=False, within="text"):
        joiner = " | " if any_of_them else " & "
        found = joiner.join(f"({self.clause(clause, within)})" for clause in wanted)
        left_out = " | ".join(f"({self.clause(clause)})" for clause in unwanted)
        return f"({found}) & !({left_out})" if left_out else found

    def clause(self, clause, within="text"):
        return " | ".join(self.option(option, within) for option in clause.options)

    def any_of(self, several, unwanted):
        return " | ".join(f"({self.expression(wanted, unwanted)})" for wanted in several)

    def weights(self, expression, most):
        sql = f"SELECT row_id, {self.WEIGHT} FROM site_searchtext WHERE vector @@ %s::tsquery"
        return dict(rows(f"{sql} LIMIT %s", [expression, expression, most]))

    def newest(self, expression, most, where="", values=()):
        if not where:
            found = f"{self.MATCHING} ORDER BY row_id DESC LIMIT %s"
            return hits(rows(self.joined(found), [expression, most]))
        sql = f"{self.joined(self.MATCHING)} {where} ORDER BY r.id DESC LIMIT %s"
        return hits(rows(sql, [expression, *values, most]))

    def joined(self, found):
        return f"""SELECT {CHOSEN} FROM ({found}) AS f
            JOIN site_searchrow AS r ON r.id = f.number"""

    def numbers(self):
        return {
            n for (n,) in rows("SELECT row_id FROM site_searchtext WHERE vector IS NOT NULL", [])
        }

    def is_sound(self):
        sql = (
            "SELECT count(*) FROM site_searchtext WHERE vector IS DISTINCT FROM"
            " site_search_vector(title_terms, text_terms, other_terms, cited_terms)"
        )
        return rows(sql, [])[0][0] == 0

    def rebuild(self):
        rows("UPDATE site_searchtext SET title_terms = title_terms", [])


@cache
def engine_of(vendor):
    return {"sqlite": Sqlite, "postgresql": Postgres}[vendor]()


def engine():
    return engine_of(connection.vendor)


def rows(sql, values=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []

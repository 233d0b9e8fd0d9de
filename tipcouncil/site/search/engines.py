"""The two indexes: SQLite's FTS5 and PostgreSQL's tsvector. They are asked the same in two ways.

Both are given words that are stems already, and add nothing of their own, so that the same query
finds the same rows in both. Only the weight of a match is theirs.
"""

from functools import cache
from typing import NamedTuple

from django.db import DatabaseError, connection

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
    weight: float


def hits(found):
    return [Hit._make(each) for each in found]


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

    COLUMNS = {
        "text": "{title_terms text_terms other_terms}",
        "title": "title_terms",
        "cited": "cited_terms",
    }
    WEIGHT = f"bm25(site_searchfts, {', '.join(map(str, WEIGHTS))})"
    NEWEST = """SELECT rowid AS number, 0 AS weight FROM site_searchfts
        WHERE site_searchfts MATCH %s ORDER BY rowid DESC LIMIT %s"""

    def wait_for_turn(self):
        """Writers of SQLite wait for each other from the start of their transactions."""

    def option(self, option, within):
        words = " ".join(option.terms)
        column = self.COLUMNS["cited" if option.is_citation else within]
        return f'{column} : "{words}"{" *" if option.is_beginning else ""}'

    def expression(self, wanted, unwanted, any_of_them=False, within="text"):
        joiner = " OR " if any_of_them else " AND "
        found = joiner.join(f"({self.clause(clause, within)})" for clause in wanted)
        left_out = " OR ".join(f"({self.clause(clause)})" for clause in unwanted)
        return f"({found}) NOT ({left_out})" if left_out else found

    def clause(self, clause, within="text"):
        return " OR ".join(self.option(option, within) for option in clause.options)

    def ranked(self, expression, most):
        """The rows that match, each with its weight."""
        found = f"""SELECT rowid AS number, {self.WEIGHT} AS weight FROM site_searchfts
            WHERE site_searchfts MATCH %s LIMIT %s"""
        return hits(rows(self.joined(found), [expression, most]))

    def newest(self, expression, most, where="", values=()):
        """The newest rows that match, and that are as the reader chose."""
        if not where:
            return hits(rows(self.joined(f"SELECT * FROM ({self.NEWEST})"), [expression, most]))
        found = "SELECT rowid AS number, 0 AS weight FROM site_searchfts"
        found += " WHERE site_searchfts MATCH %s ORDER BY rowid DESC"
        sql = f"{self.joined(found)} {where} ORDER BY r.id DESC LIMIT %s"
        return hits(rows(sql, [expression, *values, most]))

    def newest_and_titled(self, expression, most, titled, most_titled):
        """The newest rows that match, and the newest that match in their titles."""
        both = f"SELECT * FROM ({self.NEWEST}) UNION SELECT * FROM ({self.NEWEST})"
        return hits(rows(self.joined(both), [expression, most, titled, most_titled]))

    def joined(self, found):
        return f"""SELECT {CHOSEN}, -f.weight FROM ({found}) AS f
            CROSS JOIN site_searchrow AS r ON r.id = f.number"""

    def count(self, expression, most):
        sql = (
            "SELECT count(*) FROM"
            " (SELECT 1 FROM site_searchfts WHERE site_searchfts MATCH %s LIMIT %s)"
        )
        return rows(sql, [expression, most])[0][0]

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
    NEWEST = """SELECT row_id AS number, 0 AS weight FROM site_searchtext
        WHERE vector @@ %s::tsquery ORDER BY row_id DESC LIMIT %s"""
    LETTERS = {"text": "ACD", "title": "A", "cited": "B"}

    def wait_for_turn(self):
        """One writer of the index at a time, so that two never choose the same number."""
        rows("SELECT pg_advisory_xact_lock(46170)", [])

    def option(self, option, within):
        letters = self.LETTERS["cited" if option.is_citation else within]
        *first, last = option.terms
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

    def ranked(self, expression, most):
        found = f"""SELECT row_id AS number, {self.WEIGHT} AS weight FROM site_searchtext
            WHERE vector @@ %s::tsquery LIMIT %s"""
        return hits(rows(self.joined(found), [expression, expression, most]))

    def newest(self, expression, most, where="", values=()):
        if not where:
            return hits(rows(self.joined(self.NEWEST), [expression, most]))
        found = "SELECT row_id AS number, 0 AS weight FROM site_searchtext"
        found += " WHERE vector @@ %s::tsquery"
        sql = f"{self.joined(found)} {where} ORDER BY r.id DESC LIMIT %s"
        return hits(rows(sql, [expression, *values, most]))

    def newest_and_titled(self, expression, most, titled, most_titled):
        both = f"({self.NEWEST}) UNION ({self.NEWEST})"
        return hits(rows(self.joined(both), [expression, most, titled, most_titled]))

    def joined(self, found):
        return f"""SELECT {CHOSEN}, f.weight FROM ({found}) AS f
            JOIN site_searchrow AS r ON r.id = f.number"""

    def count(self, expression, most):
        sql = (
            "SELECT count(*) FROM"
            " (SELECT 1 FROM site_searchtext WHERE vector @@ %s::tsquery LIMIT %s) AS f"
        )
        return rows(sql, [expression, most])[0][0]

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

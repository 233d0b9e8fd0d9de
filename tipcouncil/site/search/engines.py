"""The two indexes: SQLite's FTS5 and PostgreSQL's tsvector. They are asked the same in two ways.

Both are given words that are stems already, and add nothing of their own, so that the same query
finds the same rows in both. Only the weight of a match is theirs.
"""

from functools import cache

from django.db import DatabaseError, connection

from tipcouncil.site.search.language.words import CITED, titled_terms


class Engine:
    """How a database looks for words, in its own syntax."""

    AND = OR = NOT = MATCHING = WEIGHTS = ""

    def expression(self, wanted, unwanted=(), within="text"):
        """Every one of the wanted clauses, and none of the others."""
        found = self.AND.join(f"({self.clause(clause, within)})" for clause in wanted)
        left_out = self.OR.join(f"({self.clause(clause)})" for clause in unwanted)
        return self.NOT.format(found, left_out) if left_out else found

    def clause(self, clause, within="text"):
        return self.OR.join(self.option(option, within) for option in clause.options)

    def matching(self, most=None):
        """The question for the numbers of the rows that match; of many, of the newest."""
        return f"{self.MATCHING} ORDER BY 1 DESC LIMIT {most}" if most else self.MATCHING

    def weights(self, expression, most):
        """{number: weight} of rows that match."""
        values = [expression] * self.WEIGHTS.count("%s")
        return dict(execute(f"{self.WEIGHTS} LIMIT {most}", values))

    def wait_for_turn(self):
        """Writers of the index wait for each other: so do those of SQLite in any case."""

    def is_sound(self):
        """Whether the index holds just the words that its table holds."""
        return True


class Sqlite(Engine):
    """FTS5 over the columns of words; triggers keep it with its table."""

    AND, OR, NOT = " AND ", " OR ", "({}) NOT ({})"
    TEXT = "{title_terms text_terms other_terms}"
    MATCHING = "SELECT rowid FROM site_searchfts WHERE site_searchfts MATCH %s"
    # A word counts most in a title, and then where it cites and in a path.
    WEIGHTS = """SELECT rowid, -bm25(site_searchfts, 8.0, 1.0, 2.0, 4.0) FROM site_searchfts
        WHERE site_searchfts MATCH %s"""

    def option(self, option, within):
        is_titled = within == "title" and not option.is_citation
        words = " ".join(titled_terms(option.terms) if is_titled else option.terms)
        wanted = f'"{words}"{" *" if option.is_beginning else ""}'
        if option.is_citation or is_titled:
            return f"cited_terms : {wanted}"
        # Other words stand in no other column, and to ask for the columns takes a tenth longer.
        return f"{self.TEXT} : {wanted}" if words[:1] == CITED[0] else wanted

    def is_sound(self):
        try:
            execute("INSERT INTO site_searchfts(site_searchfts, rank) VALUES('integrity-check', 1)")
        except DatabaseError:
            return False
        return True

    def rebuild(self):
        execute("INSERT INTO site_searchfts(site_searchfts) VALUES('rebuild')")


class Postgres(Engine):
    """A tsvector that the database makes of the words of each row, and a GIN index on it."""

    AND, OR, NOT = " & ", " | ", "({}) & !({})"
    MATCHING = "SELECT id FROM site_searchrow WHERE vector @@ %s::tsquery"
    WEIGHTS = """SELECT id, ts_rank('{0.2, 0.1, 0.4, 1.0}', vector, %s::tsquery, 1)
        FROM site_searchrow WHERE vector @@ %s::tsquery"""

    def option(self, option, within):
        is_titled = within == "title" and not option.is_citation
        letters = "B" if option.is_citation or is_titled else "ACD"
        *first, last = titled_terms(option.terms) if is_titled else option.terms
        star = "*" if option.is_beginning else ""
        words = [*(f"'{word}':{letters}" for word in first), f"'{last}':{star}{letters}"]
        return "(" + " <-> ".join(words) + ")"

    def wait_for_turn(self):
        """One writer of the index at a time, so that two never choose the same number."""
        execute("SELECT pg_advisory_xact_lock(46170)")


@cache
def engine_of(vendor):
    return {"sqlite": Sqlite, "postgresql": Postgres}[vendor]()


def engine():
    return engine_of(connection.vendor)


def execute(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []

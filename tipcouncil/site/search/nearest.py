"""What comes nearest, where no row holds all that was asked: most of the words, and the rarest."""

from math import log2

from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.gate import passed
from tipcouncil.site.search.nearness import holds, words_of_rows
from tipcouncil.site.search.ranking import is_distinctive

MOST = 250  # rows of one word that are counted; of more, it is a common one
FEW = 30  # rows of a rare word, each of which is looked at
LOOKED_AT = 120  # rows whose words are read
OF_A_KIND = 0.3  # what a word says that tells of which kind the result should be
COMMON = 0.6  # what a word says that stands in more rows than are counted


def nearest(query):
    """({number: how much of what was asked it holds, 0 to 1}, the hits), the best of them first."""
    held = {clause: engine().newest(expression(query, [clause]), MOST) for clause in query.wanted}
    there = [clause for clause in query.wanted if held[clause]]
    distinctive = [clause for clause in there if is_distinctive(clause)] or there
    if not distinctive:
        return {}, []
    weight = {c: weight_of(held[c]) if is_distinctive(c) else OF_A_KIND for c in there}
    found = {}
    for clause in distinctive:
        if len(held[clause]) <= FEW:
            found |= {hit.id: hit for hit in held[clause]}
    for tried in ways(query, there, distinctive):
        if some := engine().newest(tried, MOST):
            found |= {hit.id: hit for hit in some}
            break
    numbers = {clause: {hit.id for hit in held[clause]} for clause in there}

    def counted(hit):
        return sum(weight[clause] for clause in there if hit.id in numbers[clause])

    hits = sorted(passed(list(found.values())), key=lambda hit: (-counted(hit), -hit.id))
    words = words_of_rows([hit.id for hit in hits[:LOOKED_AT]])
    whole = sum(weight.values()) + sum(COMMON for c in query.wanted if c not in weight)
    shares = {
        hit.id: sum(weight[clause] for clause in there if holds(clause, words[hit.id])) / whole
        for hit in hits[:LOOKED_AT]
        if hit.id in words
    }
    return shares, sorted(hits, key=lambda hit: (-shares.get(hit.id, 0), -hit.id))


def expression(query, clauses):
    return engine().expression(clauses, query.unwanted)


def weight_of(hits):
    return COMMON if len(hits) >= MOST else log2(2 * MOST / len(hits))


def ways(query, there, distinctive):
    """What to look for, one after the other, until something is found."""
    if 1 < len(there) < len(query.wanted):
        yield expression(query, there)
    if len(there) > 2:
        without = [[c for c in there if c is not left_out] for left_out in there]
        yield engine().any_of(without, query.unwanted)
    yield engine().expression(distinctive, query.unwanted, any_of_them=True)

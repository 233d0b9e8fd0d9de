"""The acts that a list says made or changed a section: “P.A. 11-51, S. 134; P.A. 13-166, S. 9”.

Each is told as JSON keeps it with a difference: the act's name, and the fields of the change.
"""

import re
from itertools import groupby
from operator import attrgetter

from statutes import citations
from statutes.citations import ACTS, ActName
from tipcouncil.records.dates import day_in_words

EFFECTIVE = re.compile(r"\(eff\. ([A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4})\)")
OLD_ACT = re.compile(r"(?:P\.A\. [0-9]{1,4}(?:, )?)?(?:S\. [0-9, ]{1,40})?")
OLD_YEAR = re.compile(r"\b1[89][0-9]{2}\b")


def authorities(written, effect):
    """The acts of “P.A. 11-51, S. 134; P.A. 13-166, S. 9”; one that is cited twice running is one.

    Revisions before the acts were numbered (“1949 Rev., S. 8369”) change no more: passed over.
    """
    found = [citation for citation in citations.find(written) if citation.kind in ACTS]
    at = 0
    for piece in written.split(";"):
        end = at + len(piece)
        told = any(citation.start < end and citation.end > at for citation in found)
        is_known = told or OLD_YEAR.search(piece) or OLD_ACT.fullmatch(piece.strip())
        if piece.strip() and not is_known:
            raise ValueError(f"“{piece.strip()[:60]}” names no act. Write it like P.A. 17-32.")
        at = end + 1
    groups = (list(group) for _, group in groupby(found, key=attrgetter("target")))
    return [authority(group, written, effect) for group in groups]


def authority(group, written, effect):
    after = written[group[-1].end :].partition(";")[0]
    effective = EFFECTIVE.search(after)
    return {
        **group[0].act_name._asdict(),
        "act_section": ", ".join(cited.act_section_words for cited in group if cited.act_section),
        "effect": effect,
        "effective_on": day_in_words(effective[1]).isoformat() if effective else "",
    }


def name_of(authority):
    return ActName(*(authority[name] for name in ActName._fields))

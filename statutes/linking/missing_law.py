"""Law that the record cites and does not hold, as the rows that could be entered for it."""

import re

from statutes import citations
from statutes.citations import ActName, four_digit_year
from statutes.models import Act, Mention, Statute, StatuteStatus
from statutes.official import act_url, section_url, supplement_url
from statutes.section_table import ACTIVE, REPEALED, TRANSFERRED, read_on, section
from tipcouncil.records.dates import in_words

STATUSES = {
    ACTIVE: StatuteStatus.IN_FORCE,
    REPEALED: StatuteStatus.REPEALED,
    TRANSFERRED: StatuteStatus.TRANSFERRED,
}
ACT_SLUG = re.compile(r"(?:([a-z0-9-]{3,40})-)?([ps])a-([0-9]{4}|[0-9]{2})-([0-9]{1,4})")


def official_facts(number):
    """What the official table of sections says of a number; empty where it has no such section."""
    found = section(number)
    if found is None:
        return {}
    return {
        "title": found.title,
        "chapter": found.chapter.lstrip("0"),
        "official_url": supplement_url(number) or section_url(number),
    }


def law_of_target(target):
    """The section or act, not saved, that a citation's key names; None for a bill or a chapter."""
    if found := ACT_SLUG.fullmatch(target):
        session = citations.session_as_cited((found[1] or "").replace("-", " "))
        kind = "public" if found[2] == "p" else "special"
        name = ActName(kind, four_digit_year(found[3]), session, int(found[4]))
        if name.slug != target:
            return None
        address = act_url(f"{kind}_act", name.year, name.number)
        return Act(**name._asdict(), official_url=address)
    try:
        number = citations.parse_section(target)
    except ValueError:
        return None
    return Statute(number=number, **facts_for_draft(number))


def facts_for_draft(number):
    """What the official table says of a section, and the day on which the table was read."""
    facts = official_facts(number)
    known = section(number)
    if known is not None and known.status in STATUSES:
        facts |= {
            "status": STATUSES[known.status],
            "checked_on": read_on(),
            "text_edition": f"current/pub, read {in_words(read_on())}",
        }
    facts["title"] = facts.get("title") or "Title not entered"
    return facts


def missing_law():
    """The sections and acts that the record cites and does not hold, each not saved."""
    targets = Mention.objects.unresolved().order_by().values_list("target", flat=True).distinct()
    return [row for row in map(law_of_target, targets) if row is not None]

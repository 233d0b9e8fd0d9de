"""Law that the record cites and does not hold, as the rows that could be entered for it."""

from statutes import citations
from statutes.models import Act, Mention, Statute, StatuteStatus
from statutes.official import act_url, section_url
from statutes.section_table import ACTIVE, REPEALED, TRANSFERRED, read_on, section
from tipcouncil.records.dates import in_words

STATUSES = {
    ACTIVE: StatuteStatus.IN_FORCE,
    REPEALED: StatuteStatus.REPEALED,
    TRANSFERRED: StatuteStatus.TRANSFERRED,
}


def official_facts(number):
    """What the official table of sections says of a number; empty where it has no such section."""
    found = section(number)
    if found is None:
        return {}
    facts = {
        "title": found.title,
        "chapter": found.chapter.lstrip("0"),
        "official_url": section_url(number),
    }
    if found.status in STATUSES:
        facts |= {
            "status": STATUSES[found.status],
            "checked_on": read_on(),
            "text_edition": f"current/pub, read {in_words(read_on())}",
        }
    return facts


def law_of_target(target):
    """The section or act, not saved, that a citation's key names; None for a bill or a chapter."""
    if name := citations.act_of_slug(target):
        if name.slug != target:
            return None
        return Act(**name._asdict(), official_url=act_url(name.kind, name.year, name.number))
    try:
        statute = Statute(number=citations.parse_section(target))
    except ValueError:
        return None
    for name, known in official_facts(statute.number).items():
        setattr(statute, name, known)
    statute.title = statute.title or "Title not entered"
    return statute


def missing_law():
    """The sections and acts that the record cites and does not hold, each not saved."""
    targets = Mention.objects.unresolved().order_by().values_list("target", flat=True).distinct()
    return [row for row in map(law_of_target, targets) if row is not None]

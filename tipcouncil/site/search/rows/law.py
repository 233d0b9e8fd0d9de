"""What can be found of the law: sections, acts, and which changed which."""

import re

from django.db.models import Prefetch

from statutes import citations
from statutes.in_force import status_on
from statutes.models import Act, Statute, StatuteChange, StatuteStatus
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.language.words import key_of
from tipcouncil.site.search.rows import IndexUnit, Row

STATUS_CLASS = {
    StatuteStatus.IN_FORCE: "tag-ok",
    StatuteStatus.REPEALED: "tag-cancel",
    StatuteStatus.TRANSFERRED: "tag-plan",
}
LETTERED = re.compile(r"(.*?)([a-z])$")


def changes():
    rows = StatuteChange.objects.public().select_related("statute", "act")
    return Prefetch("changes", rows.order_by("position", "pk"))


def public_statutes():
    return Statute.objects.public().prefetch_related(changes())


def public_acts():
    return Act.objects.public().prefetch_related(changes())


def numbers_of(statute):
    """53a-192a; of a run of sections, 54-36j, 54-36k and 54-36l."""
    first, last = LETTERED.match(statute.number), LETTERED.match(statute.through)
    if first and last and first[1] == last[1] and first[2] < last[2]:
        return tuple(f"{first[1]}{chr(n)}" for n in range(ord(first[2]), ord(last[2]) + 1))
    return tuple(filter(None, [statute.number, statute.through]))


def rows_of_statute(statute):
    title = statute.title if statute.title else "No title entered"
    cited = ". ".join(
        f"{change.get_effect_display()} by {change.authority}" for change in statute.changes.all()
    )
    is_crime = any(word in title.lower() for word in ("felony", "misdemeanor"))
    crime = "crime offense penalty punishment sentence" if is_crime else ""
    yield Row(
        place="",
        kind="law",
        source=statute,
        title=f"{statute.citation}. {title}",
        name=title,
        path=f"Statute, chapter {statute.chapter}" if statute.chapter else "Statute",
        also=f"{statute.subject} law section C.G.S. general statutes {cited} {crime}",
        address=statute.get_absolute_url(),
        text=" ".join(
            filter(
                None,
                [plain(statute.summary), plain(statute.effectiveness), statute.status_note],
            )
        ),
        own=numbers_of(statute),
        cites=cited,
    )


def statuses_today(hits):
    """{row: its status, and the class of that} of the sections among hits, as of today.

    The index does not hold it: a status turns on its day, with no write.
    """
    sections = {hit.id: hit.source_id for hit in hits if hit.source == "statutes.statute"}
    found = public_statutes().in_bulk(sections.values()) if sections else {}
    now = {key: status_on(each, each.changes.all())[0] for key, each in found.items()}
    return {
        row: {
            "status": StatuteStatus(now[key]).label,
            "status_class": STATUS_CLASS.get(now[key], ""),
        }
        for row, key in sections.items()
        if key in now
    }


def rows_of_act(act):
    cited = ", ".join(
        dict.fromkeys(
            f"{change.get_effect_display().lower()} {change.statute.citation}"
            for change in act.changes.all()
        )
    )
    bill = [key_of(found) for found in citations.find(act.bill)]
    yield Row(
        place="",
        kind="law",
        source=act,
        title=f"{act.citation}. {act.title}" if act.title else act.citation,
        name=act.title,
        path=act.get_kind_display(),
        also=f"{act.subject} law {act.get_kind_display()} of {act.year}",
        address=act.get_absolute_url(),
        text=" ".join(
            filter(None, [plain(act.summary), act.bill, f"The act {cited}." if cited else ""])
        ),
        year=act.year,
        own=(act.slug, *filter(None, bill)),
        cites=f"{act.bill}. {cited}",
    )


UNITS = [
    IndexUnit("statute", Statute, public_statutes, rows_of_statute),
    IndexUnit("act", Act, public_acts, rows_of_act),
]

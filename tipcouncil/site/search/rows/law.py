"""What can be found of the law: sections, acts, and which changed which."""

import re

from django.db.models import Prefetch

from statutes import citations
from statutes.in_force import status_on
from statutes.models import Act, Statute, StatuteChange, StatuteStatus
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.language.words import key_of
from tipcouncil.site.search.rows import IndexUnit, Row, joined

STATUS_CLASS = {
    StatuteStatus.IN_FORCE: "tag-ok",
    StatuteStatus.REPEALED: "tag-cancel",
    StatuteStatus.TRANSFERRED: "tag-plan",
}
LETTERED = re.compile(r"(.*?)([a-z])$")


def with_changes(model):
    changes = StatuteChange.objects.public().select_related("statute", "act")
    changes = changes.order_by("position", "pk")
    return model.objects.public().prefetch_related(Prefetch("changes", changes))


def numbers_of(statute):
    """53a-192a; of a run of sections, 54-36j, 54-36k and 54-36l."""
    first, last = LETTERED.match(statute.number), LETTERED.match(statute.through)
    if first and last and first[1] == last[1] and first[2] < last[2]:
        return tuple(f"{first[1]}{chr(n)}" for n in range(ord(first[2]), ord(last[2]) + 1))
    return tuple(filter(None, [statute.number, statute.through]))


def rows_of_statute(statute):
    title = statute.title or "No title entered"
    changes = statute.changes.all()
    cited = ". ".join(f"{change.get_effect_display()} by {change.authority}" for change in changes)
    is_crime = any(word in title.lower() for word in ("felony", "misdemeanor"))
    crime = "crime offense penalty punishment sentence" if is_crime else ""
    yield Row(
        kind="law",
        source=statute,
        title=title,
        cited_as=f"{statute.citation}. ",
        path=f"Statute, chapter {statute.chapter}" if statute.chapter else "Statute",
        also=f"{statute.subject} law section C.G.S. general statutes {cited} {crime}",
        text=joined(plain(statute.summary), plain(statute.effectiveness), statute.status_note),
        own=numbers_of(statute),
        cites=cited,
    )


def with_status_today(rows):
    """Rows, those of sections with their status as of today.

    The index does not hold it: a status turns on its day, with no write.
    """
    numbers = [row.source_id for row in rows if row.source == "statutes.statute"]
    sections = with_changes(Statute).in_bulk(numbers) if numbers else {}
    for row in rows:
        if row.source == "statutes.statute" and (section := sections.get(row.source_id)):
            status = status_on(section, section.changes.all())[0]
            css = STATUS_CLASS.get(status, "")
            row = row._replace(status=StatuteStatus(status).label, status_class=css)
        yield row


def rows_of_act(act):
    changed = dict.fromkeys(
        f"{change.get_effect_display().lower()} {change.statute.citation}"
        for change in act.changes.all()
    )
    cited = ", ".join(changed)
    bills = [key_of(found) for found in citations.find(act.bill)]
    yield Row(
        kind="law",
        source=act,
        title=act.title or act.citation,
        cited_as=f"{act.citation}. " if act.title else "",
        path=act.get_kind_display(),
        also=f"{act.subject} law {act.get_kind_display()} of {act.year}",
        text=joined(plain(act.summary), act.bill, f"The act {cited}." if cited else ""),
        year=act.year,
        own=(act.slug, *filter(None, bills)),
        cites=f"{act.bill}. {cited}",
    )


UNITS = [
    IndexUnit(lambda: with_changes(Statute), rows_of_statute),
    IndexUnit(lambda: with_changes(Act), rows_of_act),
]

"""Minutes that are still to be written, begun from what the record knows of the meeting.

What is not known is a blank, “[fill in: hour]”: it stands out, it is no fact, and minutes with a
blank in them are not posted.
"""

import re

from meetings.models import Membership, Role
from tipcouncil.records.dates import clock

BLANK = re.compile(r"\[fill in: [^\[\]\n]{1,80}\]")
DEEPEST = 4  # how many “#” the heading of the deepest item has
CALLED, ADJOURNED = "called to order", "adjourned"


def blank(what):
    return f"[fill in: {what}]"


def blanks_in(text):
    """The blanks that nobody has filled in yet, in their order."""
    return BLANK.findall(text or "")


def members_on(meeting):
    """Who sat on the body that day, as far as a membership with a day of its own tells."""
    rows = Membership.objects.filter(body=meeting.body).exclude(begins=None, ends=None)
    rows = rows.on(meeting.date).exclude(role=Role.CONTACT)
    return list(rows.select_related("person", "seat").order_by("person__sort_name", "pk"))


def minutes_text(meeting):
    """Date, place, who was there, the standing phrases, and a heading for each agenda item."""
    items = list(meeting.agenda_items.order_by("position", "pk"))
    blocks = [
        meeting.body.name,
        "MINUTES",
        meeting.date_words,
        meeting.place or blank("place"),
        *scheduled(meeting),
        *attendance(members_on(meeting)),
        f"The meeting was {CALLED} at {hour(meeting.called_to_order)}.",
    ]
    depths = {}
    closing = f"The meeting was {ADJOURNED} at {hour(meeting.adjourned)}."
    is_closed = False
    for item in items:
        depths[item.pk] = min(depths.get(item.parent_id, 0) + 1, DEEPEST)
        blocks.append(f"{'#' * depths[item.pk]} {item}")
        is_last = item == items[-1]
        if is_last and "adjourn" in item.title.casefold():
            blocks.append(closing)
            is_closed = True
        elif not any(other.parent_id == item.pk for other in items):
            blocks.append(blank("what was said"))
    return "\n\n".join(blocks if is_closed else [*blocks, closing]) + "\n"


def hour(time):
    return clock(time) if time else blank("hour")


def scheduled(meeting):
    if not meeting.starts_at:
        return []
    ends = f" to {clock(meeting.ends_at)}" if meeting.ends_at else ""
    return [f"{clock(meeting.starts_at)}{ends}"]


def attendance(members):
    """A line for each member, to be marked; one line to fill in where no membership is dated."""
    if not members:
        return [f"Members present: {blank('names')}"]
    lines = [f"- {name_of(row)}: {blank('present, electronically or absent')}" for row in members]
    return ["Members:", "\n".join(lines)]


def name_of(row):
    if row.person.name_withheld:
        return row.seat.holder if row.seat else "A member"
    title = row.get_role_display() if row.role in (Role.CHAIR, Role.VICE_CHAIR) else ""
    return f"{row.person.name}, {title}" if title else row.person.name

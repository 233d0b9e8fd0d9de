"""The items of the agenda as the headings of the text have them, beside the rows there are."""

from meetings.desk.agenda_lines import AgendaLine
from meetings.desk.agenda_rows import above_of, hanging_on, match
from meetings.models import AgendaItem
from meetings.proposals.rows import READ, ProposedRemoval, ProposedRow, keep

AGENDA = "Agenda"


def depth_first(items, depth=0):
    """(item, how deep it stands), from top to bottom."""
    for item in items:
        yield item, depth
        yield from depth_first(item.children, depth + 1)


def lines_of(parsed):
    """The agenda that was read, as lines."""
    items = depth_first(parsed.agenda)
    return [AgendaLine(item.label or "", item.title, depth) for item, depth in items]


class ProposedItem(ProposedRow):
    """An item of the text; `above` is the one that it stands under, if any."""

    def __init__(self, key, row, values, above):
        self.printed = f"{values['label']} {values['title']}".strip()
        under = f", under “{above.printed}”" if above else ""
        super().__init__(key, AGENDA, row, values, f"“{self.printed}”{under}")
        self.above = above

    def news(self):
        parent = self.above.row if self.above else None
        is_known = parent is None or parent.pk is not None
        is_moved = is_known and self.row.parent != parent
        return super().news() | ({"parent": parent} if is_moved else {})

    def overwrites(self):
        return bool(self.row.presenter_names) or self.news().keys() != {"presenter_names"}

    def make(self, by):
        above = self.above
        while above and above.is_new:  # the clerk did not tick it
            above = above.above
        if self.is_new:
            self.row.parent = above.row if above else None
        super().make(by)


class RemovedItem(ProposedRemoval):
    def make(self, by):
        """Nothing that hangs on it may go with it."""
        if not hanging_on(self.row) and not self.row.children.exists():
            super().make(by)


def proposed_items(meeting, parsed):
    """An item for each of the text, in its order."""
    lines = lines_of(parsed)
    rows = list(meeting.agenda_items.select_related("parent").order_by("position", "pk"))
    matched = match(lines, rows)
    taken = {row.anchor for row in rows}
    proposed = []
    items = zip(parsed.items(), lines, above_of(lines), strict=True)
    for place, (item, line, above) in enumerate(items):
        values = {"label": line.label[:20], "title": line.title[:500]}
        if item.presenters:
            values["presenter_names"] = ", ".join(item.presenters)[:500]
        row = matched.get(place)
        if row is None:
            anchor = "" if item.anchor in taken else item.anchor[:40]
            row = AgendaItem(meeting=meeting, anchor=anchor, position=len(rows) + place + 1)
        over = proposed[above] if above is not None else None
        proposed.append(ProposedItem(f"item-{place}", row, values, over))
    return proposed


def removed_items(meeting, proposed):
    """Those that came from the text, which has them no longer. A text without any says nothing."""
    kept = [item.row.pk for item in proposed]
    rows = meeting.agenda_items.filter(follows_text=True).exclude(pk__in=kept) if proposed else []
    return [RemovedItem(f"item-gone-{row.pk}", AGENDA, row) for row in rows]


def put_in_order(meeting, items, by):
    """The order of the text; what the text does not have stays behind what it stood behind."""
    ordered = [item.row for item in items if not item.is_new]
    rows = list(meeting.agenda_items.order_by("position", "pk"))
    for number, row in enumerate(rows):
        if row not in ordered:
            before = next((one for one in reversed(rows[:number]) if one in ordered), None)
            ordered.insert(ordered.index(before) + 1 if before else 0, row)
    for position, row in enumerate(ordered, start=1):
        if row.position != position:
            row.position = position
            keep(row, by, READ, follows_text=row.follows_text)

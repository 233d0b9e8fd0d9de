"""The items of the agenda as the headings of the text have them, beside the rows there are."""

from meetings.desk.agenda_rows import match
from meetings.models import AgendaItem
from meetings.proposals.rows import BY_HAND, fold, keep_row


def depth_first(agenda):
    """(item, place of the item above it or None), from top to bottom."""
    found = []

    def walk(item, above):
        place = len(found)
        found.append((item, above))
        for child in item.children:
            walk(child, place)

    for top in agenda:
        walk(top, None)
    return found


def words_of(item):
    return f"{item.label or ''} {item.title}".strip()


class AgendaProposal:
    """Which items the text adds, which it words otherwise, and which it has no longer."""

    def __init__(self, meeting, parsed):
        self.meeting = meeting
        self.items = depth_first(parsed.agenda)
        self.rows = list(meeting.agenda_items.select_related("parent").order_by("position", "pk"))
        self.matched = self._match()
        used = {row.pk for row in self.matched.values()}
        self.gone = (
            [row for row in self.rows if row.pk not in used and row.follows_text]
            if self.items
            else []
        )

    def _match(self):
        paths = self._paths()
        wanted = [(i.label or "", i.title, paths[n]) for n, (i, _) in enumerate(self.items)]
        return match(wanted, self.rows)

    def _paths(self):
        paths = []
        for item, above in self.items:
            own = fold(item.label)
            paths.append(own and f"{paths[above] if above is not None else ''}{own}")
        return paths

    def _above(self, place):
        """The row that the item at a place goes under, as far as it has one already."""
        above = self.items[place][1]
        return self.matched.get(above) if above is not None else None

    def _news(self, place, row):
        item, above = self.items[place]
        said = {"label": (item.label or "")[:20], "title": item.title[:500]}
        presenters = ", ".join(item.presenters)[:500]
        if presenters:
            said["presenter_names"] = presenters
        if above is None or self._above(place):
            said["parent"] = self._above(place)
        return {name: value for name, value in said.items() if getattr(row, name) != value}

    def changes(self):
        for place, (item, above) in enumerate(self.items):
            row = self.matched.get(place)
            if row is None:
                under = f", under “{words_of(self.items[above][0])}”" if above is not None else ""
                yield f"item-{place}", f"Add “{words_of(item)}”{under}"
                continue
            news = self._news(place, row)
            if not news:
                continue
            is_fill = set(news) == {"presenter_names"} and not row.presenter_names
            asks = "" if is_fill or row.follows_text else BY_HAND
            yield f"item-{place}", self._words(place, row, news), asks
        for row in self.gone:
            yield f"item-gone-{row.pk}", f"Remove “{row}”: the text has it no longer"

    def _words(self, place, row, news):
        words = []
        if {"label", "title"} & set(news):
            words.append(f"becomes “{words_of(self.items[place][0])}”")
        if "parent" in news:
            above = news["parent"]
            words.append(f"goes under “{above}”" if above else "stands by itself")
        if "presenter_names" in news:
            words.append(f"presented by {news['presenter_names']}")
        return f"“{row}” {', '.join(words)}"

    def apply(self, keys, by):
        """Make the chosen changes; the row of each item of the text, None where it has none."""
        rows, made = [], False
        taken = {row.anchor for row in self.rows if row.anchor}
        for place, (item, _) in enumerate(self.items):
            row = self.matched.get(place)
            chosen = f"item-{place}" in keys
            if row is None and chosen:
                row = self._add(place, item, rows, taken, by)
                made = True
            elif chosen:
                for name, value in self._news(place, row).items():
                    setattr(row, name, value)
                keep_row(row, by)
            rows.append(row)
        for row in self.gone:
            if f"item-gone-{row.pk}" in keys and not in_use(row):
                row._history_user = by
                row.delete()
                self.rows.remove(row)
        if made:
            self._put_in_order(rows, by)
        return rows

    def _add(self, place, item, rows, taken, by):
        above = self.items[place][1]
        while above is not None and rows[above] is None:
            above = self.items[above][1]
        anchor = item.anchor[:40] if item.anchor not in taken else ""
        taken.add(anchor)
        row = AgendaItem(
            meeting=self.meeting,
            parent=rows[above] if above is not None else None,
            label=(item.label or "")[:20],
            title=item.title[:500],
            anchor=anchor,
            presenter_names=", ".join(item.presenters)[:500],
            position=len(self.rows) + place + 1,
        )
        keep_row(row, by)
        return row

    def _put_in_order(self, rows, by):
        """The order of the text; what the text does not have stays behind what it stood behind."""
        ordered = [row for row in rows if row is not None]
        keys = {row.pk for row in ordered}
        for number, row in enumerate(self.rows):
            if row.pk in keys:
                continue
            before = next((r for r in reversed(self.rows[:number]) if r in ordered), None)
            ordered.insert(ordered.index(before) + 1 if before else 0, row)
        for position, row in enumerate(ordered, start=1):
            if row.position != position:
                row.position = position
                keep_row(row, by)


def in_use(row):
    """Whether something hangs on an item that would go with it, or keeps it."""
    return (
        row.motions.exists()
        or row.appearances.exists()
        or row.topics_named.exists()
        or row.children.exists()
    )

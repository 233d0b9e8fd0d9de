"""The rows of an agenda, made from its lines: an item that is there already is known again.

An item keeps its row, and once the meeting is posted its address, when it is reworded or moved.
"""

from django.core.exceptions import ValidationError
from django.db.models import Count

from meetings.desk.agenda_lines import AgendaLine, agenda_lines, agenda_text, with_depths
from meetings.models import AgendaItem, Meeting
from meetings.proposals.rows import fold
from meetings.sections import outline

DEEPEST = 6  # levels of headings
TYPED = "Entered as a line of the agenda."


def agenda_of(meeting):
    """The agenda of a meeting as text, one item a line."""
    items = meeting.agenda_items.order_by("position", "pk")
    return agenda_text(with_depths(list(items)))


def last_agenda(meeting):
    """The agenda of the meeting of the same body before this one that had one, as text."""
    earlier = Meeting.objects.filter(
        body_id=meeting.body_id, date__lt=meeting.date, agenda_items__named_in=None
    ).exclude(pk=meeting.pk)
    last = (
        earlier.annotate(items=Count("agenda_items")).filter(items__gt=0).order_by("-date").first()
    )
    return agenda_of(last) if last else ""


def read(text):
    """The lines of an agenda. Raises ValidationError with the sentence for the clerk."""
    try:
        return agenda_lines(text)
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from None


def anchors_of(lines):
    """The address of each line: the same that a heading with these words has in the minutes."""
    headings = (f"{'#' * min(line.depth + 1, DEEPEST)} {line}\n" for line in lines)
    return [section.anchor for section in outline("".join(headings)).walk()]


def match(lines, rows):
    """{place: row} for each line of an agenda that is one of the rows there are.

    By label and title, then by title, then by the labels from the top down.
    """
    paths = []
    for line, above in zip(lines, above_of(lines), strict=True):
        own = fold(line.label)
        paths.append(own and f"{paths[above] if above is not None else ''}{own}")
    tests = (
        lambda line, path, row: fold(str(line)) == fold(str(row)),
        lambda line, path, row: fold(line.title) == fold(row.title),
        lambda line, path, row: path and path == fold(row.path_words),
    )
    matched, left = {}, list(rows)
    for is_same in tests:
        for place, line in enumerate(lines):
            if place in matched:
                continue
            row = next((row for row in left if is_same(line, paths[place], row)), None)
            if row:
                matched[place] = row
                left.remove(row)
    return matched


def above_of(lines):
    """For each line the place of the one it is under, or None."""
    above, found = [], []
    for place, line in enumerate(lines):
        del above[line.depth :]
        found.append(above[-1] if above else None)
        above.append(place)
    return found


class AgendaPlan:
    """What the lines of an agenda do to its rows."""

    def __init__(self, meeting, lines):
        self.meeting, self.lines, self.above = meeting, lines, above_of(lines)
        rows = AgendaItem.objects.select_related("parent").order_by("position", "pk")
        self.rows = list(rows.filter(meeting=meeting)) if meeting.pk else []
        self.matched = match(lines, self.rows)
        used = {row.pk for row in self.matched.values()}
        self.gone = [row for row in self.rows if row.pk not in used]

    def check(self):
        """Refuse to lose what hangs on an item whose line is gone."""
        for row in self.gone:
            if words := hanging_on(row):
                raise ValidationError(
                    f"“{row}” has {words} in the record, and its line is gone from the agenda."
                    " Put the line back, or first take away what belongs to it."
                )

    def carry_out(self, by=None):
        """Make the rows as the lines are."""
        self.check()
        anchors = self._anchors()
        self._free_anchors(anchors)
        rows = []
        for place, line in enumerate(self.lines):
            row = self.matched.get(place) or AgendaItem(meeting=self.meeting)
            wanted = {
                "label": line.label,
                "title": line.title,
                "parent": rows[self.above[place]] if self.above[place] is not None else None,
                "position": place + 1,
                "anchor": anchors[place],
            }
            if row.pk is None or any(getattr(row, name) != v for name, v in wanted.items()):
                for name, value in wanted.items():
                    setattr(row, name, value)
                row._history_user, row._change_reason = by, TYPED
                row.save()
            rows.append(row)
        for row in reversed(self.gone):
            row._history_user = by
            row.delete()

    def _anchors(self):
        """Made from the lines; what was public keeps the address that it had."""
        made = anchors_of(self.lines)
        if not self.meeting.posted_at:
            return made
        taken = {row.anchor for row in self.rows}
        kept = []
        for place, anchor in enumerate(made):
            row = self.matched.get(place)
            kept.append(row.anchor if row else "" if anchor in taken else anchor)
        return kept

    def _free_anchors(self, anchors):
        """Two rows of one meeting cannot have one anchor, not even while they change places."""
        changing = [row for p, row in self.matched.items() if row.anchor not in ("", anchors[p])]
        changing += [row for row in self.gone if row.anchor]
        AgendaItem.objects.filter(pk__in=[row.pk for row in changing]).update(anchor="")
        for row in changing:
            row.anchor = ""


def hanging_on(row):
    """What would go with an item, or keep it, in words."""
    if row.motions.exists():
        return "a motion"
    if row.appearances.exists():
        return "somebody who spoke on it"
    return "a later topic that names it" if row.topics_named.exists() else ""


__all__ = ["AgendaLine", "AgendaPlan", "agenda_of", "anchors_of", "last_agenda", "match", "read"]

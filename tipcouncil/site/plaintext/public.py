"""The record as plain text, as far as the public may see it.

It has the form of every record pack, so another site loads it as it stands. What is not posted is
not in it; what a posted record refers to and is not public is left out there; a name that is
withheld is written as such; and the name under which a file arrived stays with staff.
"""

from functools import cached_property

from django.db.models import Prefetch

from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    Document,
    Meeting,
    Membership,
    MemberVote,
    Motion,
    Person,
    Seat,
)
from reports.models import Recommendation, Report, ReportFile
from reports.views.bundle import is_readable
from statutes.models import Act, Statute
from tipcouncil.records.redaction.words import NAME_WITHHELD
from tipcouncil.site.plaintext.council import OLD_ADDRESSES, PEOPLE, membership_key
from tipcouncil.site.plaintext.entries import even, write_csv
from tipcouncil.site.plaintext.kinds import To, ToMany, act_as_cited, item_path, place_of_file
from tipcouncil.site.plaintext.meetings import (
    ATTENDANCE,
    DOCUMENT,
    ITEM,
    MEETING,
    MEETINGS,
    MINUTES,
    MOTION,
    VOTE,
    listed,
)
from tipcouncil.site.plaintext.pack import TABLES
from tipcouncil.site.plaintext.reports import REPORT, REPORT_FILE, REPORTS
from tipcouncil.site.plaintext.units import natural
from tipcouncil.site.redirects.recorded import is_public

AT_A_TIME = 200  # meetings or reports that stand in memory together
OF_A_FILE = ("file", "original_name", "sha256", "filed_at")
KEYS = {
    "acts": (Act.objects.all(), act_as_cited),
    "bodies": (Body.objects.all(), None),
    "items": (AgendaItem.objects.select_related("meeting"), item_path),
    "meetings": (Meeting.objects.all(), None),
    "memberships": (Membership.objects.select_related("body", "person", "seat"), membership_key),
    "people": (Person.objects.all(), None),
    "recommendations": (Recommendation.objects.all(), None),
    "reports": (Report.objects.all(), None),
    "seats": (Seat.objects.all(), None),
    "statutes": (Statute.objects.all(), lambda statute: statute.number),
}


class PublicRecord:
    """The public record at one moment, ready to be written."""

    def __init__(self):
        self._keys = {}

    # What may be told

    def keys(self, table):
        """The keys that public records of a table have."""
        if table not in self._keys:
            rows, key = KEYS[table]
            public = rows.public()
            self._keys[table] = (
                {key(row) for row in public} if key else set(public.values_list("slug", flat=True))
            )
        return self._keys[table]

    @cached_property
    def stand_ins(self):
        """{slug of a person whose name is withheld: what the pack calls the person}."""
        withheld = Person.objects.public().filter(name_withheld=True).order_by("pk")
        slugs = withheld.values_list("slug", flat=True)
        return {slug: f"name-withheld-{n}" for n, slug in enumerate(slugs, start=1)}

    @cached_property
    def files(self):
        """{place in the pack: the paper whose file goes there}, of all that can be read."""
        held = [
            *Document.objects.public().exclude(file=""),
            *ReportFile.objects.public().exclude(file=""),
        ]
        readable = {place_of_file(one.key, one.file.name): one for one in held if is_readable(one)}
        return dict(sorted(readable.items()))

    def cleaned(self, form, plain):
        """The texts of a row without what they may not tell."""
        plain = dict(plain)
        for field in form.fields:
            if isinstance(field.kind, ToMany):
                public = [key for key in field.kind.keys(plain[field.name]) if self.may_name(key)]
                plain[field.name] = "; ".join(public)
            elif isinstance(field.kind, To) and plain[field.name]:
                key, table = plain[field.name], field.kind.table
                plain[field.name] = self.named(table, key) if key in self.keys(table) else ""
        if "original_name" in plain:
            plain["original_name"] = ""
        if plain.get("file") and plain["file"] not in self.files:
            plain |= dict.fromkeys(OF_A_FILE, "")
        return self.without_names(form, plain)

    def named(self, table, key):
        """A key that a row refers to. That of a membership begins with its person's own."""
        first, space, rest = key.partition(" ")
        is_of_person = table in ("people", "memberships") and first in self.stand_ins
        return f"{self.stand_ins[first]}{space}{rest}" if is_of_person else key

    def may_name(self, slug):
        return slug in self.keys("people") and slug not in self.stand_ins

    def without_names(self, form, plain):
        if form is PEOPLE.form and plain["slug"] in self.stand_ins:
            blank = dict.fromkeys(["honorific", "note", "source"], "")
            names = {"slug": self.stand_ins[plain["slug"]], "name": NAME_WITHHELD}
            return plain | blank | names | {"sort_name": NAME_WITHHELD}
        if "name_as_recorded" in plain and plain["person"] in self.stand_ins.values():
            plain["name_as_recorded"] = NAME_WITHHELD
        return plain

    # What is told

    def tables(self):
        """Each table that has a public row: (its file, its text)."""
        for table in TABLES:
            rows = [self.cleaned(table.form, unit.plain) for unit in self.units_of(table)]
            if rows:
                head = write_csv(table.form.names, [])
                yield table.file, head + "".join(table.text(plain) for plain in rows)

    def units_of(self, table):
        if table is OLD_ADDRESSES:
            return [unit for unit in table.in_database() if is_public(unit.plain["target"])]
        public = set(table.form.model.objects.public().values_list("pk", flat=True))
        return [unit for unit in table.in_database() if unit.record.pk in public]

    def meetings(self):
        """Each public meeting: (its file, its text)."""
        for some in chunks(Meeting):
            rows = some.select_related("body", "minutes__approved_in").prefetch_related(
                listed("agenda_items", AgendaItem, "meeting", "named_in__meeting"),
                listed("attendances", Attendance, "agenda_item__meeting", "person", "seat"),
                public("motions", Motion, "agenda_item__meeting"),
                Prefetch("motions__votes", MemberVote.objects.select_related("person")),
                public("documents", Document, "body"),
                "documents__people",
            )
            for meeting in sorted(rows, key=lambda row: natural(row.slug)):
                yield MEETINGS.called(meeting.slug), MEETINGS.text(self.meeting(meeting))

    def meeting(self, meeting):
        whole = MEETINGS.plain(meeting)
        minutes = getattr(meeting, "minutes", None)
        has_minutes = bool(minutes and minutes.is_public)
        return self.cleaned(MEETING, whole) | {
            "minutes": self.cleaned(MINUTES, whole["minutes"]) if has_minutes else {},
            "agenda": self.items(whole["agenda"]),
            "attendance": [self.cleaned(ATTENDANCE, row) for row in whole["attendance"]],
            "motions": [
                self.cleaned(MOTION, motion) | {"votes": self.votes(motion["votes"])}
                for motion in whole["motions"]
            ],
            "documents": [self.cleaned(DOCUMENT, paper) for paper in whole["documents"]],
            "text": whole["text"] if has_minutes else "",
        }

    def items(self, plains):
        return [self.cleaned(ITEM, item) | {"items": self.items(item["items"])} for item in plains]

    def votes(self, plains):
        """The votes on a motion; names that are withheld are told apart, as two votes must be."""
        shown, withheld = [], 0
        for plain in plains:
            vote = self.cleaned(VOTE, plain)
            if vote["name_as_recorded"] == NAME_WITHHELD:
                withheld += 1
                vote["name_as_recorded"] += f" ({withheld})" if withheld > 1 else ""
            shown.append(vote)
        return shown

    def reports(self):
        """Each public report: (its file, its text)."""
        for some in chunks(Report):
            rows = some.select_related("required_by", "required_by_act").prefetch_related(
                Prefetch("files", ReportFile.objects.order_by("position", "pk"))
            )
            for report in sorted(rows, key=lambda row: natural(row.slug)):
                plain = self.cleaned(REPORT, REPORT.plain(report))
                files = [
                    self.cleaned(REPORT_FILE, REPORT_FILE.plain(f)) for f in report.files.all()
                ]
                text = REPORTS.text(plain | {"files": files, "text": even(report.body)})
                yield REPORTS.called(report.slug), text


def public(name, model, *related):
    """The public parts of each meeting, in the order of their list."""
    rows = model.objects.public().select_related(*related)
    return Prefetch(name, rows.order_by("position", "pk"))


def chunks(model):
    """The public rows of a model, so many at a time, in the order of their addresses."""
    slugs = sorted(model.objects.public().values_list("slug", flat=True), key=natural)
    for begins in range(0, len(slugs), AT_A_TIME):
        yield model.objects.public().filter(slug__in=slugs[begins : begins + AT_A_TIME])

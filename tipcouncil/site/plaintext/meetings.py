"""A meeting in plain text: one Markdown file whose text is the minutes, verbatim.

The front matter holds the meeting, its agenda as a tree, who was there, motions with their votes,
and the papers. The order in which they stand is their order in the record.
"""

from django.db.models import Prefetch

from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    DocumentKind,
    Meeting,
    MeetingStatus,
    MemberVote,
    Minutes,
    Motion,
    MotionResult,
)
from tipcouncil.site.plaintext.council import PAPER
from tipcouncil.site.plaintext.entries import even, write_markdown
from tipcouncil.site.plaintext.forms import Form
from tipcouncil.site.plaintext.kinds import (
    item_path,
)
from tipcouncil.site.plaintext.units import Unit, natural

PARTS = ("minutes", "agenda", "attendance", "motions", "documents")
MEETING = Form(Meeting, "slug", parts=PARTS)
MINUTES = Form(Minutes, "approval approved_in approved_by_motion", without="meeting body")
ITEM = Form(AgendaItem, without="meeting parent", parts=("items",))
ATTENDANCE = Form(
    Attendance,
    "name_as_recorded person seat capacity manner",
    without="meeting position",
)
MOTION = Form(Motion, without="meeting position", parts=("votes",))
VOTE = Form(MemberVote, without="motion")
DOCUMENT = Form(Document, f"key body {PAPER}", without="meeting position")


def without_body(plain, body):
    """A paper of a meeting is its body's unless it says otherwise."""
    return plain | {"body": "" if plain["body"] == body else plain["body"]}


def tells_of_a_sitting(plain):
    """Whether anything posted with a meeting says that it took place."""
    votes = (
        one for one in plain["motions"] if one["votes"] or one["result"] != MotionResult.NOT_STATED
    )
    papers = (one for one in plain["documents"] if one["kind"] == DocumentKind.MINUTES)
    return any(part.get("posted") for part in (plain["minutes"], *votes, *papers))


def listed(name, model, *related):
    """The parts of each meeting, in the order of their list, with what they refer to."""
    return Prefetch(name, model.objects.select_related(*related).order_by("position", "pk"))


class MeetingFiles:
    """The folder meetings/: one file a meeting, named by its address."""

    name = "meetings"
    form = MEETING

    def called(self, key):
        return f"meetings/{key}.md"

    def text(self, plain):
        matter = {name: value for name, value in plain.items() if name not in ("slug", "text")}
        return write_markdown(matter, plain["text"])

    # What a pack says.

    def check(self, entry, key, pack):
        """A meeting's file as a unit; its mistakes go to the pack."""
        entry.texts["slug"] = key
        plain = MEETING.check(entry, pack)
        items = pack.names["items"]
        plain["minutes"] = {}
        for minutes in entry.parts.get("minutes", []):
            plain["minutes"] = MINUTES.check(minutes, pack)
            pack.check_text(Minutes, entry, entry.text)
        plain["agenda"] = self._check_items(entry, "agenda", key, items, [], pack)
        plain["attendance"] = [
            ATTENDANCE.check(part, pack) for part in entry.parts.get("attendance", [])
        ]
        plain["motions"] = []
        for part in entry.parts.get("motions", []):
            votes = part.parts.get("votes", [])
            plain["motions"].append(
                MOTION.check(part, pack) | {"votes": [VOTE.check(vote, pack) for vote in votes]}
            )
            pack.names["motions"].add(f"{key} motion {len(plain['motions'])}")
        plain["documents"] = [
            self._check_paper(part, plain["body"], pack)
            for part in entry.parts.get("documents", [])
        ]
        if plain["status"] == MeetingStatus.SCHEDULED and tells_of_a_sitting(plain):
            sentence = "Its minutes or votes are posted, so the meeting was held. Write “held”."
            pack.mistakes.append(entry.mistake(sentence, "status"))
        plain["text"] = entry.text
        if entry.text and not entry.parts.get("minutes"):
            sentence = "There is a text below the front matter, but no field “minutes” above it."
            pack.mistakes.append(entry.mistake(sentence))
        return Unit(self, key, plain, entry)

    def _check_paper(self, part, body, pack):
        part.texts.setdefault("body", body)
        return without_body(pack.check_file(DOCUMENT, part), body)

    def _check_items(self, entry, name, key, names, before, pack):
        plains = []
        for part in entry.parts.get(name, []):
            before.append(part)
            plain = ITEM.check(part, pack)
            position = part.texts.get("position", "") or str(len(before))
            plain["position"] = "" if position == str(len(before)) else position
            path = f"{key} {plain['anchor'] or f'#{position}'}"
            if path in names:
                sentence = f"Two items of this meeting are called “{path.split()[-1]}”."
                pack.mistakes.append(part.mistake(sentence, "anchor"))
            names.add(path)
            plains.append(
                plain | {"items": self._check_items(part, "items", key, names, before, pack)}
            )
        return plains

    # What the database says.

    def in_database(self):
        meetings = Meeting.objects.select_related(
            "body", "minutes__approved_in", "minutes__approved_by_motion__meeting"
        ).prefetch_related(
            listed("agenda_items", AgendaItem, "meeting", "named_in__meeting"),
            listed("attendances", Attendance, "agenda_item__meeting", "person", "seat"),
            listed("motions", Motion, "agenda_item__meeting"),
            Prefetch("motions__votes", MemberVote.objects.select_related("person").order_by("pk")),
            listed("documents", Document, "body"),
            "documents__people",
        )
        for meeting in sorted(meetings, key=lambda meeting: natural(meeting.slug)):
            yield Unit(self, meeting.slug, self.plain(meeting), None, meeting)

    def plain(self, meeting):
        plain = MEETING.plain(meeting)
        minutes = getattr(meeting, "minutes", None)
        plain["minutes"] = MINUTES.plain(minutes) if minutes else {}
        below = {}
        for item in meeting.agenda_items.all():
            below.setdefault(item.parent_id, []).append(item)
        plain["agenda"] = self._plain_items(below, None, [])
        plain["attendance"] = [ATTENDANCE.plain(row) for row in meeting.attendances.all()]
        plain["motions"] = [
            MOTION.plain(motion) | {"votes": [VOTE.plain(vote) for vote in motion.votes.all()]}
            for motion in meeting.motions.all()
        ]
        plain["documents"] = [
            without_body(DOCUMENT.plain(document), plain["body"])
            for document in meeting.documents.all()
        ]
        plain["text"] = even(minutes.body) if minutes else ""
        return plain

    def _plain_items(self, below, parent, before):
        plains = []
        for item in below.get(parent, []):
            before.append(item)
            plain = ITEM.plain(item)
            if plain["position"] == str(len(before)):
                plain["position"] = ""
            plains.append(plain | {"items": self._plain_items(below, item.pk, before)})
        return plains

    # Into the database.

    def save(self, meeting, plain, loading):
        """The meeting and its agenda now; the rest when every meeting stands.

        The minutes are the last of all: they may name the meeting and the motion that approved
        them, and once they are approved nothing of their meeting changes.
        """
        meeting = MEETING.save(meeting or Meeting(), plain, loading.find, follows_date=False)
        self._save_items(meeting, plain, loading)
        loading.later(lambda: self._save_rest(meeting, plain, loading))
        loading.at_last(lambda: self._save_minutes(meeting, plain, loading))
        return meeting

    def _save_items(self, meeting, plain, loading):
        items = AgendaItem.objects.filter(meeting=meeting).select_related("meeting")
        left = {item_path(item): item for item in items}
        count = 0

        def save(plains, parent):
            nonlocal count
            for one in plains:
                count += 1
                one = one | {"position": one["position"] or str(count)}
                path = f"{meeting.slug} {one['anchor'] or '#' + one['position']}"
                item = left.pop(path, None) or AgendaItem()
                ITEM.save(item, one, loading.find, meeting=meeting, parent=parent)
                loading.remember_item(meeting.slug, item)
                save(one["items"], item)

        save(plain["agenda"], None)
        loading.later(lambda: loading.remove(left.values()))

    def _save_minutes(self, meeting, plain, loading):
        minutes = Minutes.objects.filter(meeting=meeting).first()
        if plain["minutes"]:
            MINUTES.save(
                minutes or Minutes(),
                plain["minutes"],
                loading.find,
                meeting=meeting,
                body=plain["text"],
            )
        elif minutes:
            loading.remove([minutes])

    def _save_rest(self, meeting, plain, loading):
        self._save_listed(ATTENDANCE, meeting, plain["attendance"], loading)
        motions = self._save_listed(MOTION, meeting, plain["motions"], loading)
        for motion, one in zip(motions, plain["motions"], strict=True):
            self._save_votes(motion, one["votes"], loading)
        for place, motion in enumerate(motions, start=1):
            loading.records["motions", f"{meeting.slug} motion {place}"] = motion
        papers = {paper.key: paper for paper in Document.objects.filter(meeting=meeting)}
        for position, one in enumerate(plain["documents"], start=1):
            paper = papers.pop(one["key"], None) or Document()
            loading.take_in(paper, one)
            one = one | {"body": one["body"] or plain["body"]}
            DOCUMENT.save(paper, one, loading.find, meeting=meeting, position=position)
        loading.remove(papers.values())

    def _save_listed(self, form, meeting, plains, loading):
        """Rows that have no name of their own are known by their place in the list."""
        rows = list(form.model.objects.filter(meeting=meeting).order_by("position", "pk"))
        saved = []
        for position, one in enumerate(plains, start=1):
            row = rows.pop(0) if rows else form.model()
            saved.append(form.save(row, one, loading.find, meeting=meeting, position=position))
        loading.remove(rows)
        return saved

    def _save_votes(self, motion, plains, loading):
        votes = {vote.name_as_recorded: vote for vote in motion.votes.all()}
        for one in plains:
            vote = votes.pop(one["name_as_recorded"], None) or MemberVote()
            VOTE.save(vote, one, loading.find, motion=motion)
        loading.remove(votes.values())


MEETINGS = MeetingFiles()

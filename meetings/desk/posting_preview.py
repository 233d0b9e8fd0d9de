"""What posting would show: where it will appear, what is missing, and what should be looked at."""

import re
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.dispatch import Signal
from django.urls import reverse

from meetings.counts import lack_of_votes
from meetings.desk.desk import Desk
from meetings.desk.steps import count, members_present
from meetings.models import (
    Attendance,
    Body,
    BodyKind,
    Document,
    Meeting,
    MeetingKind,
    MeetingStatus,
    MemberVote,
    Minutes,
    Motion,
    MotionResult,
    Person,
)
from meetings.proposals.proposal import READ_AGAIN
from statutes import citations
from statutes.linking.links import law_cited_in
from tipcouncil.records.dates import today
from tipcouncil.records.files.types import PDF
from tipcouncil.records.redaction.words import NAME_WITHHELD
from tipcouncil.records.texts.sic import whole_word

REFUSED, ASKED, TOLD = "refused", "asked", "told"
PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\(")
MOST_NAMED = 8
findings_asked = Signal()  # each receiver gives what else it finds in `record`


@dataclass
class Finding:
    """A sentence about what would be posted, and whether it stands in the way.

    One with a question asks for a yes of its own, which is known by its key.
    """

    words: str
    weight: str = TOLD
    question: str = ""
    key: str = ""
    hidden: list = field(default_factory=list)  # words that a reader of the paper cannot see


def places_of(record):
    """(words, address) where the public will meet a record, the page that holds it first."""
    feeds = [
        ("The feed of meetings", reverse("site:feed_meetings")),
        ("The feed of everything", reverse("site:feed_all")),
    ]
    search = ("Search", reverse("site:search"))
    if isinstance(record, Body):
        if record.kind == BodyKind.COMMITTEE:
            return [("The list of meetings", reverse("meetings:list")), search]
        return [("The page about the Council", reverse("site:about")), search]
    if isinstance(record, Motion):
        return [("The page of the meeting", record.meeting.get_absolute_url()), search]
    page = record.get_absolute_url()
    if isinstance(record, Meeting):
        year = record.date.year
        lists = [
            ("The list of meetings", reverse("meetings:list")),
            (f"The year {year}", reverse("meetings:year", args=[year])),
        ]
        return [
            ("Its page", page),
            *lists,
            *feeds,
            ("The calendar", reverse("site:calendar")),
            search,
        ]
    if isinstance(record, Minutes):
        text = ("The text by itself", record.get_text_url())
        return [("The page of the meeting", page), text, *feeds, search]
    if isinstance(record, Document):
        file = [("The file", record.get_file_url())] if record.key and record.is_held else []
        papers = ("The list of documents", reverse("meetings:documents"))
        return [("The page that shows it", page.partition("#")[0]), *file, papers, *feeds, search]
    return [("Its page", page), search]


def findings_of(record):
    """What is missing in a record, or should be looked at before it is posted."""
    own = {
        Meeting: meeting_findings,
        Minutes: minutes_findings,
        Document: document_findings,
        Motion: motion_findings,
    }
    further = findings_asked.send(type(record), record=record)
    found = own.get(type(record), lambda _: [])(record)
    return [*found, *(one for _, more in further for one in more)]


def meeting_findings(meeting):
    items = list(meeting.agenda_items.all())
    missing = [
        ("the place", meeting.place or meeting.remote_url),
        ("the hour", meeting.starts_at or meeting.called_to_order),
        ("the kind (regular or special)", meeting.kind != MeetingKind.NOT_STATED),
        ("the agenda", items),
    ]
    words = [name for name, is_there in missing if not is_there]
    if words:
        yield Finding(f"Not entered: {', '.join(words)}.")
    if items:
        yield Finding(f"Its agenda, {count(items, 'item')}, becomes public with it.")
    if rows := withheld_rows(meeting):
        yield Finding(f"{count(rows, 'name')} withheld: the page shows “{NAME_WITHHELD}” instead.")


def withheld_rows(meeting):
    """The rows of a meeting whose names the public page withholds."""
    is_withheld = {"person__name_withheld": True}
    return [
        *Attendance.objects.filter(meeting=meeting, **is_withheld),
        *MemberVote.objects.filter(motion__meeting=meeting, **is_withheld),
    ]


def minutes_findings(minutes):
    meeting, text = minutes.meeting, minutes.body
    if not text.strip():
        yield Finding("There is no text: the page will say that these minutes are not held.")
        return
    if blanks := Desk(meeting).blanks:
        words = ", ".join(dict.fromkeys(blanks[:MOST_NAMED]))
        yield Finding(
            f"{count(blanks, 'blank')} not filled in: {words}. Fill them in, or take them out.",
            REFUSED,
        )
    for name in names_withheld_in(text):
        yield Finding(
            f"The text names “{name}”, whose name is withheld. Readers would read it.", ASKED
        )
    bare = [found for found in PICTURE.findall(text) if not found.strip()]
    if bare:
        yield Finding(f"{count(bare, 'picture')} without words for who cannot see it.")
    if missing := law_missing_in(text):
        words = ", ".join(missing[:MOST_NAMED])
        yield Finding(f"Law that is not in the record, so that no link leads to it: {words}.")
    if meeting.date > today():
        words = f"The day of the meeting, {meeting.date_words}, has not come. Correct its date."
        yield Finding(words, REFUSED)
    elif meeting.status == MeetingStatus.SCHEDULED:
        yield Finding("Posting them says that the meeting was held: its status becomes “Held”.")
    elif meeting.status == MeetingStatus.CANCELLED:
        words = "The meeting is recorded as cancelled. Minutes tell of one that was held, as a rule"
        yield Finding(f"{words}: see which is right, and correct the status if need be.", ASKED)
    missing = [
        ("when it was called to order", meeting.called_to_order),
        ("when it was adjourned", meeting.adjourned),
        ("who was there", Attendance.objects.filter(meeting=meeting).exists()),
    ]
    words = [name for name, is_there in missing if not is_there]
    if words:
        yield Finding(f"Not entered beside the text: {', '.join(words)}. “{READ_AGAIN}” does it.")
    prefetch_related_objects([meeting], "attendances")
    motions = Motion.objects.filter(meeting=meeting).prefetch_related("votes")
    for motion in motions:
        motion.meeting = meeting
        yield from motion_findings(motion, f"Motion “{motion}”: ")


def names_withheld_in(text):
    people = Person.objects.filter(name_withheld=True).exclude(name=NAME_WITHHELD)
    people = people.values_list("name", flat=True)
    return [name for name in people if name.strip() and whole_word(text, name) >= 0]


def law_missing_in(text):
    """The citations, as written, whose law the record does not hold."""
    law = law_cited_in(text)
    found = (text[one.start : one.end] for one in citations.find(text) if law.row(one) is None)
    return list(dict.fromkeys(found))


def motion_findings(motion, before=""):
    if lack := lack_of_votes(motion, members_present(motion.meeting)):
        yield Finding(
            f"{before}{lack}. The law wants each member’s vote in writing, Sec. 1-225(a). What is"
            " entered is shown as it stands: compare it with the paper."
        )
    if motion.result == MotionResult.NOT_STATED:
        yield Finding(f"{before}the result is not stated.")


def document_findings(document):
    if not document.is_held:
        yield Finding("There is no file: the page will say “Not held”.")
    elif document.media_type == PDF.media_type and document.is_scan:
        yield Finding("A scan: it cannot be read aloud, and the page says so.")
    elif document.media_type == PDF.media_type and document.is_tagged is False:
        yield Finding("This PDF is not tagged for screen readers. A tagged one reads better.")

"""What the plain-text record is made of: its tables, its folders, and what is nested where."""

from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    Document,
    DocumentKind,
    HostAgency,
    Meeting,
    MeetingStatus,
    Membership,
    MemberVote,
    Milestone,
    Minutes,
    Motion,
    MotionResult,
    Person,
    Seat,
)
from reports.models import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    Report,
    ReportFile,
    Resource,
)
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.site.models import Redirect
from tipcouncil.site.plaintext.forms import PartForm
from tipcouncil.site.plaintext.values import ActAsCited
from tipcouncil.site.plaintext.wholes import Folder, Table

PAPER = "kind title_as_posted date people"


def by_key(entry, number):
    return entry.texts["key"]


# The law

ACTS = Table(
    "acts",
    Act,
    ActAsCited("act", Act._meta.get_field("number")),
    "title bill effective_on subject in_inventory summary",
    without="kind year session slug",
    key="act",
    order="year kind session number",
)
STATUTES = Table("statutes", Statute, without="slug sort_key", key="number")
STATUTE_CHANGES = Table("statute_changes", StatuteChange, "statute position", repeats=True)

# The council

BODIES = Table("bodies", Body, "slug")
HOSTS = Table("hosts", HostAgency, key="body name", order="body.slug begins name")
MILESTONES = Table("milestones", Milestone, "slug", order="date slug")
PEOPLE = Table("people", Person, "slug", order="sort_name slug")
SEATS = Table("seats", Seat, "slug", order="body.slug position slug")
MEMBERSHIPS = Table(
    "memberships",
    Membership,
    "person body role seat seat_as_written title designee_of",
    key="person role begins listed_on",
    order="body.slug listed_on begins position person.slug",
    repeats=True,
)
DOCUMENTS = Table(
    "documents",
    Document,
    f"key body position {PAPER}",
    without="meeting",
    key="key",
    order="body.slug position key",
    only={"meeting": None},
)

# Recommendations

RECOMMENDATIONS = Table("recommendations", Recommendation, key="slug", order="position slug")
TARGETS = Table(
    "recommendation_targets", RecommendationTarget, "recommendation position", repeats=True
)
UPDATES = Table(
    "recommendation_updates",
    RecommendationUpdate,
    key="recommendation date status",
    repeats=True,
)
RESOURCES = Table("resources", Resource, key="slug", order="position slug")
OLD_ADDRESSES = Table("old_addresses", Redirect, key="path")

# A meeting: its agenda as a tree, who was there, motions with their votes, papers, minutes


def said_to_be_planned(entry, pack):
    """A meeting of which anything posted says that it took place was held."""
    motions, papers = entry.parts["motions"], entry.parts["documents"]
    tell = [
        *entry.parts["minutes"],
        *(m for m in motions if m.parts["votes"] or m.texts["result"] != MotionResult.NOT_STATED),
        *(paper for paper in papers if paper.texts["kind"] == DocumentKind.MINUTES),
    ]
    if entry.texts["status"] == MeetingStatus.SCHEDULED and any(t.texts["posted"] for t in tell):
        sentence = "Its minutes or votes are posted, so the meeting was held. Write “held”."
        pack.mistakes.append(entry.mistake(sentence, "status"))


MEETINGS = Folder(
    "meetings",
    Meeting,
    parts={
        # The last of all: minutes may name the meeting and the motion that approved them, and
        # once they are approved nothing of their meeting changes.
        "minutes": PartForm(
            Minutes,
            "approval approved_in approved_by_motion",
            without="meeting",
            text="body",
            name="minutes",
            owner="meeting",
            phase=2,
        ),
        # With its meeting: items of other meetings refer to it.
        "agenda": PartForm(
            AgendaItem,
            without="meeting parent",
            name="agenda",
            related="agenda_items",
            owner="meeting",
            known_by=lambda item, number: (
                item.texts["anchor"] or f"#{item.texts['position'] or number}"
            ),
            phase=0,
        ),
        "attendance": PartForm(
            Attendance,
            "name_as_recorded person seat capacity manner",
            without="meeting position",
            name="attendance",
            related="attendances",
            owner="meeting",
        ),
        "motions": PartForm(
            Motion,
            without="meeting position",
            name="motions",
            owner="meeting",
            known_by=lambda motion, number: f"motion {number}",
            parts={
                "votes": PartForm(
                    MemberVote,
                    without="motion",
                    name="votes",
                    owner="motion",
                    known_by=lambda vote, number: vote.texts["name_as_recorded"],
                )
            },
        ),
        "documents": PartForm(
            Document,
            f"key body {PAPER}",
            without="meeting position",
            name="documents",
            owner="meeting",
            known_by=by_key,
        ),
    },
)
REPORTS = Folder(
    "reports",
    Report,
    text="body",
    parts={
        "files": PartForm(
            ReportFile,
            "key",
            without="report position withdrawn_at withdrawn_reason",
            name="files",
            owner="report",
            known_by=by_key,
        )
    },
)
TABLES = [
    ACTS,
    STATUTES,
    STATUTE_CHANGES,
    BODIES,
    HOSTS,
    MILESTONES,
    PEOPLE,
    SEATS,
    MEMBERSHIPS,
    DOCUMENTS,
    RECOMMENDATIONS,
    TARGETS,
    UPDATES,
    RESOURCES,
    OLD_ADDRESSES,
]
FOLDERS = [MEETINGS, REPORTS]
KINDS = [*TABLES, *FOLDERS]
PARTS = {part.name: part for folder in FOLDERS for part in folder.parts.values()}

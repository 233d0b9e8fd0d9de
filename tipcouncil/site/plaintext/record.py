"""What the plain-text record is made of: its tables, its folders, and what is nested where."""

from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    ClosedDay,
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
    Receipt,
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
from tipcouncil.site.plaintext.wholes import Folder, Table

PAPER = "kind title_as_posted date people"
OLD_ADDRESSES = Table("old_addresses", Redirect, "path")
TABLES = [
    # The law
    Table(
        "acts",
        Act,
        "act",
        "act title bill effective_on subject in_inventory summary",
        without="kind year session number slug",
        order="year kind session number",
    ),
    Table("statutes", Statute, "number", without="slug sort_key"),
    Table("statute_changes", StatuteChange, "statute position", "statute position", repeats=True),
    # The council
    Table("bodies", Body, "slug", "slug"),
    Table("hosts", HostAgency, "body name", order="body.slug begins name"),
    Table("closed_days", ClosedDay, "date", order="date"),
    Table("receipts", Receipt, "key", "key", order="date key"),
    Table("milestones", Milestone, "slug", "slug", order="date slug"),
    Table("people", Person, "slug", "slug", order="sort_name slug"),
    Table("seats", Seat, "slug", "slug", order="body.slug position slug"),
    Table(
        "memberships",
        Membership,
        "person role begins listed_on",
        "person body role seat seat_as_written title designee_of",
        order="body.slug listed_on begins position person.slug",
        repeats=True,
    ),
    Table(
        "documents",
        Document,
        "key",
        f"key body position {PAPER}",
        without="meeting",
        order="body.slug position key",
        only={"meeting": None},
    ),
    # Recommendations
    Table("recommendations", Recommendation, "slug", order="position slug"),
    Table(
        "recommendation_targets",
        RecommendationTarget,
        "recommendation position",
        "recommendation position",
        repeats=True,
    ),
    Table(
        "recommendation_updates",
        RecommendationUpdate,
        "recommendation date status",
        repeats=True,
    ),
    Table("resources", Resource, "slug", order="position slug"),
    OLD_ADDRESSES,
]
MEETINGS = Folder(
    "meetings",
    Meeting,
    parts=[
        # The last of all: minutes may name the meeting and the motion that approved them, and
        # once they are approved nothing of their meeting changes.
        PartForm(
            "minutes",
            Minutes,
            "meeting",
            "approval approved_in approved_by_motion",
            text="body",
            phase=2,
        ),
        # With its meeting: items of other meetings refer to it.
        PartForm("agenda", AgendaItem, "meeting", known_by="anchor", phase=0),
        PartForm(
            "attendance", Attendance, "meeting", "name_as_recorded person seat capacity manner"
        ),
        PartForm(
            "motions",
            Motion,
            "meeting",
            parts=[PartForm("votes", MemberVote, "motion", known_by="name_as_recorded")],
        ),
        PartForm("documents", Document, "meeting", f"key body {PAPER}", known_by="key"),
    ],
)
REPORTS = Folder(
    "reports",
    Report,
    text="body",
    parts=[
        PartForm(
            "files",
            ReportFile,
            "report",
            "key",
            without="withdrawn_at withdrawn_reason",
            known_by="key",
        )
    ],
)
FOLDERS = [MEETINGS, REPORTS]
KINDS = [*TABLES, *FOLDERS]


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

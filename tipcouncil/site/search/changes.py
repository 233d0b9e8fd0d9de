"""What each change of the record alters in the index: which units show a row of each model."""

from django.db.models.signals import post_delete, post_migrate, post_save, pre_save

from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    Document,
    HostAgency,
    Meeting,
    Membership,
    MemberVote,
    Milestone,
    Minutes,
    Motion,
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
from tipcouncil.site.files.texts import file_read
from tipcouncil.site.search.indexing import PAGES, index, write


def keys(queryset, name="pk"):
    return {key for key in queryset.order_by().values_list(name, flat=True) if key}


def itself(name):
    return lambda row: [(name, {row.pk})]


def its(name, field):
    return lambda row: [(name, {getattr(row, field)})]


def of_vote(vote):
    yield "meeting", keys(Motion.objects.filter(pk=vote.motion_id), "meeting")


def of_change(change):
    yield "statute", {change.statute_id}
    yield "act", {change.act_id} - {None}


# Where a row is shown itself, or with the record that it is a part of.
SHOWN_IN = {
    Body: itself("body"),
    Meeting: itself("meeting"),
    AgendaItem: its("meeting", "meeting_id"),
    Minutes: its("meeting", "meeting_id"),
    Motion: its("meeting", "meeting_id"),
    MemberVote: of_vote,
    Attendance: its("meeting", "meeting_id"),
    Document: itself("document"),
    Person: itself("person"),
    Membership: its("person", "person_id"),
    HostAgency: its("body", "body_id"),
    Milestone: itself("milestone"),
    Statute: itself("statute"),
    Act: itself("act"),
    StatuteChange: of_change,
    Report: itself("report"),
    ReportFile: its("report", "report_id"),
    Recommendation: itself("recommendation"),
    RecommendationTarget: its("recommendation", "recommendation_id"),
    RecommendationUpdate: its("recommendation", "recommendation_id"),
    Resource: itself("resource"),
}


def of_body(body):
    yield "meeting", keys(Meeting.objects.filter(body=body))
    yield "document", keys(Document.objects.filter(body=body))
    yield "milestone", keys(Milestone.objects.filter(body=body))
    yield "person", keys(Membership.objects.filter(body=body), "person")
    yield "recommendation", keys(Recommendation.objects.filter(origin_item__meeting__body=body))


def of_meeting(meeting):
    yield "document", keys(Document.objects.filter(meeting=meeting))
    raised = Recommendation.objects.filter(origin_item__meeting=meeting)
    taken_up = Recommendation.objects.filter(updates__meeting=meeting)
    yield "recommendation", keys(raised) | keys(taken_up)


def of_item(item):
    yield "recommendation", keys(Recommendation.objects.filter(origin_item=item))


def of_person(person):
    attended = Meeting.objects.filter(attendances__person=person)
    voted = Meeting.objects.filter(motions__votes__person=person)
    yield "meeting", keys(attended) | keys(voted)


def of_seat(seat):
    yield "person", keys(Membership.objects.filter(seat=seat), "person")


def of_report(report):
    yield "recommendation", keys(Recommendation.objects.filter(report=report))


def of_statute(statute):
    yield "act", keys(StatuteChange.objects.filter(statute=statute), "act")
    yield "recommendation", keys(Recommendation.objects.filter(targets__statute=statute))


def of_act(act):
    yield "statute", keys(StatuteChange.objects.filter(act=act), "statute")
    decided = Recommendation.objects.filter(act=act)
    yield "recommendation", keys(decided) | keys(Recommendation.objects.filter(updates__act=act))


# Where records are shown that name a row. None does yet when the row is new.
NAMED_IN = {
    Body: of_body,
    Meeting: of_meeting,
    AgendaItem: of_item,
    Person: of_person,
    Seat: of_seat,
    Report: of_report,
    Statute: of_statute,
    Act: of_act,
}


# A row that moves from one record to another is shown no more where it was.
MAY_MOVE = {
    AgendaItem: ["meeting_id"],
    Minutes: ["meeting_id"],
    Motion: ["meeting_id"],
    MemberVote: ["motion_id"],
    Attendance: ["meeting_id"],
    Membership: ["person_id"],
    HostAgency: ["body_id"],
    StatuteChange: ["statute_id", "act_id"],
    ReportFile: ["report_id"],
    RecommendationTarget: ["recommendation_id"],
    RecommendationUpdate: ["recommendation_id"],
}


def about_to_change(sender, instance, **kwargs):
    """Remember where a row is shown that may be about to move."""
    held = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    fields = MAY_MOVE[sender]
    if held and any(getattr(held, name) != getattr(instance, name) for name in fields):
        instance.row_before = held


def changed(sender, instance, created=False, **kwargs):
    moved_from = instance.__dict__.pop("row_before", None)
    lists = [SHOWN_IN] if created else [SHOWN_IN, NAMED_IN]
    for row in filter(None, [moved_from, instance]):
        for units_of in (each[sender] for each in lists if sender in each):
            for name, units in units_of(row):
                index(name, units)


def index_files(sha256, **signal):
    """A file was read: index the records that hold it."""
    for model, (name, key) in {
        Document: ("document", "pk"),
        ReportFile: ("report", "report_id"),
    }.items():
        index(name, set(model.objects.filter(sha256=sha256).values_list(key, flat=True)))


def pages_changed(**kwargs):
    """The site's own pages come with the program: they are indexed when it is installed."""
    write({(PAGES, 0)})


def listen(site):
    """Hear of every change from now on; `site` is this app."""
    for model in SHOWN_IN.keys() | NAMED_IN.keys():
        post_save.connect(changed, sender=model)
        post_delete.connect(changed, sender=model)
    for model in MAY_MOVE:
        pre_save.connect(about_to_change, sender=model)
    file_read.connect(index_files)
    post_migrate.connect(pages_changed, sender=site)

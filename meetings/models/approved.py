"""What approved minutes hold fast beside their text: the sitting, who was there, what was voted.

These rows say again, for search and lists, what the minutes say. While the minutes are approved
they stand. To correct one, the secretary takes the approval back with a reason that readers see,
corrects it, and records the approval again.
"""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendance
from meetings.models.meetings import Meeting
from meetings.models.people import Body
from meetings.models.votes import MemberVote, Motion
from tipcouncil.records.versions.locks import Lock, altered

KEPT_APPROVED = (
    "These minutes are approved. They leave the public only by a withdrawal, with its reason."
)
MINUTES_ARE_APPROVED = (
    "The minutes of this meeting are approved, so what they say stands. To correct it, the"
    " secretary takes the approval back first, with a reason."
)
# Links to people, seats and other records may still be made.
FIXED_FIELDS = {
    Meeting: "body slug date date_precision status called_to_order adjourned place posted_at",
    AgendaItem: "meeting parent label title anchor position presenter_names added_by_vote",
    Attendance: "meeting name_as_recorded capacity manner topic arrived left",
    Motion: "meeting text moved_by_name seconded_by_name result by_voice yes_count no_count"
    " abstain_count position posted_at",
    MemberVote: "motion name_as_recorded option",
}


def locks_of_approved(minutes):
    """The locks that approved minutes lay on other tables."""
    approved = (
        f'"{minutes._meta.db_table}" m'
        " WHERE m.approval = 'approved' AND m.posted_at IS NOT NULL AND m.meeting_id"
    )
    meetings, bodies = Meeting._meta.db_table, Body._meta.db_table
    motions = f'SELECT meeting_id FROM "{Motion._meta.db_table}" t WHERE t.posted_at IS NOT NULL'
    of_body = f'SELECT id FROM "{meetings}" s WHERE s.body_id = OLD.id'

    def is_fixed(row, model):
        """Whether a row, OLD or NEW, is what approved minutes tell of."""
        if model is MemberVote:
            return f"EXISTS (SELECT 1 FROM {approved} IN ({motions} AND t.id = {row}.motion_id))"
        fixed = f"EXISTS (SELECT 1 FROM {approved} = {row}.meeting_id)"
        return f"({row}.posted_at IS NOT NULL AND {fixed})" if model is Motion else fixed

    meeting = f"{changed(Meeting, 'id')} AND EXISTS (SELECT 1 FROM {approved} = OLD.id)"
    hidden = (
        "OLD.posted_at IS NOT NULL AND NEW.posted_at IS NULL"
        f" AND EXISTS (SELECT 1 FROM {approved} IN ({of_body}))"
    )
    laid = [
        Lock("sitting", meetings, "UPDATE", meeting, MINUTES_ARE_APPROVED),
        Lock("hidden", bodies, "UPDATE", hidden, MINUTES_ARE_APPROVED),
    ]
    for model in (AgendaItem, Attendance, Motion, MemberVote):
        table, old, new = model._meta.db_table, is_fixed("OLD", model), is_fixed("NEW", model)
        altering = f"{changed(model)} AND ({old} OR {new})"
        laid += [
            Lock("added_to_approved", table, "INSERT", new, MINUTES_ARE_APPROVED),
            Lock("altered_of_approved", table, "UPDATE", altering, MINUTES_ARE_APPROVED),
            Lock("removed_of_approved", table, "DELETE", old, MINUTES_ARE_APPROVED),
        ]
    return laid


def changed(model, *more):
    return altered(model, [*more, *FIXED_FIELDS[model].split()])

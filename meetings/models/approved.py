"""What approved minutes hold fast beside their text: the sitting, who was there, what was voted.

These rows say again, for search and lists, what the minutes say. While the minutes are approved
they stand. To correct one, the secretary takes the approval back with a reason that readers see,
corrects it, and records the approval again.
"""

from meetings.models.attendance import Attendance
from meetings.models.meetings import AgendaItem, Meeting
from meetings.models.people import Body
from meetings.models.votes import MemberVote, Motion
from tipcouncil.records.versions.locks import Lock, altered

KEPT_APPROVED = (
    "These minutes are approved. They leave the public only by a withdrawal, with its reason."
)
SITTING_IS_APPROVED = (
    "The minutes of this meeting are approved, so what they say stands. To correct it, the"
    " secretary takes the approval back first, with a reason."
)
SITTING = ["body", "slug", "date", "date_precision", "status", "called_to_order", "adjourned"]
SITTING += ["place", "posted_at"]
# The words of each row. Links to people, seats and other records may still be made.
WORDS = {
    AgendaItem: "meeting parent label title anchor position presenter_names added_by_vote",
    Attendance: "meeting name_as_recorded capacity manner topic arrived left",
    Motion: "meeting text moved_by_name seconded_by_name result by_voice yes_count no_count"
    " abstain_count position posted_at",
}


def sitting_locks(minutes):
    """The locks that approved minutes lay on other tables."""
    table = minutes._meta.db_table
    approved = "m.approval = 'approved' AND m.posted_at IS NOT NULL"

    def of_meeting(key):
        return f'EXISTS (SELECT 1 FROM "{table}" m WHERE m.meeting_id = {key} AND {approved})'

    meetings, bodies = Meeting._meta.db_table, Body._meta.db_table
    of_body = (
        f'EXISTS (SELECT 1 FROM "{table}" m JOIN "{meetings}" s ON s.id = m.meeting_id'
        f" WHERE s.body_id = OLD.id AND {approved})"
    )
    sitting = f"{altered(Meeting, ['id', *SITTING])} AND {of_meeting('OLD.id')}"
    body = f"OLD.posted_at IS NOT NULL AND NEW.posted_at IS NULL AND {of_body}"
    laid = [
        Lock("sitting", meetings, "UPDATE", sitting, SITTING_IS_APPROVED),
        Lock("hidden", bodies, "UPDATE", body, SITTING_IS_APPROVED),
    ]
    for model, words in WORDS.items():
        either = f"({of_meeting('OLD.meeting_id')} OR {of_meeting('NEW.meeting_id')})"
        shown, was_shown = "TRUE", "TRUE"
        if model is Motion:
            shown, was_shown = "NEW.posted_at IS NOT NULL", "OLD.posted_at IS NOT NULL"
        laid += row_locks(
            model._meta.db_table,
            added=f"{shown} AND {of_meeting('NEW.meeting_id')}",
            changed=f"{altered(model, words.split())} AND ({shown} OR {was_shown}) AND {either}",
            removed=f"{was_shown} AND {of_meeting('OLD.meeting_id')}",
        )
    return laid + vote_locks(table, approved)


def vote_locks(table, approved):
    motions = Motion._meta.db_table

    def of_motion(key):
        return (
            f'EXISTS (SELECT 1 FROM "{motions}" t JOIN "{table}" m ON m.meeting_id = t.meeting_id'
            f" WHERE t.id = {key} AND t.posted_at IS NOT NULL AND {approved})"
        )

    said = altered(MemberVote, ["motion", "name_as_recorded", "option"])
    either = f"({of_motion('OLD.motion_id')} OR {of_motion('NEW.motion_id')})"
    return row_locks(
        MemberVote._meta.db_table,
        added=of_motion("NEW.motion_id"),
        changed=f"{said} AND {either}",
        removed=of_motion("OLD.motion_id"),
    )


def row_locks(table, added, changed, removed):
    return [
        Lock("added_to_approved", table, "INSERT", added, SITTING_IS_APPROVED),
        Lock("altered_of_approved", table, "UPDATE", changed, SITTING_IS_APPROVED),
        Lock("removed_of_approved", table, "DELETE", removed, SITTING_IS_APPROVED),
    ]

"""When what the page of a meeting, or of a person, says last changed for the public."""

from meetings.models import AgendaItem, Attendance, Document, Membership, Minutes, Motion
from tipcouncil.records.versions.changes import with_updated_at


def with_page_changes(meetings):
    """Meetings, each with `updated_at`. A draft of minutes, a paper or a motion changes nothing."""
    return with_updated_at(
        meetings,
        [
            (Minutes.objects.all(), "meeting"),
            (Document.objects.all(), "meeting"),
            (Motion.objects.all(), "meeting"),
        ],
        [(AgendaItem, "meeting"), (Attendance, "meeting")],
    )


def with_page_changes_of_people(people):
    """People, each with `updated_at`: of what they did at a meeting, that of a public one."""
    return with_updated_at(people, [(Membership.objects.all(), "person")], [(Attendance, "person")])

"""What the head of a meeting's page says: the facts, and the notices that a reader needs first."""

from typing import NamedTuple

from django.utils import timezone

from meetings.models import Approval, DocumentKind, Meeting, MeetingKind, MeetingStatus
from tipcouncil.records.dates import clock, eastern, in_words, parse_iso
from tipcouncil.records.versions.revisions import VersionKind


class Fact(NamedTuple):
    """A term and what the record says; `moment` is for machines."""

    term: str
    words: str
    moment: str = ""
    url: str = ""


class HeadNotice(NamedTuple):
    """A sentence that must be read before the record; `meeting` is the one it points to."""

    title: str
    sentence: str
    css: str = ""
    meeting: Meeting | None = None
    url: str = ""  # where it says more
    url_words: str = ""


CHANGED = {
    VersionKind.AMENDED: "Amended after approval",
    VersionKind.CORRECTED: "Corrected",
    VersionKind.REOPENED: "Approval taken back",
    VersionKind.RESTORED: "Posted again",
}


def facts_of(meeting):
    known = [
        ("Called to order", meeting.called_to_order),
        ("Adjourned", meeting.adjourned),
    ]
    facts = [
        Fact(term, clock(time), eastern(meeting.date, time).isoformat(timespec="minutes"))
        for term, time in known
        if time
    ]
    if meeting.starts_at:
        end = f" to {clock(meeting.ends_at)}" if meeting.ends_at else ""
        facts.append(Fact("Scheduled", f"{clock(meeting.starts_at)}{end}"))
    if meeting.place:
        facts.append(Fact("Place", meeting.place))
    if meeting.remote_url and meeting.is_expected:
        facts.append(Fact("Online", "Join or watch", url=meeting.remote_url))
    elif meeting.remote_url:
        facts.append(Fact("Online link", meeting.remote_url))
    if meeting.moved_from:
        facts.append(Fact("Moved from", in_words(*parse_iso(meeting.moved_from))))
    if meeting.kind in (MeetingKind.SPECIAL, MeetingKind.EMERGENCY):
        facts.append(Fact("Kind of meeting", meeting.get_kind_display()))
    if meeting.as_listed and meeting.as_listed != meeting.date_words:
        facts.append(Fact("Listed as", f"“{meeting.as_listed}”"))
    if not meeting.is_dated_to_the_day and not meeting.note:
        facts.append(Fact("Day", "Not stated"))
    return facts


def notices_of(meeting, minutes, withdrawn=None):
    """What the meeting's row says, and what its minutes are: neither hides the other."""
    notices = notices_of_status(meeting, minutes or withdrawn)
    if withdrawn:
        title = f"Minutes withdrawn on {day_of(withdrawn.withdrawn_at)}"
        notices.append(HeadNotice(title, withdrawn.withdrawn_reason, "notice-cancel"))
    elif minutes:
        notices += [notice_of_approval(minutes), *notice_of_change(meeting, minutes)]
    return notices


def notices_of_status(meeting, minutes):
    if meeting.status == MeetingStatus.CANCELLED:
        if minutes:
            sentence = "The record nevertheless has minutes of it: see them for what took place."
        elif meeting.is_to_come:
            sentence = "This meeting is cancelled. It will not take place."
        else:
            sentence = "This meeting did not take place."
        return [HeadNotice("Meeting cancelled", sentence, "notice-cancel")]
    if meeting.status == MeetingStatus.HELD or minutes:
        return []
    sentence = (
        "The date and topics may change."
        if meeting.is_to_come
        else "The record does not say whether this meeting took place."
    )
    if meeting.moved_from:
        sentence = f"It was {meeting.moved_words}. {sentence}"
    return [HeadNotice("Planned meeting", sentence, "notice-plan")]


def notice_of_change(meeting, minutes):
    """That the text was changed since it was approved or posted."""
    if meeting.version_kind not in CHANGED:
        return []
    title = f"{CHANGED[meeting.version_kind]} on {day_of(meeting.version_made_at)}"
    url, words = minutes.get_versions_url(), "What changed, and why"
    return [HeadNotice(title, meeting.version_reason, url=url, url_words=words)]


def day_of(moment):
    return in_words(timezone.localtime(moment).date())


def notice_of_approval(minutes):
    if minutes.approval == Approval.APPROVED:
        approved_in, motion = minutes.approved_in, minutes.approved_by_motion
        if approved_in and approved_in.is_public:
            by = f"by the motion “{motion}” " if motion and motion.is_posted else ""
            sentence = f"The Council approved these minutes {by}at its meeting of"
            return HeadNotice("Approved minutes", sentence, "notice-ok", approved_in)
        return HeadNotice("Approved minutes", "The Council approved these minutes.", "notice-ok")
    if minutes.approval == Approval.DRAFT:
        sentence = (
            "The Council has not approved these minutes yet. They may change."
            if minutes.body
            else "The Council listed these minutes as a draft. They may have changed since."
        )
        return HeadNotice("Draft minutes", sentence, "notice-draft")
    sentence = "The record does not say whether the Council approved these minutes."
    return HeadNotice("Approval not recorded", sentence)


class Missing(NamedTuple):
    """What a page of a meeting lacks, said in a sentence, and why."""

    heading: str
    sentence: str
    reason: str = ""


def missing_of(meeting, minutes, has_agenda, documents):
    """What to say where the text of the minutes would stand; None where nothing is missing."""
    if minutes and minutes.is_withdrawn:
        day = day_of(minutes.withdrawn_at)
        sentence = f"The minutes of this meeting were withdrawn on {day}."
        return Missing("Minutes", sentence, minutes.withdrawn_reason)
    if meeting.status == MeetingStatus.CANCELLED or (minutes and minutes.body):
        return None
    if meeting.status == MeetingStatus.SCHEDULED:
        if has_agenda:
            return None
        return Missing("Agenda", "No agenda of this meeting is held here.")
    if any(p.kind == DocumentKind.MINUTES and p.is_held for p in documents):
        return Missing(
            "Text of the minutes",
            "The minutes are held as a file only.",
            "See the documents below. The text has not been entered on this page.",
        )
    if minutes or any(p.kind == DocumentKind.MINUTES for p in documents):
        return Missing(
            "Text of the minutes",
            "The text of these minutes is not held here yet.",
            "They appear by title only, as the Council listed them.",
        )
    return Missing("Minutes", "No minutes of this meeting are held or listed here.")


def kicker_of(meeting, has_text):
    if has_text:
        return "Minutes"
    if meeting.status == MeetingStatus.HELD:
        return "Meeting"
    return f"{meeting.get_status_display()} meeting"


def cited_as(minutes):
    """What a citation calls the record: the minutes, or where no text is held, the meeting."""
    if minutes is None:
        return "Meeting"
    return "Minutes (draft)" if minutes.approval == Approval.DRAFT else "Minutes"


def first_public_of(*records):
    """When each was first public, as far as there is evidence: (term, date, evidence)."""
    return [
        (f"{term} first public", in_words(record.first_public_on), record.first_public_evidence)
        for term, record in records
        if record and record.first_public_on
    ]

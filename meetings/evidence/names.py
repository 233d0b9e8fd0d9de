"""What each clock is called in a list, and what each thing that it asks is called beside others."""

from meetings.deadlines import Proof

# {year} of the duty, {meeting} in words.
TITLES = {
    "K1": "Schedule of regular meetings of {year}",
    "K2": "Agenda, {meeting}",
    "K3": "Vote on added business, {meeting}",
    "K4": "Notice of the special meeting, {meeting}",
    "K6": "Minutes that state the emergency, {meeting}",
    "K7": "Votes, {meeting}",
    "K8": "Minutes, {meeting}",
    "K9": "Notice of remote attendance, {meeting}",
    "K10": "Recording or transcript, {meeting}",
    "K11": "Order of adjournment, {meeting}",
    "K13": "Notice to whoever asked for it, {meeting}",
    "K15": "Interrupted meeting, {meeting}",
    "K17": "Annual report for {before}",
    "K18": "Reports of the Chief State’s Attorney and of police chiefs, {year}",
    "K19": "Three meetings in {year}",
    "K20": "A regular meeting on a holiday, {meeting}",
    "K21": "Minutes that state why the place was left, {meeting}",
}
RENEWALS = "Requests for notice renewed, {year}"

SOTS = "filed with the Secretary of the State"
SHORT = {
    Proof.SCHEDULE_POSTED: "posted here",
    Proof.SCHEDULE_FILED: SOTS,
    Proof.AGENDA_POSTED: "posted here",
    Proof.AGENDA_FILED: SOTS,
    Proof.NOTICE_POSTED: "posted here",
    Proof.NOTICE_FILED: SOTS,
    Proof.REMOTE_NOTICE_POSTED: "posted here",
    Proof.MEMBERS_NOTIFIED: "sent to each member",
    Proof.REQUESTERS_NOTIFIED: "sent",
    Proof.REQUESTS_RENEWED: "renewed",
    Proof.ADDED_BUSINESS_VOTED: "voted",
    Proof.VOTES_WRITTEN: "in writing",
    Proof.MINUTES_POSTED: "posted here",
    Proof.EMERGENCY_MINUTES_FILED: SOTS,
    Proof.RECORDING_POSTED: "posted",
    Proof.ADJOURNMENT_POSTED: "posted at the door and here",
    Proof.RESUMED: "resumed",
    Proof.HELD: "held",
    Proof.REPORT_TO_SENATE: "filed with the clerk of the Senate",
    Proof.REPORT_TO_HOUSE: "filed with the clerk of the House",
    Proof.REPORT_TO_RESEARCH: "filed with the Office of Legislative Research",
    Proof.REPORT_TO_LIBRARIAN: "filed with the State Librarian",
    Proof.REPORTS_RECEIVED: "received",
}
# What the site cannot know by itself: staff enter it, with the day and how it is known.
ENTERED = {
    *(Proof.SCHEDULE_POSTED, Proof.SCHEDULE_FILED, Proof.AGENDA_FILED, Proof.NOTICE_FILED),
    Proof.MEMBERS_NOTIFIED,
    *(Proof.REQUESTERS_NOTIFIED, Proof.REQUESTS_RENEWED, Proof.ADDED_BUSINESS_VOTED),
    *(Proof.EMERGENCY_MINUTES_FILED, Proof.RECORDING_POSTED, Proof.ADJOURNMENT_POSTED),
    *(Proof.RESUMED, Proof.REPORT_TO_SENATE, Proof.REPORT_TO_HOUSE, Proof.REPORT_TO_RESEARCH),
    *(Proof.REPORT_TO_LIBRARIAN, Proof.REPORTS_RECEIVED),
}


def title_of(duty, meeting=None, year=None):
    title = RENEWALS if duty.clock == "K13" and meeting is None else TITLES[duty.clock]
    return title.format(meeting=meeting, year=year, before=year and year - 1)

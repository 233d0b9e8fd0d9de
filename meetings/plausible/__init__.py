"""What the forms ask about the council's own dates, and about who held which seat."""

from meetings.models import (
    Attendance,
    Body,
    Document,
    HostAgency,
    Meeting,
    Membership,
    MemberVote,
    Milestone,
    Minutes,
    Seat,
)
from meetings.plausible import days, people
from meetings.plausible.days import day_by_holiday

__all__ = ["QUESTIONS", "day_by_holiday"]

QUESTIONS = {
    Meeting: [days.day_of_meeting, days.open_day_of_meeting, days.hours_of_meeting],
    Body: [days.life_of_body],
    HostAgency: [days.days_within_its_body],
    Milestone: [days.day_of_milestone],
    Document: [days.day_of_document],
    Minutes: [days.meeting_that_approved],
    Seat: [days.days_within_its_body, people.life_of_seat],
    Membership: [
        days.days_within_its_body,
        people.days_of_membership,
        people.one_in_a_seat,
        people.who_may_send_a_designee,
    ],
    Attendance: [people.who_was_there],
    MemberVote: [people.who_voted],
}

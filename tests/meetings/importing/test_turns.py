"""Turns of phrase that minutes of the same body take at one meeting and not at the next."""

import pytest

from meetings.importing import parse_text
from meetings.importing.text.lines import MOST_LINES

HEAD = ("Example Board", "Regular Meeting", "March 3, 2020", "")


def lines(*said):
    return "\n".join(said) + "\n"


def parsed(*said):
    return parse_text(lines(*HEAD, *said))


def people(found, status):
    return [one.name for one in found.attendance if one.status == status]


def only_motion(*said):
    (motion,) = parsed(*said).motions
    return motion


@pytest.mark.parametrize(
    "said",
    [
        "Absent with notice: Member Sue Gill.",
        "Absent without notice: Sue Gill",
        "Did not attend: Sue Gill",
        "(Member Sue Gill not present)",
    ],
)
def test_whoever_is_said_to_be_away_is_absent(said):
    assert people(parsed("Present: Ann Orr, Lee Ash", "", said), "absent") in (
        ["Sue Gill"],
        ["Gill"],
    )


def test_two_names_on_the_only_line_of_a_list_are_two_people():
    assert people(parsed("Apologies:", "Di Eve, Ed Finn", "", "1. Welcome"), "absent") == [
        "Di Eve",
        "Ed Finn",
    ]


def test_a_name_and_what_it_stands_for_are_one_person():
    found = parsed("Present:", "Di Eve, Town Planner", "Ed Finn, Clerk")
    assert people(found, "present") == ["Di Eve", "Ed Finn"]


def test_somebody_who_joined_later_was_present():
    found = parsed("Members present: Ann Orr, Lee Ash. Kim Holt (Clerk) joined at 6:50 p.m.")
    assert people(found, "present") == ["Ann Orr", "Lee Ash", "Kim Holt"]


def test_two_of_one_family_name_are_told_apart_by_their_initials():
    found = parsed("MEMBERS PRESENT:", "Councillors Byrne, Daly (J.), Daly (P.) and Egan.")
    assert people(found, "present") == ["Byrne", "Daly", "Daly", "Egan"]


def test_crosses_below_names_stand_for_the_columns_that_were_torn_away():
    found = parsed("Present", "Absent", "Ann Orr", "X", "", "Lee Ash", "", "X", "", "1. Welcome")
    assert (people(found, "present"), people(found, "absent")) == (["Ann Orr"], ["Lee Ash"])


def test_a_motion_that_is_not_carried_failed():
    motion = only_motion(
        "Motion: to pay for the prints; moved Dan Zell, seconded Bo Xu; not carried."
    )
    assert (motion.text, motion.mover, motion.seconder, motion.outcome) == (
        "to pay for the prints",
        "Dan Zell",
        "Bo Xu",
        "failed",
    )


def test_who_made_a_motion_may_stand_in_the_next_sentence():
    motion = only_motion("Motion: to move $500 to reserves. Made by Kim, seconded by Tom. Carried.")
    assert (motion.text, motion.mover, motion.seconder) == (
        "to move $500 to reserves.",
        "Kim",
        "Tom",
    )


def test_two_names_and_a_stroke_moved_and_seconded():
    motion = only_motion("Dow/Hill moved to approve the minutes. All ayes. Motion carried.")
    assert (motion.mover, motion.seconder) == ("Dow", "Hill")


def test_a_motion_without_support_failed():
    motion = only_motion("Motion by Ann Dow to waive the reading; no support. Motion died.")
    assert motion.outcome == "failed"


def test_the_resolution_that_was_adopted_is_the_text_of_the_motion():
    motion = only_motion(
        "On motion of Ann Dow, seconded by Bo Fay, the following resolution was adopted:",
        "",
        "RESOLVED, that the Treasurer transfer $4,000 to streets.",
    )
    assert (motion.text, motion.mover, motion.outcome) == (
        "that the Treasurer transfer $4,000 to streets.",
        "Ann Dow",
        "carried",
    )


def test_who_brought_an_item_in_moved_nothing():
    found = parsed("The plan for trails (Resolution introduced by Mayor Abbot) was read aloud.")
    assert found.motions == []


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("VOTE: 5 – Yes, 0 – No, 1 – Abstain.", (5, 0, 1)),
        ("Motion carried (+3, 1, -0).", (3, 0, 1)),
        ("Motion carried (+1:3, 0:1, -1:2).", (3, 2, 1)),
        ("The motion carried, three to one.", (3, 1, None)),
        ("6 members voted in favour and 2 against.", (6, 2, None)),
    ],
)
def test_counts_are_read_however_they_are_written(said, counts):
    motion = only_motion("Ann Dow moved to buy a lamp. Bo Fay seconded.", said)
    assert (motion.ayes, motion.nays, motion.abstain) == counts


def test_the_place_of_a_shop_below_an_item_is_not_that_of_the_meeting():
    found = parsed(
        "Hearings, March 2, 2020", "", "   1. Blue Door, LLC", "      Location: 4 Mill St"
    )
    assert found.location is None


def test_a_room_comes_before_the_wire_that_others_used():
    found = parsed("The meeting was held via Zoom and in person at the Township Office.")
    assert found.location == "Township Office"


def test_a_task_force_to_study_something_held_no_study_session():
    text = lines("Task Force to Study Rural Transit", "MEETING MINUTES", "March 3, 2020")
    assert parse_text(text).kind is None


def test_an_adjourned_meeting_is_not_over_when_it_begins():
    text = lines(
        "MINUTES OF ADJOURNED MEETING OF THE COUNCIL OF KILBRACK HELD IN THE CIVIC OFFICES,",
        "KILBRACK, ON MONDAY, 23RD MARCH, 2015, AT 3.00 P.M.",
    )
    assert parse_text(text).adjourned is None


def test_the_day_of_the_next_meeting_may_stand_below_its_title():
    coming = parsed("# AOB", "", "None.", "", "# Date of next meeting", "", "7 April 2020, 10:00")
    assert str(coming.next_meeting.date) == "2020-04-07"
    assert coming.next_meeting.time.hour == 10


def test_the_numbers_of_items_that_are_bold_with_their_title_lead_the_text():
    found = parsed(
        "**1. Call to Order:** President Orr called the meeting to order at 6:33 PM.",
        "",
        "**2. Budget:** None.",
        "",
        "**3. News:** None.",
        "",
        "**4. Adjournment:** On a motion by Ann Rey, seconded by Bo Orr, all went home.",
    )
    assert [(one.label, one.title) for one in found.agenda] == [
        ("1.", "Call to Order"),
        ("2.", "Budget"),
        ("3.", "News"),
        ("4.", "Adjournment"),
    ]


def test_bullets_below_agenda_are_items_where_there_are_no_others():
    found = parsed("### Agenda", "", "- [Ana] Annual reports", "  - three are late", "- Elections")
    assert [one.title for one in found.agenda] == ["[Ana] Annual reports", "Elections"]


def test_a_sentence_below_a_title_of_one_line_is_no_part_of_it():
    above = "a. Application 23-07, 14 Lake Road, special permit for a home business in the rear"
    below = "The hearing was opened at 7:10 PM and it was closed by the chair at 7:31 PM, or later."
    text = [f"{number}. {word}" for number, word in enumerate(("Opening", "Minutes", "News"), 1)]
    found = parsed(*text, "4. HEARINGS", above, below, "5. ADJOURNMENT", below, below, below)
    assert found.agenda[3].children[0].title == above[3:]


def test_all_words_are_kept_of_a_text_that_is_too_long_to_be_searched():
    text = "Example Board\n" + "Aa bb\n" * (MOST_LINES + 10)
    found = parse_text(text)
    assert found.body_markdown.split() == text.split()
    assert any("all words were kept" in doubt.sentence for doubt in found.doubts)


def test_a_meeting_that_ended_in_the_evening_began_in_the_evening():
    found = parsed("Ann opened the meeting at 7:02.", "", "The meeting was adjourned at 8:15 PM.")
    assert (found.called_to_order.hour, found.adjourned.hour) == (19, 20)


def test_a_meeting_that_ended_at_noon_began_in_the_morning():
    found = parsed("Ann opened the meeting at 10:02.", "", "The meeting was adjourned at 1:15 PM.")
    assert (found.called_to_order.hour, found.adjourned.hour) == (10, 13)


def test_items_below_a_heading_of_the_paper_are_not_below_the_item_before_it():
    text = lines(
        *("# Example Board, March 3, 2020", "", "## Roll call", "", "Ann Orr came.", ""),
        *("## Agenda items", "", "### 1. Budget", "", "Agreed.", "", "### 2. Servers", "", "None."),
    )
    assert [(one.label, one.title, len(one.children)) for one in parse_text(text).agenda] == [
        (None, "Roll call", 0),
        ("1.", "Budget", 0),
        ("2.", "Servers", 0),
    ]


def test_what_has_a_name_of_its_own_stands_below_new_business():
    found = parsed(
        *("CALL TO ORDER", "", "Ann Orr called the meeting to order at 7:00 p.m.", ""),
        *("NEW BUSINESS", "", "LADDER TRUCK", "", "The bids are due.", ""),
        *("ADJOURNMENT", "", "All went home."),
    )
    assert [(one.title, [below.title for below in one.children]) for one in found.agenda] == [
        ("CALL TO ORDER", []),
        ("NEW BUSINESS", ["LADDER TRUCK"]),
        ("ADJOURNMENT", []),
    ]


def test_the_names_in_a_summary_of_a_chat_are_of_those_who_were_there():
    text = lines(
        *("Meeting summary", "---------------", "* Roll Call  (ann, 16:01:40)"),
        *("  * Present: ann, bob, zed  (ann, 16:03:11)", "* Schedule  (ann, 16:05:01)"),
    )
    found = parse_text(text)
    assert people(found, "present") == ["ann", "bob", "zed"]
    assert [one.title for one in found.agenda] == ["Roll Call", "Schedule"]


def test_a_list_below_the_consent_calendar_is_of_items():
    below = "All was approved at once, for nobody had asked for any of it to be taken out."
    found = parsed(
        *("1. CALL TO ORDER", below, "2. CONSENT CALENDAR", "a. Minutes of May 8", "b. Lamp, $12"),
        *(below, "3. ADJOURNMENT", below),
    )
    assert [one.title for one in found.agenda[1].children] == ["Minutes of May 8", "Lamp, $12"]


def test_two_numbers_with_text_below_each_are_the_agenda():
    text = "Circulated, a report of the Director, which the members noted with thanks to him."
    found = parsed("1. Budget Plan", "", text, "", "2. Footpaths", "", *([text] * 14))
    assert [one.title for one in found.agenda] == ["Budget Plan", "Footpaths"]


def test_the_kind_of_meeting_may_stand_below_the_name_of_the_body():
    text = lines("PLANNING COMMISSION", "MINUTES OF SPECIAL MEETING", "OCTOBER 22, 2018")
    assert parse_text(text).kind == "special"


def test_counts_in_the_sentence_of_the_names_are_not_the_words_of_the_motion():
    motion = only_motion("The committee buys a lamp. (Moved: Ann, seconded: Bo; 3 for, 1 against)")
    assert (motion.text, motion.ayes, motion.nays) == ("The committee buys a lamp.", 3, 1)

"""Habits of boards of many kinds: how they list people and tell their votes."""

import pytest

from meetings.importing import parse_text

HEAD = ("Example Board", "Regular Meeting", "March 3, 2020", "")


def parsed(*said):
    return parse_text("\n".join((*HEAD, *said)) + "\n")


def titles(found):
    return [item.title for item in found.agenda]


def people(found, status):
    return [one.name for one in found.attendance if one.status == status]


def only_motion(*said):
    (motion,) = parsed(*said).motions
    return motion


def test_a_table_of_blanks_says_who_was_there():
    found = parsed(
        *(
            "Attendee Name     Title      Status     Arrived",
            "Ann Doe           Mayor      Present",
        ),
        *("Lee Roe           Member     Late       6:52 PM", "Sue Poe           Member     Absent"),
        *("", "I. Call to Order"),
    )
    assert people(found, "present") == ["Ann Doe", "Lee Roe"]
    assert people(found, "absent") == ["Sue Poe"]


def test_names_and_offices_in_columns_below_board_members_are_members():
    found = parsed(
        *("Board Members", "Dame Ann Doe          Chair", "Lee Roe               Director", ""),
        *("In attendance", "Sue Poe               Secretary", "", "1. Welcome"),
    )
    assert people(found, "present") == ["Ann Doe", "Lee Roe"]
    assert people(found, "guest") == ["Sue Poe"]


def test_a_roll_called_in_a_sentence_says_who_was_there():
    found = parsed("Roll call: Mr. Doe, present; Ms. Roe, present; Mr. Poe, absent.")
    assert people(found, "present") == ["Doe", "Roe"]
    assert people(found, "absent") == ["Poe"]


@pytest.mark.parametrize(
    "said", [("Trustee Poe arrived at 7:50 p.m.",), ("ROLL CALL", "Present: Doe, Roe, Poe")]
)
def test_whoever_is_there_when_the_roll_is_called_again_was_present(said):
    found = parsed(
        "Present: Doe, Roe", "Absent: Trustee Poe", "", "1. Roof", "", "It leaks.", "", *said
    )
    assert [name.split()[-1] for name in people(found, "present")] == ["Doe", "Roe", "Poe"]
    assert people(found, "absent") == []


def test_public_members_of_a_task_force_are_members():
    found = parsed("Members present:", "", "Public Members: Dr. Ann Doe; Lee Roe", "", "1. Welcome")
    assert people(found, "present") == ["Ann Doe", "Lee Roe"]


def test_names_joined_by_lines_in_a_call_are_names():
    found = parsed(
        "Present", "   Ann_D, Roe, Lee_P", "", "Regrets", "   Sue_X, Zed", "", "1. Tests"
    )
    assert people(found, "present") == ["Ann D", "Roe", "Lee P"]
    assert people(found, "absent") == ["Sue X", "Zed"]


def test_a_call_sign_is_no_part_of_a_name():
    found = parsed("Officers present: Ann Doe K1ABC, Lee Roe N1DEF", "Officers absent: Sue Poe")
    assert people(found, "present") == ["Ann Doe", "Lee Roe"]
    assert people(found, "absent") == ["Sue Poe"]


def test_a_surname_that_is_an_office_is_a_name_among_surnames():
    assert people(parsed("Present: Alder, Doe, Roe"), "present") == ["Alder", "Doe", "Roe"]


def test_a_title_that_stands_for_a_first_name_stays_with_the_surname():
    assert people(parsed("Apologies: Lord Doe, Ann Roe"), "absent") == ["Lord Doe", "Ann Roe"]


@pytest.mark.parametrize(
    ("said", "mover", "seconder"),
    [
        ("It was MOVED (Doe) and SECONDED (Roe) to pay the bill.", "Doe", "Roe"),
        ("Doe: so moved, to pay the bill. 2nd by Roe.", "Doe", "Roe"),
        (
            "The Chair called for a motion to pay the bill. Doe so moved. Roe seconded.",
            "Doe",
            "Roe",
        ),
        ("Moved by Doe, supported by Lt. Roe, to pay the bill.", "Doe", "Lt. Roe"),
        ("Motion was made by Doe to pay the bill; 2nd, Mr. Roe. Carried.", "Doe", "Roe"),
    ],
)
def test_a_motion_is_told_in_many_ways(said, mover, seconder):
    motion = only_motion("1. Bills", "", said)
    assert (motion.mover, motion.seconder) == (mover, seconder)
    assert "to pay the bill" in motion.text


def test_a_result_above_its_mover_belongs_to_the_motion_before_it():
    motion = only_motion(
        "1. Appeal",
        "",
        "Motion to uphold the appeal.",
        "",
        "RESULT:   FAILED [1 TO 2]",
        "MOVER:    Ann Doe, Member",
        "SECONDER: Lee Roe, Member",
        "AYES:     Doe",
        "NAYS:     Roe, Poe",
    )
    assert (motion.mover, motion.seconder) == ("Ann Doe", "Lee Roe")
    assert (motion.ayes, motion.nays) == (["Doe"], ["Roe", "Poe"])
    assert motion.result == "RESULT: FAILED [1 TO 2]"


def test_what_was_done_on_a_motion_is_its_text_and_its_result():
    motion = only_motion(
        "1. Minutes",
        "",
        "On a motion by Doe, seconded by Roe, the minutes of May 5 were approved as corrected.",
    )
    assert motion.text.startswith("the minutes of May 5")
    assert motion.outcome == "carried"


def test_a_meeting_adjourned_on_a_motion_was_adjourned():
    motion = only_motion("1. End", "", "The meeting was adjourned at 8:33 PM on a motion by Doe.")
    assert motion.result == "was adjourned"


def test_the_clauses_of_one_resolution_are_one_motion():
    motion = only_motion(
        *("A. Nib Project", "", "NOW, THEREFORE, BE IT RESOLVED, that the project be set up; and"),
        *("", "RESOLVED, that Ann Doe be its chair.", "", "It was approved by unanimous vote."),
    )
    assert motion.text.startswith("that the project be set up")


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Motion passed (1102).", (11, 0, 2)),
        ("Motion passed 502.", (5, 0, 2)),
        ("AGREED: to pay the bill (+6, 0, 0)  (ann, 17:14:51)", (6, 0, 0)),
        ("Approved: 5-0.", (5, 0, None)),
    ],
)
def test_counts_are_read_as_they_are_written(said, counts):
    motion = parsed("1. Bills", "", "Doe moved to pay the bill. Roe seconded.", "", said).motions[
        -1
    ]
    assert (motion.ayes, motion.nays, motion.abstain) == counts


@pytest.mark.parametrize("said", ["Resolution 22-9", "Sec. 10-51", "at 17:14:51", "item 4-2"])
def test_numbers_of_papers_and_hours_are_no_counts(said):
    motion = only_motion(
        "1. Bills", "", f"Doe moved to adopt it, see {said}. Roe seconded. Carried."
    )
    assert (motion.ayes, motion.nays) == (None, None)


def test_a_result_within_a_clause_is_read_before_the_roll():
    motion = only_motion(
        "1. Consent",
        "",
        "Doe moved to approve it. Roe seconded the motion, which passed by this roll call vote:",
        "",
        "Ayes: Doe, Roe",
    )
    assert motion.outcome == "carried"


def test_a_task_force_met_and_not_the_assembly_above_it():
    text = "STATE GENERAL ASSEMBLY\n\nTask Force to Study Locks\nMeeting Minutes\nMay 5, 2014\n"
    assert parse_text(text).body == "Task Force to Study Locks"


def test_a_school_district_is_no_place():
    text = "Board of Education\nEast Regional School District\nJune 2, 2020\nVia Zoom\n\nMinutes\n"
    assert parse_text(text).location == "Via Zoom"


def test_sentences_say_who_was_there_and_who_only_came_along():
    found = parsed(
        "The Board met. Mayor Sue Poe presided. Board members in attendance were Ann Doe and Lee",
        "Roe. Board member Al Zed was absent. Also",
        "present were Clerk Di Eve and Ed Finn.",
        "",
        "1. Roof",
    )
    assert people(found, "present") == ["Sue Poe", "Ann Doe", "Lee Roe"]
    assert people(found, "absent") == ["Al Zed"]
    assert people(found, "guest") == ["Di Eve", "Ed Finn"]


def test_another_label_ends_a_list():
    found = parsed("Present: Ann Doe, Lee Roe", "Absent: Sue Poe (SP)", "Agent: Di Eve (DE)", "")
    assert people(found, "absent") == ["Sue Poe"]


def test_the_person_in_the_chair_names_no_body():
    head = "EXPERT GROUP ON LABELS\n\nMinutes\n3 May 2018\n\n"
    assert (
        parse_text(head + "Chair: European Commission, Unit B (Ms Doe)\n").body
        == "EXPERT GROUP ON LABELS"
    )


def test_all_in_favour_is_the_result_and_no_more():
    motion = only_motion(
        "1. Bills", "", "Doe moved to pay it; Roe seconded. All in favor; Poe abstained."
    )
    assert (motion.result, motion.abstain) == ("All in favor", ["Poe"])


def test_a_seconder_called_council_member_is_named():
    motion = only_motion(
        "1. Bills", "", "Doe moved to pay it. It was seconded by Council member Roe."
    )
    assert motion.seconder == "Roe"

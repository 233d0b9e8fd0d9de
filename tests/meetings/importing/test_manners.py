"""Manners of writing minutes that boards of many sorts keep to, in invented lines."""

from meetings.importing import parse_text


def lines(*said):
    return "\n".join(said) + "\n"


def tree(items):
    return [(one.label, one.title, tree(one.children)) for one in items]


def motions(text):
    return [
        (one.mover, one.seconder, one.outcome, count(one.ayes), count(one.nays))
        for one in parse_text(text).motions
    ]


def count(votes):
    return len(votes) if isinstance(votes, list) else votes


def people(text, status="present"):
    return [one.name for one in parse_text(text).attendance if one.status == status]


def test_lists_that_begin_again_stand_below_their_titles():
    text = lines(
        "Licensing Board of Port Sample",
        "Minutes, May 4, 2021",
        "",
        "Transfer Hearings, May 3, 2021",
        "",
        "   1. Licensee: Anchor, Inc.",
        "      Transfer of the license to Buoy, LLC.",
        "",
        "   2. Licensee: Cove LLC",
        "      Change of manager.",
        "",
        "Violations",
        "",
        "   1. Licensee: Dock Corp.",
        "      Over capacity.",
    )
    assert tree(parse_text(text).agenda) == [
        (
            None,
            "Transfer Hearings, May 3, 2021",
            [("1.", "Licensee: Anchor, Inc.", []), ("2.", "Licensee: Cove LLC", [])],
        ),
        (None, "Violations", [("1.", "Licensee: Dock Corp.", [])]),
    ]


def test_a_plain_title_is_an_item_where_it_stands_as_known_titles_do():
    text = lines(
        "Sample Homeowners Association",
        "Board Minutes, January 18, 2022",
        "",
        "Call to Order",
        "The president called the meeting to order at 7:02 pm.",
        "",
        "Owner Questions",
        "A resident asked about the gate and the pool.",
        "",
        "Treasurer's Report",
        "The balance is $48,220.15 and three owners are late.",
        "",
        "Heat Pumps",
        "The board talked about a rebate and left the matter open.",
        "",
        "Adjournment",
        "The meeting adjourned at 8:24 pm.",
    )
    assert [one.title for one in parse_text(text).agenda] == [
        "Call to Order",
        "Owner Questions",
        "Treasurer's Report",
        "Heat Pumps",
        "Adjournment",
    ]


def test_the_vote_on_the_motion_itself_is_not_that_on_its_amendment():
    text = lines(
        "Mr. Ash moved, seconded by Ms. Birch, to award the contract to Cedar Co. for $900.",
        "Mr. Elm moved to amend the motion by striking $900. Seconded by Mr. Fir.",
        "VOTE on the amendment: In favor: Elm. Opposed: Ash, Birch, Fir. The amendment failed.",
        "VOTE on the main motion: In favor: Ash, Birch, Fir. Opposed: Elm. Motion passed.",
    )
    assert motions(text) == [
        ("Ash", "Birch", "carried", 3, 1),
        ("Elm", "Fir", "failed", 1, 3),
    ]


def test_names_in_brackets_move_and_second():
    assert motions("Motion (Ash/Birch) to renew the lease. So voted.\n") == [
        ("Ash", "Birch", "carried", None, None)
    ]
    assert motions("Motion to accept the minutes (Ash), second (Birch), passed 4-0.\n") == [
        ("Ash", "Birch", "carried", 4, 0)
    ]


def test_what_was_done_on_a_motion_is_its_text():
    found = parse_text(
        "On motion of Mr. Ash, seconded by Ms. Birch, and carried by a vote of 4 to 0,"
        " the hearing was closed.\n"
    ).motions
    assert [(one.text, one.outcome, one.ayes) for one in found] == [
        ("the hearing was closed.", "carried", 4)
    ]


def test_a_motion_without_a_second_fails():
    assert motions(
        "Lily Ash moved to hold the picnic on April 23. There was no second, and the motion died.\n"
    ) == [("Lily Ash", None, "failed", None, None)]


def test_names_before_voted_yes_and_no_are_the_votes():
    text = "Mo Ash moved to paint the gate. Peg Elm seconded. Mo and Curt voted yes, Peg and Lily"
    assert motions(text + " voted no. Motion failed for lack of a majority.\n") == [
        ("Mo Ash", "Peg Elm", "failed", 2, 2)
    ]


def test_resolved_below_the_seconder_is_no_part_of_the_name_and_no_result():
    text = lines(
        "Moved by: Councillor Ash",
        "Seconded by: Deputy Mayor Birch",
        "BE IT RESOLVED THAT Council supports the application.",
        "DEFEATED",
    )
    assert motions(text) == [("Ash", "Deputy Mayor Birch", "failed", None, None)]


def test_a_table_of_names_below_present_is_read():
    text = lines(
        "# Graduate Society Council",
        "### Present",
        "",
        "| Position | Name |",
        "|---|---|",
        "| President | Ann Ash |",
        "| Finance | Ben Birch |",
        "",
        "### Regrets",
        "",
        "| Position | Name |",
        "|---|---|",
        "| Law | Cy Cedar |",
    )
    assert (people(text), people(text, "absent")) == (["Ann Ash", "Ben Birch"], ["Cy Cedar"])


def test_boxes_that_are_not_ticked_are_of_those_absent():
    text = lines("# Example WG", "## Attendees", "- [x] Ann Ash", "- [ ] Ben Birch", "- [x] Cy Elm")
    assert (people(text), people(text, "absent")) == (["Ann Ash", "Cy Elm"], ["Ben Birch"])


def test_a_couple_has_one_family_name():
    assert people("Present: Ann Ash, Walt and Sue Birch, Cy Elm\n") == [
        "Ann Ash",
        "Walt Birch",
        "Sue Birch",
        "Cy Elm",
    ]


def test_june_is_a_first_name_before_a_family_name():
    assert people("Members present: June Ash, Ben Birch\n") == ["June Ash", "Ben Birch"]


def test_an_hour_that_was_planned_is_not_that_of_the_beginning():
    text = "1. Call to order\n\nThe meeting was scheduled for 10:30am and began at 10:33.\n"
    assert str(parse_text(text).called_to_order) == "10:33:00"


def test_a_resolution_in_a_quotation_is_a_motion():
    found = parse_text(
        "> BE IT RESOLVED THAT the fee be raised.\n>\n"
        "> Moved: Ann Ash. Seconded: Ben Elm.\n>\n> Carried.\n"
    )
    assert [(one.mover, one.seconder, one.outcome) for one in found.motions] == [
        ("Ann Ash", "Ben Elm", "carried")
    ]

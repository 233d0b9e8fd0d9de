"""How boards of many kinds mark the items of their minutes."""

from meetings.importing import parse_text

HEAD = ("Example Board", "Regular Meeting", "March 3, 2020", "")


def parsed(*said):
    return parse_text("\n".join((*HEAD, *said)) + "\n")


def titles(found):
    return [item.title for item in found.agenda]


def test_matters_are_items_and_keep_all_their_words():
    found = parsed(
        "In the Matter of",
        "Bills to be Paid:",
        "",
        "Roe moved to pay the bills. Doe seconded.",
        "",
        "Roll call vote: Mr. Doe, yes; Ms. Roe, yes. Motion carried.",
        "",
        "In the Matter of Road Closures:",
        "",
        "The engineer spoke of two roads.",
    )
    assert titles(found) == ["Bills to be Paid", "Road Closures"]
    assert "In the Matter of Bills to be Paid" in found.body_markdown
    assert found.motions[0].ayes == ["Doe", "Roe"]


def test_topics_listed_first_are_items_where_they_come_again():
    found = parsed(
        *("Contents", "  1. [4]approve the minutes", "  2. [5]test suite", ""),
        *("approve the minutes", "", "   Ann: no objection", ""),
        *("test suite", "", "   Bob: twelve fail", ""),
    )
    assert [(item.label, item.title) for item in found.agenda] == [
        ("1.", "approve the minutes"),
        ("2.", "test suite"),
    ]


def test_topics_announced_in_a_chat_without_a_hash_are_items():
    found = parsed("<ann> Topic: charter", "<bob> fine", "<ann> Topic: next call", "<bob> friday")
    assert titles(found) == ["charter", "next call"]


def test_an_agenda_printed_before_the_minutes_gives_its_items_once():
    found = parsed(
        *("## Agenda", "", "### Budget #12", "", "### Release", ""),
        *("## Minutes", "", "### Budget", "", "Ann spoke.", "", "### Release", "", "Bob spoke."),
    )
    assert titles(found) == ["Budget", "Release"]


def test_rows_of_a_table_of_items_are_items():
    found = parsed(
        "| Item | Discussion | Action |",
        "|---|---|---|",
        "| 1. Call to order | At 6:01 p.m. | |",
        "| 2. Minutes | Motion to approve by A. Doe, second by B. Roe. | Approved |",
        "| 3. Adjournment | At 6:30 p.m. | |",
    )
    assert [item.label for item in found.agenda] == ["1.", "2.", "3."]
    assert titles(found) == ["Call to order", "Minutes", "Adjournment"]
    assert found.motions[0].mover == "A. Doe"


def test_capitals_around_a_numbered_list_are_items_beside_its_own():
    found = parsed(
        *("ROLL CALL", "Present: Doe, Roe", "", "PUBLIC COMMENT", "None.", ""),
        *("1.  MINUTES", "    They were read.", "", "2.  BILLS", "    They were paid.", ""),
        *("ADJOURNMENT", "At 7:15 p.m."),
    )
    assert titles(found) == ["ROLL CALL", "PUBLIC COMMENT", "MINUTES", "BILLS", "ADJOURNMENT"]


def test_titles_over_paragraphs_numbered_through_the_paper_are_the_items():
    found = parsed(
        *("AUDIT REPORT", "", "31. The Committee considered the report.", ""),
        *("32. Ms Doe said that all audits were done.", ""),
        *("RISK REGISTER", "", "33. The Treasurer presented the register.", ""),
        "34. RESOLVED – That the register be noted.",
    )
    assert titles(found) == ["AUDIT REPORT", "RISK REGISTER"]


def test_a_resolution_behind_a_dash_is_resolved():
    (motion,) = parsed("1. Register", "", "RESOLVED – That the register be noted.").motions
    assert (motion.text, motion.result) == ("That the register be noted.", "RESOLVED")


def test_sentences_behind_numbers_of_two_parts_are_no_items():
    found = parsed(
        *("1. Welcome", "", "1.1 The Chair welcomed the members.", ""),
        *("1.2 No new interests were declared.", ""),
        *("2. Finance report (Paper 7)", "", "2.1 The director reported a surplus of two pounds."),
    )
    assert titles(found) == ["Welcome", "Finance report (Paper 7)"]
    assert not any(item.children for item in found.agenda)


def test_titles_of_two_part_numbers_stay_items():
    found = parsed(
        "1. Reports", "", "1.1 Future of the hall", "", "1.2 Choice of a roof", "", "2. End"
    )
    assert [child.title for child in found.agenda[0].children] == [
        "Future of the hall",
        "Choice of a roof",
    ]


def test_a_notice_of_the_next_meeting_behind_the_end_is_no_item():
    found = parsed(
        *("Public comment: None", "", "Old business: The roof leaks.", ""),
        *("Adjournment: 8:00 p.m.", "", "Next meeting: April 7."),
    )
    assert "Next meeting" not in titles(found)


def test_a_wiki_whose_title_has_most_signs_nests_the_headings_with_fewer():
    found = parsed(
        *("====== Example Club ======", "", "===== Old Business =====", "", "==== Field ====", ""),
        *("Mown.", "", "===== New Business =====", "", "None."),
    )
    assert titles(found) == ["Old Business", "New Business"]
    assert [child.title for child in found.agenda[0].children] == ["Field"]


def test_hours_before_the_titles_mark_the_items():
    found = parsed(
        *(
            "7:00 PM  Chair opens the meeting.",
            "",
            "7:02 PM  Request for a deck",
            "It was read.",
            "",
        ),
        *("7:15 PM  Notice of intent", "It was read.", "", "7:30 PM  Motion to adjourn by Doe."),
    )
    assert titles(found) == ["Request for a deck", "Notice of intent"]
    assert "7:02 PM Request for a deck" in found.body_markdown


def test_outer_bullets_with_bullets_below_are_items_where_nothing_else_is():
    found = parsed(
        *("Present: Ann Doe, Lee Roe", ""),
        *("- Proposal 703", "  - It was accepted.", "- Proposal 711", "  - No answer yet."),
        *("- Office hours", "  - Nobody came."),
    )
    assert titles(found) == ["Proposal 703", "Proposal 711", "Office hours"]

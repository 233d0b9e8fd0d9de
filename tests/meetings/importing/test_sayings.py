"""Turns of phrase in which minutes say who was there, what was moved, and what was taken up."""

from pathlib import Path

import pytest
import yaml

from meetings.importing import parse_text
from meetings.importing.text.lines import MOST_LINES

SAYINGS = yaml.safe_load(Path(__file__).with_name("sayings.yaml").read_text())
HEAD = "Example Board\nRegular Meeting\nMarch 3, 2020\n\n"


def parsed(said):
    return parse_text(f"{HEAD}{said}\n")


def people(said):
    found = parsed(said).attendance
    status = ("present", "absent", "guest")
    return [[one.name for one in found if one.status == each] for each in status]


def count(votes):
    return "-" if votes is None else str(len(votes) if isinstance(votes, list) else votes)


def counts(motion):
    said = [count(votes) for votes in (motion.ayes, motion.nays, motion.abstain)]
    return " ".join(said).rstrip(" -") or None


def motion(said):
    return [
        part
        for one in parsed(f"1. Bills\n\n{said}").motions
        for part in (one.text, one.mover, one.seconder, one.outcome, counts(one))
    ]


def items(said):
    def outline(level):
        words = [f"{one.label or ''} {one.title}".strip() for one in level]
        below = [f" [{outline(one.children)}]" if one.children else "" for one in level]
        return "; ".join(map("".join, zip(words, below, strict=True)))

    return outline(parsed(said).agenda)


def in_words(expected):
    return [
        [name.strip() for name in part.split(",") if name.strip()] for part in expected.split("|")
    ]


def votes(said):
    found = parsed(f"1. Bills\n\nDoe moved to buy a lamp. Roe seconded. {said}").motions
    return [counts(one) or "" for one in found]


READERS = {
    "people": (people, in_words),
    "motions": (motion, list),
    "counts": (votes, lambda said: [said]),
    "items": (items, str),
}


@pytest.mark.parametrize("about", READERS)
def test_what_minutes_say_is_read(about):
    read, as_read = READERS[about]
    found = {said: read(said) for said in SAYINGS[about]}
    wanted = {said: as_read(expected) for said, expected in SAYINGS[about].items()}
    assert {said: found[said] for said in found if found[said] != wanted[said]} == {}


def test_the_vote_on_the_motion_itself_is_not_that_on_its_amendment():
    found = parsed(
        "Mr. Ash moved, seconded by Ms. Birch, to award the contract to Cedar Co. for $900.\n"
        "Mr. Elm moved to amend the motion by striking $900. Seconded by Mr. Fir.\n"
        "VOTE on the amendment: In favor: Elm. Opposed: Ash, Birch, Fir. The amendment failed.\n"
        "VOTE on the main motion: In favor: Ash, Birch, Fir. Opposed: Elm. Motion passed.\n"
    ).motions
    assert [(one.mover, one.outcome, counts(one)) for one in found] == [
        ("Ash", "carried", "3 1"),
        ("Elm", "failed", "1 3"),
    ]


def test_hours_are_of_the_half_of_the_day_in_which_the_meeting_was():
    evening = parsed("Ann opened the meeting at 7:02.\n\nThe meeting was adjourned at 8:15 PM.")
    assert (evening.called_to_order.hour, evening.adjourned.hour) == (19, 20)
    morning = parsed("Ann opened the meeting at 10:02.\n\nThe meeting was adjourned at 1:15 PM.")
    assert (morning.called_to_order.hour, morning.adjourned.hour) == (10, 13)
    planned = parsed("1. Call to order\n\nIt was scheduled for 10:30am and began at 10:33.")
    assert str(planned.called_to_order) == "10:33:00"


def test_what_stands_in_the_head_is_told_apart():
    shop = parse_text("Hearings, March 2, 2020\n\n   1. Blue Door\n      Location: 4 Mill St\n")
    assert shop.location is None
    room = parsed("The meeting was held via Zoom and in person at the Township Office.")
    assert room.location == "Township Office"
    study = parse_text("Task Force to Study Rural Transit\nMEETING MINUTES\nMarch 3, 2020\n")
    assert (study.kind, study.body) == (None, "Task Force to Study Rural Transit")
    state = parse_text("STATE GENERAL ASSEMBLY\n\nTask Force on Locks\nMinutes\nMay 5, 2014\n")
    assert state.body == "Task Force on Locks"
    special = parse_text("PLANNING COMMISSION\nMINUTES OF SPECIAL MEETING\nOCTOBER 22, 2018\n")
    assert special.kind == "special"
    again = (
        "MINUTES OF ADJOURNED MEETING OF THE COUNCIL HELD ON MONDAY, 23RD MARCH, 2015, AT 3.00 P.M."
    )
    assert parse_text(f"{again}\n").adjourned is None
    below = parsed("# AOB\n\nNone.\n\n# Date of next meeting\n\n7 April 2020, 10:00")
    assert (str(below.next_meeting.date), below.next_meeting.time.hour) == ("2020-04-07", 10)


def test_all_words_are_kept_of_a_text_that_is_too_long_to_be_searched():
    text = "Example Board\n" + "Aa bb\n" * (MOST_LINES + 10)
    found = parse_text(text)
    assert found.body_markdown.split() == text.split()
    assert any("all words were kept" in doubt.sentence for doubt in found.doubts)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("Present:\n\n1. Budget\n\nIt was read.", "attendance"),
        ("Present: AnnDoeSueRoe\n\n1. Budget\n\nIt was read.", "attendance"),
        ("The committee met at length.", "agenda"),
        ("1. Bills\n\nDoe moved to pay the bill. Roe seconded.", "motions"),
        ("1. Bills\n\nThe Board voted to pay the bill.", "motions"),
        ("It was adjourned at 8 p.m.\n\nMinutes of the Example Board meeting\n\nOf May 5.", "text"),
    ],
)
def test_what_may_be_wrong_or_missing_is_a_doubt(said, field):
    assert field in {doubt.field for doubt in parsed(said).doubts}

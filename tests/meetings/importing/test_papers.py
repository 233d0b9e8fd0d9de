"""Invented minutes in the manners in which boards, councils and clubs write them."""

import functools
import re
from pathlib import Path

import pytest
import yaml

from meetings.importing import from_json, parse_text, to_json

PAPERS = Path(__file__).with_name("papers")
EXPECTED = Path(__file__).with_name("expected")
NAMES = sorted(path.name for path in PAPERS.iterdir())


def told(name):
    """What a person reads in the paper."""
    return yaml.safe_load((EXPECTED / name).with_suffix(".yaml").read_text())


@functools.cache
def parsed(name):
    return parse_text((PAPERS / name).read_text())


def clock(time):
    return time.strftime("%H:%M") if time else ""


def count(votes):
    return len(votes) if isinstance(votes, list) else votes


def words(text):
    return re.findall(r"[^\W_]+", text)


def known(fields):
    """Those of the fields of which the paper says something."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_the_paper_is_read(name):
    found = parsed(name)
    head = {
        "body": found.body,
        "date": found.date,
        "kind": found.kind,
        "scheduled": clock(found.scheduled_start),
        "called_to_order": clock(found.called_to_order),
        "adjourned": clock(found.adjourned),
        "place": found.location,
    }
    assert known(head) == told(name)["head"]


@pytest.mark.parametrize("name", NAMES)
def test_the_agenda_is_read_with_its_labels_and_levels(name):
    def lines(items, indent=""):
        for item in items:
            yield f"{indent}{item.label or '-'} {item.title}"
            yield from lines(item.children, f"{indent}  ")

    assert list(lines(parsed(name).agenda)) == told(name)["agenda"].splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_who_was_there_and_who_was_not_is_read(name):
    people = parsed(name).attendance
    for status in ("present", "absent", "guest"):
        names = [one.name for one in people if one.status == status]
        assert names == told(name)["people"].get(status, []), status


@pytest.mark.parametrize("name", [name for name in NAMES if "motions" in told(name)])
def test_motions_are_read_with_movers_results_and_counts(name):
    expected = told(name)["motions"]
    found = [
        {
            "mover": motion.mover,
            "seconder": motion.seconder,
            "text": motion.text,
            "outcome": motion.outcome,
            "ayes": count(motion.ayes),
            "nays": count(motion.nays),
            "abstentions": count(motion.abstain),
        }
        for motion in parsed(name).motions
    ]
    assert len(found) == len(expected)
    for motion, wanted in zip(found, expected, strict=True):
        assert motion["text"].startswith(wanted["text"])  # how it ends is another matter
        assert known(motion) == wanted | {"text": motion["text"]}


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_or_added(name):
    text = (PAPERS / name).read_text()
    assert words(parse_text(text).body_markdown) == words(text)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_read_can_be_written_down_and_read_again(name):
    found = parsed(name)
    assert from_json(to_json(found)) == found


def test_each_members_vote_is_read_by_name():
    adopted = parsed("library_caps.txt").motions[2]
    assert [(vote.name, vote.option) for vote in adopted.votes] == [
        ("Nash", "yes"),
        ("Penn", "yes"),
        ("Rusk", "yes"),
        ("Stead", "no"),
    ]


def test_an_item_knows_the_motions_below_it():
    found = parsed("town_selectmen.txt")
    titles = [found.items()[motion.item].title for motion in found.motions]
    assert titles[2:] == ["Snow Plow Bid", "Appointment of Tree Warden", "ADJOURNMENT"]


def test_the_next_meeting_is_read_with_its_hour_and_place():
    coming = parsed("library_caps.txt").next_meeting
    assert (str(coming.date), clock(coming.time), coming.place) == (
        "2018-02-08",
        "16:00",
        "Community Room",
    )


def test_how_somebody_took_part_is_read():
    manners = {one.name: one.manner for one in parsed("foundation_board.md").attendance}
    assert manners["Chidi Duru"] == "electronically"
    assert manners["Dana Ebert"] is None


def test_two_dates_in_the_head_are_a_doubt():
    found = parse_text("Example Board\nMinutes of March 3, 2020\nMeeting of March 4, 2020\n")
    assert any("Two dates were found" in doubt.sentence for doubt in found.doubts)


def test_an_hour_that_no_clock_shows_is_a_doubt():
    found = parse_text(
        "Example Board\nMarch 3, 2020\nThe meeting was called to order at 13:00 PM.\n"
    )
    assert any("13:00 PM" in doubt.sentence for doubt in found.doubts)


def test_nothing_is_invented_for_a_letter():
    found = parse_text("Dear Ann,\n\nthank you for the flowers. See you soon.\n\nBen\n")
    assert (found.body, found.date, found.kind, found.called_to_order, found.adjourned) == (
        (None,) * 5
    )
    assert (found.location, found.agenda, found.attendance, found.motions) == (None, [], [], [])

"""The counts of a vote: kept as the minutes give them, shown beside the votes by name."""

import pytest
from django.core.exceptions import ValidationError

from meetings.desk.posting_preview import findings_of
from meetings.importing import from_json, parse_text, to_json
from meetings.models import Motion
from meetings.proposals.proposal import Proposal
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db
ADDRESS = "/meetings/2017-01-19/"
COUNTS = ("yes_count", "no_count", "abstain_count")
NOT_BY_NAME = "Votes by name are not recorded."


def text_of(result):
    return f"# 1. Plan\n\nAda Byron moved to adopt the plan. Bob Roe seconded. {result}\n"


def read(meeting, result):
    """Apply what the text says and needs no asking; the motion."""
    proposal = Proposal(meeting, parse_text(text_of(result)))
    proposal.apply(proposal.chosen())
    return Motion.objects.get()


def counts(motion):
    return tuple(getattr(motion, field) for field in COUNTS)


def shown(client, motion):
    return Seen(client, ADDRESS).words(f"#motion-{motion.pk}")


@pytest.fixture
def meeting():
    return make.meeting(date="2017-01-19")


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("Motion passed 7-2 with 1 abstention.", (7, 2, 1)),
        ("Motion carried, 4 ayes, 0 nays.", (4, 0, None)),
        ("The motion carried.", (None, None, None)),
        ("All were in favor (5-0).", (5, 0, None)),
    ],
)
def test_counts_are_kept_as_the_text_gives_them_and_no_others(meeting, result, expected):
    assert counts(read(meeting, result)) == expected


def test_names_are_kept_as_votes_and_not_counted_for_the_minutes(meeting):
    motion = read(meeting, "Ayes: Ada Byron, Bob Roe. Nays: Cyd Poe. Motion carried.")
    assert counts(motion) == (None, None, None)
    assert {vote.name_as_recorded: vote.option for vote in motion.votes.all()} == {
        "Ada Byron": "yes",
        "Bob Roe": "yes",
        "Cyd Poe": "no",
    }


@pytest.mark.parametrize(
    ("result", "expected", "named"),
    [
        ("Ayes (2): Ada Byron, Bob Roe. Nays (1): Cyd Poe. Motion carried.", (2, 1, None), 3),
        ("The motion passed 7-2. Ada Byron and Bob Roe opposed.", (7, 2, None), 2),
        ("The motion carried 3-1, with Cyd Poe opposed.", (3, 1, None), 1),
    ],
)
def test_names_beside_a_count_are_votes_too(meeting, result, expected, named):
    motion = read(meeting, result)
    assert counts(motion) == expected
    assert motion.votes.count() == named


def test_reading_again_changes_nothing_and_a_count_by_hand_is_asked_for(meeting):
    motion = read(meeting, "Motion carried, 4 ayes, 0 nays.")
    parsed = parse_text(text_of("Motion carried, 4 ayes, 0 nays."))
    assert Proposal(meeting, parsed).changes == []
    motion.no_count = 1
    motion.save()
    (change,) = Proposal(meeting, parsed).changes
    assert "opposed “0”" in change.words
    assert "by hand" in change.asks


def test_a_count_of_none_that_was_entered_by_hand_is_not_filled_in_unasked(meeting):
    motion = read(meeting, "Motion carried, 4 ayes, 0 nays.")
    motion.yes_count = 0
    motion.save()
    (change,) = Proposal(meeting, parse_text(text_of("Motion carried, 4 ayes, 0 nays."))).changes
    assert change.asks


def test_a_count_that_was_not_known_is_filled_in_beside_rows_by_hand(meeting):
    make.motion("To adopt the plan", meeting=meeting, posted=False)
    proposal = Proposal(meeting, parse_text(text_of("Motion carried, 4 ayes, 0 nays.")))
    (key,) = [c.key for c in proposal.changes if c.group == "Motions and votes"][:1]
    assert key in proposal.chosen()


def test_counts_come_back_from_json():
    parsed = parse_text(text_of("Motion passed 7-2 with 1 abstention."))
    assert from_json(to_json(parsed)).motions == parsed.motions


def test_the_page_says_the_counts_in_words(client, meeting):
    for counts, words in (
        (
            {"yes_count": 7, "no_count": 2, "abstain_count": 1},
            "7 in favor, 2 opposed, 1 abstained.",
        ),
        ({"yes_count": 7, "no_count": 0}, f"7 in favor, none opposed. {NOT_BY_NAME}"),
        ({"no_count": 0}, "None opposed."),
    ):
        assert words in shown(client, make.motion(meeting=meeting, **counts))


def test_counts_that_the_names_bear_out_are_said_once(client, meeting):
    motion = make.motion(meeting=meeting, yes_count=1, no_count=1)
    make.vote("Ada Byron", motion=motion)
    make.vote("Bob Roe", motion=motion, option="no")
    assert "1 in favor, 1 opposed. Yes (1) Ada Byron No (1) Bob Roe" in shown(client, motion)
    assert not [one for one in findings_of(motion) if "counts" in one.words]


def test_counts_and_names_that_differ_are_both_shown_and_the_clerk_is_told(client, meeting):
    motion = make.motion(meeting=meeting, yes_count=7, no_count=2)
    make.vote("Ada Byron", motion=motion)
    make.vote("Bob Roe", motion=motion, option="no")
    assert "7 in favor, 2 opposed. By name: 1 yes, 1 no." in shown(client, motion)
    (told,) = findings_of(motion)
    assert "the counts say 7 in favor, 2 opposed; by name it is 1 yes, 1 no." in told.words
    motion.refresh_from_db()
    assert counts(motion) == (7, 2, None)


def test_counts_are_no_votes_of_members(meeting):
    (told,) = findings_of(make.motion(meeting=meeting, yes_count=7, no_count=2))
    assert "no member's vote is entered" in told.words


def test_a_count_that_cannot_be_is_refused_with_a_sentence(meeting):
    motion = make.motion(meeting=meeting)
    for motion.yes_count in (-1, 1000, 10**12):
        with pytest.raises(ValidationError, match=r"(greater|less) than or equal"):
            motion.full_clean()

"""Motions and votes: as a table has them, and as Open Civic Data names them."""

from collections import Counter
from typing import NamedTuple

from meetings.columns.events import item_path, name_recorded, own_item
from meetings.counts import counts_of
from meetings.models import MemberVote, Motion, MotionResult
from meetings.pages.naming import name_in
from tipcouncil.records import api
from tipcouncil.records.api import SOURCES, UPDATED
from tipcouncil.records.tables import Column, fields, page

OUTCOMES = {MotionResult.CARRIED: "pass", MotionResult.FAILED: "fail"}


def motion_page(motion, base):
    return f"{page(motion.meeting, base)}#motion-{motion.pk}"


class CastVote(NamedTuple):
    """A motion with one of its votes, or with None where no vote is entered by name."""

    motion: Motion
    vote: MemberVote | None


VOTES = [
    *fields(Motion, "meeting=meeting.date_iso body=meeting.body.name", "motion."),
    Column("agenda_item", lambda row, base: item_path(row.motion, base)),
    *fields(
        Motion,
        "motion=text moved_by=moved_by_name seconded_by=seconded_by_name result by_voice"
        " yes_count no_count abstain_count",
        "motion.",
    ),
    Column("name_as_recorded", lambda row, base: name_in(row.vote).words if row.vote else ""),
    Column("vote", lambda row, base: row.vote.option if row.vote else ""),
    Column("address", lambda row, base: motion_page(row.motion, base)),
]
PersonVote = api.record(
    "PersonVote",
    "How one member voted, under the name as recorded.",
    [
        Column("voter_name", name_recorded),
        Column(
            "voter_id",
            lambda vote, base: vote.person.slug if name_in(vote).url else None,
            str | None,
        ),
        Column("option"),
    ],
)


class VoteCount(api.Record):
    """How many voted one way."""

    option: str
    value: int


def counted(counts):
    return [{"option": str(option), "value": counts[option]} for option in sorted(counts)]


VoteEvent = api.record(
    "VoteEvent",
    """A motion and its votes. `result` is pass or fail, or null where the record has neither.

    `counts` are those that the minutes give; `counts_by_name` are of the votes in `votes`. Where
    they differ, the minutes do.
    """,
    [
        *fields(Motion, "id organization_id=meeting.body.slug event_id=meeting.slug"),
        Column("agenda_item", own_item, str | None),
        *fields(
            Motion,
            "start_date=meeting.date_iso motion_text=text mover=moved_by_name"
            " seconder=seconded_by_name",
        ),
        Column("result", lambda motion, base: OUTCOMES.get(motion.result), str | None),
        *fields(Motion, "recorded_result=result by_voice"),
        Column(
            "votes",
            lambda motion, base: [PersonVote.of(vote, base) for vote in motion.votes.all()],
            list[PersonVote],
        ),
        Column("counts", lambda motion, base: counted(counts_of(motion)), list[VoteCount]),
        Column(
            "counts_by_name",
            lambda motion, base: counted(Counter(vote.option for vote in motion.votes.all())),
            list[VoteCount],
        ),
        Column("url", motion_page),
        SOURCES,
        UPDATED,
    ],
)

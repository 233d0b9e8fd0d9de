"""How far a recommendation has come, in the steps that a reader sees. Nothing is inferred."""

from typing import NamedTuple

from reports.models import Outcome, RecommendationKind

FIRST_STEP = {
    RecommendationKind.RECOMMENDATION: "Proposed",
    RecommendationKind.NEXT_STEP: "Named",
    RecommendationKind.CHANGE: "Named for discussion",
    RecommendationKind.TOPIC: "Named for discussion",
}
SETTLED = {
    Outcome.ENACTED,
    Outcome.ENACTED_IN_PART,
    Outcome.NOT_ENACTED,
    Outcome.LATER_REPEALED,
    Outcome.NOT_FOUND,
    Outcome.DONE,
}
TAGS = {
    Outcome.ENACTED: "tag-ok",
    Outcome.DONE: "tag-ok",
    Outcome.ENACTED_IN_PART: "tag-draft",
    Outcome.INTRODUCED: "tag-plan",
    Outcome.PROPOSED: "tag-plan",
    Outcome.NOT_ENACTED: "tag-cancel",
}


class Step(NamedTuple):
    """A step and whether the record shows that it was reached."""

    words: str
    is_reached: bool


def steps(recommendation, updates=()):
    """Named, taken up, settled; or the outcome's own word in place of the last."""
    reached = {recommendation.status, *(update.status for update in updates)}
    is_settled = recommendation.status in SETTLED
    was_introduced = bool(recommendation.bill) or Outcome.INTRODUCED in reached
    track = [Step(FIRST_STEP[recommendation.kind], True)]
    if was_introduced:
        track.append(Step("Introduced", True))
    elif not is_settled:
        track.append(Step("Taken up", False))
    last = recommendation.get_status_display() if is_settled else "Settled"
    return [*track, Step(last, is_settled)]


def tag(status):
    """The class of a status tag: the shape and the colour that go with its word."""
    return TAGS.get(status, "")

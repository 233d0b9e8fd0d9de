"""Which outcomes are settled, and the mark with which each is shown."""

from reports.models import Outcome

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


def tag(status):
    """The class of a status tag: the shape and the colour that go with its word."""
    return TAGS.get(status, "")

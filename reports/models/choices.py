"""The kinds of reports and of what they put forward, and what may have become of it."""

from django.db import models


class ReportKind(models.TextChoices):
    ANNUAL = "annual", "Annual Report"
    LEGISLATIVE = "legislative", "Legislative Report"
    RECOMMENDATIONS = "recommendations", "Recommendations"
    FINAL = "final", "Final Report"


class RecommendationKind(models.TextChoices):
    NEXT_STEP = "next step", "Next step"
    CHANGE = "change to discuss", "Change to discuss"
    TOPIC = "topic", "Topic"
    RECOMMENDATION = "recommendation", "Recommendation"


PLURAL = {
    RecommendationKind.RECOMMENDATION: "Recommendations",
    RecommendationKind.NEXT_STEP: "Next steps",
    RecommendationKind.CHANGE: "Changes to discuss",
    RecommendationKind.TOPIC: "Topics",
}
NAMED = {
    RecommendationKind.CHANGE: "Named for discussion.",
    RecommendationKind.TOPIC: "Named as a topic for discussion.",
    RecommendationKind.NEXT_STEP: "Named as a next step.",
    RecommendationKind.RECOMMENDATION: "Put forward.",
}


class Outcome(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    INTRODUCED = "introduced", "Introduced"
    ENACTED = "enacted", "Enacted"
    ENACTED_IN_PART = "enacted in part", "Enacted in part"
    NOT_ENACTED = "not enacted", "Not enacted"
    LATER_REPEALED = "law later repealed", "Law later repealed"
    NOT_FOUND = "not found", "No such change found"
    DONE = "done", "Done"
    NOT_RECORDED = "no outcome recorded", "No outcome recorded"


TAGS = {  # the shape and the colour that go with an outcome's word
    Outcome.ENACTED: "tag-ok",
    Outcome.DONE: "tag-ok",
    Outcome.ENACTED_IN_PART: "tag-draft",
    Outcome.INTRODUCED: "tag-plan",
    Outcome.PROPOSED: "tag-plan",
    Outcome.NOT_ENACTED: "tag-cancel",
}


class Action(models.TextChoices):
    REPEAL = "repeal", "Repeal"
    REVISE = "revise", "Revise"
    EXPAND = "expand", "Expand"
    INCREASE_PENALTY = "increase penalty", "Increase the penalty"
    ENACT = "enact", "Enact"
    DISCUSS = "discuss", "Discuss"
    ON_THE_MATTER = "on the matter", "Law on the matter"  # it was not named; the law settled there

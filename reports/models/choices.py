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


class Action(models.TextChoices):
    REPEAL = "repeal", "Repeal"
    REVISE = "revise", "Revise"
    EXPAND = "expand", "Expand"
    INCREASE_PENALTY = "increase penalty", "Increase the penalty"
    ENACT = "enact", "Enact"
    DISCUSS = "discuss", "Discuss"
    ON_THE_MATTER = "on the matter", "Law on the matter"  # it was not named; the law settled there

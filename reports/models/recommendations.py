"""What the council put forward, on which law, and what became of it, step by step."""

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from meetings.models import AgendaItem, Meeting
from reports.models.choices import TAGS, Action, Outcome, RecommendationKind
from reports.models.reports import Report
from reports.models.steps import timeline, where_raised
from statutes.models import Act, Statute
from tipcouncil.records.dates import Dated, precision_field
from tipcouncil.records.posting import Part, Posted, PostedQuerySet
from tipcouncil.records.texts.marking import plain


def sections_words(sections):
    """“, Sec. 2” or “, Secs. 3, 4”, to follow the act."""
    if not sections:
        return ""
    return f", Secs. {sections}" if any(c in sections for c in ",-–") else f", Sec. {sections}"


class RecommendationQuerySet(PostedQuerySet):
    def for_listing(self):
        """The rows with what a list shows of them, in a fixed number of queries."""
        targets = RecommendationTarget.objects.public().select_related("statute")
        updates = RecommendationUpdate.objects.public().select_related("meeting__body", "act")
        return (
            self.with_updated_at()
            .select_related(
                "report",
                "act",
                "origin_item__meeting__minutes",
                "origin_item__meeting__body",
                "origin_item__parent__parent",
            )
            .defer("report__body", "origin_item__meeting__minutes__body")
            .prefetch_related(
                Prefetch("targets", targets.order_by("position"), to_attr="public_targets"),
                Prefetch("updates", updates.order_by("date", "pk"), to_attr="public_updates"),
            )
            .order_by("position", "slug")
        )


class Recommendation(Posted):
    """Something that the council put forward, and what became of it.

    The list of January 2017 is of changes to discuss, not of positions taken: hence the kinds.
    """

    public_with = ("report", "origin_item")
    page_shows = ("updates",)

    slug = models.SlugField("page address", max_length=80, unique=True)
    kind = models.CharField(
        max_length=18, choices=RecommendationKind, default=RecommendationKind.RECOMMENDATION
    )
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its place in the report: 3 makes #rec-3."
    )
    origin_item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recommendations",
        help_text="The item of a meeting where it was raised.",
    )
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, help_text="In the council's words.")
    status = models.CharField(max_length=20, choices=Outcome, default=Outcome.NOT_RECORDED)
    bill = models.CharField(max_length=60, blank=True, help_text="As cited: “sHB 7309 (2017)”.")
    act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    act_sections = models.CharField(max_length=60, blank=True, help_text="“3, 4” for S. 3, 4.")
    outcome = models.TextField(blank=True, help_text="What became of it, in a sentence.")
    evidence_url = models.URLField("where it can be read", blank=True, max_length=500)
    position = models.PositiveIntegerField(default=0)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RecommendationKind.values), name="recommendation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Outcome.values), name="recommendation_status_known"
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(report__isnull=False),
                name="recommendation_number_needs_a_report",
                violation_error_message="A number is a place in a report: choose the report too.",
            ),
            models.UniqueConstraint(
                fields=["report", "number"], name="recommendation_number_is_one_of_its_report"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.report_id and self.number:
            return f"{self.report.get_absolute_url()}#rec-{self.number}"
        return f"{reverse('reports:recommendations')}#{self.slug}"

    @property
    def noun(self):
        """“Next step”: what it is, wherever it stands among records of other kinds."""
        return self.get_kind_display()

    def has_words(self, words):
        """Whether these are the council's; its title, outcome and law are in the site's."""
        return words in plain(self.text)

    @property
    def outcome_words(self):
        """“Not enacted: section in force”: the outcome's own word, and the sentence on it."""
        label, said = self.get_status_display(), self.outcome.strip()
        for word in (label, self.status):
            if said.lower().startswith(word.lower()):
                return f"{label}{said[len(word) :]}".rstrip(".")
        return (f"{label}. {said}" if said else label).rstrip(".")

    @property
    def outcome_after_status(self):
        """The sentence on the outcome without its own word, as it stands right behind it."""
        return self.outcome_words.removeprefix(self.get_status_display())

    @property
    def outcome_rest(self):
        """The same as a sentence of its own."""
        rest = self.outcome_after_status.lstrip(",.:; ")
        return f"{capfirst(rest)}." if rest else ""

    @property
    def tag(self):
        return TAGS.get(self.status, "")

    @property
    def linked_act(self):
        """The act, where it has a page to lead to."""
        return self.act if self.act and self.act.is_public else None

    @property
    def act_words(self):
        """“P.A. 17-32, Sec. 2”: how the act is cited, its own page public or not."""
        return f"{self.act.citation}{self.sections_words}" if self.act else ""

    @property
    def sections_words(self):
        return sections_words(self.act_sections)

    @property
    def year(self):
        """The year in which it was put forward; None where the record does not say."""
        if self.origin_item:
            return self.origin_item.meeting.date.year
        return self.report.last_year if self.report else None

    @property
    def element_id(self):
        """rec-3 on its report's page; its own slug on the page of all."""
        return f"rec-{self.number}" if self.number else self.slug

    # Of rows that came `for_listing`

    @cached_property
    def timeline(self):
        return timeline(self)

    @property
    def links_to_origin(self):
        """What leads to the report and to the meeting where it was put forward."""
        return [link for step in where_raised(self) for link in step.links]

    @property
    def evidence_apart(self):
        """The evidence of how it stands, unless a step leads there."""
        led_to = {link.address for step in self.timeline for link in step.links}
        return "" if self.evidence_url in led_to else self.evidence_url


class RecommendationTarget(Part):
    """The section of law that a recommendation would change, and how."""

    public_with = ("recommendation", "statute")
    shown_on = ("recommendation",)

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="targets"
    )
    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="targeted_by")
    pinpoint = models.CharField(max_length=40, blank=True, help_text="As written: “(i)”.")
    action = models.CharField(max_length=18, choices=Action)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["recommendation", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=Action.values), name="target_action_is_known"
            )
        ]

    def __str__(self):
        return f"{self.get_action_display()} {self.statute}{self.pinpoint}"


def on_section(**statute):
    """The condition that a recommendation names a section of law: `statute__slug="53a-86"`."""
    targets = RecommendationTarget.objects.public().filter(**statute)
    return Q(pk__in=targets.values("recommendation"))


class RecommendationUpdate(Dated, Posted):
    """A dated step in the life of a recommendation: taken up, introduced, enacted, dropped."""

    public_with = ("recommendation", "meeting", "act")

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="updates"
    )
    date = models.DateField()
    date_precision = precision_field()
    status = models.CharField(max_length=20, choices=Outcome)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    act = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    evidence_url = models.URLField("where it can be read", blank=True, max_length=500)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Outcome.values), name="update_status_is_known"
            )
        ]

    def __str__(self):
        return f"{self.date_words}: {self.get_status_display()}"

"""Bodies, the agencies that hosted them, people, and the seats that the law gives them."""

from textwrap import shorten

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from markdownx.models import MarkdownxField

from statutes.models import Act
from tipcouncil.records.dates import Dated, precision_field
from tipcouncil.records.posting import Posted, PostedQuerySet
from tipcouncil.records.redaction.words import NAME_WITHHELD


class BodyKind(models.TextChoices):
    COUNCIL = "council", "Council"
    TASK_FORCE = "task force", "Task force"
    COMMITTEE = "committee", "Committee"


class SeatKind(models.TextChoices):
    BY_OFFICE = "by office", "By office"
    APPOINTED = "appointed", "Appointed"
    PUBLIC_MEMBER = "public member", "Public member"


class Role(models.TextChoices):
    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice chair", "Vice chair"
    MEMBER = "member", "Member"
    DESIGNEE = "designee", "Designee"
    CONTACT = "contact", "Contact"


def period_check(name):
    """A CheckConstraint: nothing ends before it begins."""
    return models.CheckConstraint(
        condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")),
        name=f"{name}_ends_after_it_begins",
        violation_error_message="The last day cannot come before the first.",
    )


class PeriodQuerySet(PostedQuerySet):
    def on(self, date):
        """What stood on a date. An open end, or an open beginning, is taken to reach so far."""
        return self.filter(Q(begins=None) | Q(begins__lte=date), Q(ends=None) | Q(ends__gte=date))


class Body(Posted):
    """The council, the task force before it, or one of its committees (OCD: Organization)."""

    name = models.CharField(max_length=200)
    slug = models.SlugField("page address", max_length=80, unique=True)
    kind = models.CharField(max_length=12, choices=BodyKind, default=BodyKind.COUNCIL)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="committees"
    )
    established_by = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    formerly = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="later"
    )
    begins = models.DateField("first day", null=True, blank=True)
    begins_precision = precision_field("first day is known")
    ends = models.DateField("last day", null=True, blank=True)
    ends_precision = precision_field("last day is known")
    about = MarkdownxField(blank=True)

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["begins", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="body_kind_known"),
            period_check("body"),
        ]

    def __str__(self):
        return self.name


class HostAgency(Posted):
    """An agency that housed the council for administrative purposes, and for how long."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="hosts")
    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    web_address = models.CharField(max_length=200, blank=True, help_text="As printed.")
    begins = models.DateField("first day", null=True, blank=True)
    begins_precision = precision_field("first day is known")
    ends = models.DateField("last day", null=True, blank=True)
    ends_precision = precision_field("last day is known")
    changed_by = models.CharField(
        "act that made it the host", max_length=200, blank=True, help_text="As cited."
    )
    note = models.TextField(blank=True)

    objects = PeriodQuerySet.as_manager()
    public_with = ("body",)

    class Meta:
        verbose_name_plural = "host agencies"
        ordering = ["begins", "name"]
        constraints = [
            period_check("host_agency"),
            models.UniqueConstraint(fields=["body", "name"], name="host_agency_is_entered_once"),
        ]

    def __str__(self):
        return self.name


class Milestone(Dated, Posted):
    """Something that happened to the council, or that it was to do: a line of its history."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="milestones")
    slug = models.SlugField("page address", max_length=80, unique=True)
    date = models.DateField()
    date_precision = precision_field()
    is_duty = models.BooleanField("a duty due on this day", default=False)
    act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones"
    )
    text = MarkdownxField()
    on_home_page = models.BooleanField(default=False)

    public_with = ("body",)

    class Meta:
        ordering = ["date", "slug"]

    def __str__(self):
        return f"{self.date_words}: {shorten(self.text, 80, placeholder='…')}"

    def get_absolute_url(self):
        """Its line in the history, on the page about the council."""
        return f"{reverse('site:about')}#milestone-{self.slug}"

    def has_words(self, words):
        """Whether these are the council's, to be quoted: here the site tells, and quotes itself."""
        return False

    @property
    def heading(self):
        return self.date_words


class Person(Posted):
    """Somebody whom the record names. Nothing is kept that the public record does not need."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        "name for sorting", max_length=200, help_text="Family name first: “Gilchrest, Jillian”."
    )
    honorific = models.CharField(max_length=60, blank=True, help_text="“Judge”, “Senator”.")
    slug = models.SlugField("page address", max_length=80, unique=True)
    name_withheld = models.BooleanField(
        default=False,
        help_text="Public pages then show the seat and never the name: a victim of trafficking.",
    )
    note = models.TextField(blank=True)

    page_shows = ("memberships",)
    own_names = ("name", "sort_name", "slug")

    class Meta:
        verbose_name_plural = "people"
        ordering = ["sort_name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:person", args=[self.slug])

    @property
    def public_name(self):
        return NAME_WITHHELD if self.name_withheld else self.name


class Seat(Posted):
    """A place on a body that the law creates, and who fills it (Popolo: Post)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    slug = models.SlugField("page address", max_length=120, unique=True)
    number = models.CharField(
        max_length=40, blank=True, help_text="Subdivision of the law: (b)(1)."
    )
    holder = models.CharField(
        max_length=300, help_text="“Chief State's Attorney”, “Public member”."
    )
    kind = models.CharField(max_length=14, choices=SeatKind)
    appointing_authority = models.CharField(max_length=200, blank=True)
    represents = models.CharField(max_length=300, blank=True)
    designee_allowed = models.BooleanField(default=False)
    begins = models.DateField("first day", null=True, blank=True)
    ends = models.DateField("last day", null=True, blank=True)
    added_by = models.CharField("added by", max_length=200, blank=True, help_text="Act, as cited.")
    position = models.PositiveIntegerField(default=0)
    source_url = models.URLField("web address of the source", blank=True, max_length=500)

    objects = PeriodQuerySet.as_manager()
    public_with = ("body",)

    class Meta:
        ordering = ["position", "holder"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SeatKind.values), name="seat_kind_known"),
            period_check("seat"),
        ]

    def __str__(self):
        return f"{self.holder} ({self.represents})" if self.represents else self.holder


class Membership(Posted):
    """That a person sat on a body, or answered for it, and from when to when it is known."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    seat_as_written = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=200, blank=True, help_text="“Special Counsel”.")
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    designee_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="designees"
    )
    begins = models.DateField("first day", null=True, blank=True)
    ends = models.DateField("last day", null=True, blank=True)
    listed_in = models.CharField(
        max_length=200, blank=True, help_text="Where dates are unknown: what lists the person."
    )
    listed_on = models.DateField(null=True, blank=True, help_text="The date of that list.")
    listed_precision = precision_field()
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = PeriodQuerySet.as_manager()
    public_with = ("body", "person", "seat")

    class Meta:
        ordering = ["listed_on", "position", "person"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            period_check("membership"),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()}"

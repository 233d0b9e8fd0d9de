"""Sections of the General Statutes, acts of the General Assembly, and how one changed the other."""

import re

from django.db import models
from django.db.models import Q
from django.urls import reverse
from markdownx.models import MarkdownxField

from statutes import citations
from tipcouncil.records.posting import Part, Posted

YEAR_WRITTEN = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b", re.ASCII)


class StatuteStatus(models.TextChoices):
    IN_FORCE = "in force", "In force"
    REPEALED = "repealed", "Repealed"
    TRANSFERRED = "transferred", "Transferred"
    NOT_ENTERED = "not entered", "Status not entered"


class ActKind(models.TextChoices):
    PUBLIC = "public", "Public act"
    SPECIAL = "special", "Special act"


class Effect(models.TextChoices):
    ENACTED = "enacted", "Enacted"
    AMENDED = "amended", "Amended"
    REPEALED = "repealed", "Repealed"
    TRANSFERRED = "transferred", "Transferred"


class Act(Posted):
    """A public or special act of the General Assembly, such as P.A. 07-107."""

    kind = models.CharField(max_length=10, choices=ActKind, default=ActKind.PUBLIC)
    year = models.PositiveSmallIntegerField(help_text="All four digits: 2007 for P.A. 07-107.")
    session = models.CharField(
        max_length=40,
        blank=True,
        help_text="Of a special session only, as cited: “May Sp. Sess.”",
    )
    number = models.PositiveIntegerField(help_text="107 for P.A. 07-107.")
    title = models.CharField(max_length=500, blank=True)
    bill = models.CharField(max_length=40, blank=True, help_text="As cited: “sHB 5666”.")
    effective_on = models.DateField(null=True, blank=True)
    summary = MarkdownxField(blank=True)
    in_inventory = models.BooleanField(
        default=False, help_text="Listed in the inventory of trafficking law."
    )
    subject = models.CharField(max_length=200, blank=True)
    official_url = models.URLField("official web address", blank=True, max_length=500)
    slug = models.SlugField(max_length=80, unique=True, editable=False)

    url_fields = ("session",)

    class Meta:
        ordering = ["-year", "session", "number"]  # as lawyers list the acts of one year
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ActKind.values), name="act_kind_is_known"),
            models.UniqueConstraint(
                fields=["kind", "year", "session", "number"],
                name="act_is_entered_once",
                violation_error_message="This act is in the record already.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1818, year__lte=2200),
                name="act_year_has_four_digits",
                violation_error_message="Write all four digits of the year: 2007, not 07.",
            ),
        ]

    def __str__(self):
        return self.citation

    def save(self, *args, **kwargs):
        self.slug = self.name.slug
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("statutes:act", args=[self.slug])

    @property
    def name(self):
        return citations.ActName(self.kind, self.year, self.session, self.number)

    @property
    def citation(self):
        """As Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""
        return str(self.name)


class Statute(Posted):
    """A section of the General Statutes, or a run of sections that one row of law names."""

    number = models.CharField(
        max_length=40,
        unique=True,
        help_text="53a-192a, or a run: 54-36j to 54-36l. A subsection belongs to what cites it.",
    )
    through = models.CharField(
        max_length=40, blank=True, help_text="Last section, where this row is a run of sections."
    )
    title = models.CharField(max_length=500)
    chapter = models.CharField(max_length=10, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=12, choices=StatuteStatus, default=StatuteStatus.NOT_ENTERED
    )
    status_note = models.CharField(
        max_length=300,
        blank=True,
        help_text="Such as “two versions”. No change to come: its day is entered below.",
    )
    repealed_on = models.DateField(null=True, blank=True)
    transferred_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="transferred_from"
    )
    in_inventory = models.BooleanField(
        default=True, help_text="Listed in the inventory of trafficking law."
    )
    summary = MarkdownxField(blank=True)
    effectiveness = MarkdownxField(
        blank=True, help_text="What is known of its effect. Empty: the page says that none is."
    )
    official_url = models.URLField("official web address", blank=True, max_length=500)
    text_edition = models.CharField(
        max_length=100, blank=True, help_text="The official edition that was read."
    )
    checked_on = models.DateField("last checked", null=True, blank=True)
    sort_key = models.CharField(max_length=60, editable=False, db_index=True)
    slug = models.SlugField(max_length=90, unique=True, editable=False)

    url_fields = ("through",)

    class Meta:
        ordering = ["sort_key"]  # that of the General Statutes: 53a-9 before 53a-83 and 53a-192a
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatuteStatus.values), name="statute_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(repealed_on=None) | Q(status=StatuteStatus.REPEALED),
                name="statute_repeal_date_only_when_repealed",
                violation_error_message="Set the status to “Repealed” or clear the date of repeal.",
            ),
        ]

    def __str__(self):
        return self.citation

    def save(self, *args, **kwargs):
        self.sort_key = citations.sort_key(self.number)
        self.slug = f"{self.number}-to-{self.through}" if self.through else self.number
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("statutes:statute", args=[self.slug])

    @property
    def citation(self):
        """Sec. 53a-192a, or Secs. 54-36j to 54-36l."""
        return f"Secs. {self.number} to {self.through}" if self.through else f"Sec. {self.number}"

    @property
    def moved_to(self):
        """The section to which it was transferred, as far as the public may know."""
        to = self.transferred_to
        return to if to and to.is_public else None

    @property
    def legal_citation(self):
        """As briefs and law reviews cite it: Conn. Gen. Stat. § 53a-83a (repealed 2017)."""
        sign, last = ("§§", f" to {self.through}") if self.through else ("§", "")
        end = f" (repealed {self.repealed_on:%Y})" if self.repealed_on else " (repealed)"
        is_repealed = self.status == StatuteStatus.REPEALED
        return f"Conn. Gen. Stat. {sign} {self.number}{last}{end if is_repealed else ''}"


class StatuteChange(Part):
    """What one section of an act did to one section of the statutes (indigo: Amendment)."""

    public_with = shown_on = ("statute", "act")

    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="changes")
    act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    authority_as_written = models.CharField(
        max_length=100,
        blank=True,
        help_text="Only where the history note names no act: “1949 Rev., S. 8369”.",
    )
    act_section = models.CharField(max_length=60, blank=True, help_text="44 for “Sec. 44”.")
    effect = models.CharField(max_length=12, choices=Effect, default=Effect.AMENDED)
    effective_on = models.DateField(null=True, blank=True)
    effective_on_source = models.CharField("how the date is known", max_length=120, blank=True)
    subsections_named = models.CharField(max_length=60, blank=True)
    title_before = models.CharField(
        max_length=500,
        blank=True,
        help_text="The title that the section had until this change, where the change renamed it.",
    )
    class_before = models.CharField(
        "class of the offense before",
        max_length=100,
        blank=True,
        help_text="Where the change raised or lowered it: “class B felony”.",
    )
    note = models.CharField(max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)
    source_url = models.URLField("web address of the source", blank=True, max_length=500)

    class Meta:
        ordering = ["statute", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effect__in=Effect.values), name="statute_change_effect_is_known"
            ),
            models.CheckConstraint(
                condition=Q(act__isnull=False) | ~Q(authority_as_written=""),
                name="statute_change_names_its_authority",
                violation_error_message="Name the act, or write the authority as the note has it.",
            ),
        ]

    def __str__(self):
        return f"{self.statute} {self.get_effect_display().lower()} by {self.authority}"

    @property
    def is_by_rule(self):
        """Whether its date is October 1 of its year since nothing states another."""
        return bool(self.effective_on) and "general rule" in self.effective_on_source

    @property
    def date_note(self):
        """How its date is known, where that is not by the rule."""
        return "" if self.is_by_rule else self.effective_on_source

    @property
    def year(self):
        """The year of the act, or of the older authority; None where it names none."""
        if self.act_id:
            return self.act.year
        written = YEAR_WRITTEN.search(self.authority_as_written)
        return int(written[1]) if written else None

    @property
    def subsections(self):
        """(a), (b)"""
        return ", ".join(f"({name})" for name in self.subsections_named.split())

    @property
    def authority(self):
        cited = self.act.citation if self.act_id else self.authority_as_written
        return f"{cited}, Sec. {self.act_section}" if self.act_section else cited

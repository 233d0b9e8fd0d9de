"""Reports to the General Assembly, their files, and each version of their text."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from markdownx.models import MarkdownxField

from reports.models.choices import ReportKind
from statutes.models import Act, Statute
from tipcouncil.records.dates import in_words, precision_field
from tipcouncil.records.files.stored import StoredFile
from tipcouncil.records.posting import GatedQuerySet, Part, Posted, PostedQuerySet
from tipcouncil.records.texts.markdown import check_plausible
from tipcouncil.records.texts.marking import plain
from tipcouncil.records.versions.revisions import Revision, Versioned
from tipcouncil.records.versions.withdrawal import Withdrawable


class ReportQuerySet(PostedQuerySet):
    def for_listing(self):
        """Newest first, by the last year covered; each with its files."""
        files = models.Prefetch("files", ReportFile.objects.order_by("position", "pk"))
        return self.order_by("-last_year", "-first_year", "kind", "slug").prefetch_related(files)


class Report(Withdrawable, Versioned, Posted):
    """A report of the council to the General Assembly, frozen on the day that it was sent."""

    fixed = ("slug",)
    page_shows = (
        "recommendations",
        "recommendations__parts",
        "recommendations__updates",
        "recommendations__parts__updates",
    )

    kind = models.CharField(max_length=16, choices=ReportKind, default=ReportKind.ANNUAL)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    title_as_posted = models.CharField(max_length=300, blank=True)
    slug = models.SlugField(
        "page address",
        max_length=80,
        unique=True,
        blank=True,
        help_text="Its address: 2016, 2009-2010, or 2013-legislative-report. Left empty, it is made"
        " from the kind and the years.",
    )
    body = MarkdownxField("text", blank=True, validators=[check_plausible])
    summary = models.CharField(max_length=500, blank=True)
    note_title = models.CharField(max_length=100, blank=True)
    note = MarkdownxField(blank=True, help_text="A conflict or a doubt to show the public.")
    issued_on = models.DateField(null=True, blank=True)
    issued_precision = precision_field()
    transmitted_on = models.DateField("sent on", null=True, blank=True)
    transmitted_to = models.CharField("sent to", max_length=300, blank=True)
    required_by = models.ForeignKey(
        Statute, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_required"
    )
    required_by_act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_required"
    )
    first_public_on = models.DateField(null=True, blank=True)
    first_public_evidence = models.CharField(max_length=300, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-last_year", "-first_year", "kind", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ReportKind.values), name="report_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="report_covers_its_years_in_order",
                violation_error_message="The last year cannot come before the first.",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.usual_slug
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.slug or None in (self.first_year, self.last_year):
            return
        slug = self.usual_slug
        if Report.objects.filter(slug=slug).exclude(pk=self.pk).exists():
            raise ValidationError(
                {
                    "slug": f"There is a report at /reports/{slug}/ already. Give this one an"
                    f" address of its own, such as {slug}-2."
                }
            )

    @property
    def usual_slug(self):
        """2016 or 2009-2010 of an annual report; 2013-legislative-report of another."""
        is_annual = self.kind == ReportKind.ANNUAL
        return self.years if is_annual else f"{self.years}-{slugify(self.get_kind_display())}"

    def get_absolute_url(self):
        return reverse("reports:report", args=[self.slug])

    def get_versions_url(self):
        return reverse("reports:versions", args=[self.slug])

    def has_words(self, words):
        return words in plain(self.body)  # the summary is the site's

    @property
    def years(self):
        """2016, or 2009-2010."""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}-{self.last_year}"

    @property
    def kind_and_years(self):
        """Annual Report, 2016: what it is, where its title must not be said."""
        return f"{self.get_kind_display()}, {self.years}"

    @property
    def issued_words(self):
        return in_words(self.issued_on, self.issued_precision) if self.issued_on else ""

    @property
    def sent_words(self):
        return in_words(self.transmitted_on) if self.transmitted_on else ""

    @property
    def required_by_public(self):
        """The laws that ask for it, where they have pages."""
        laws = (self.required_by, self.required_by_act)
        return [law for law in laws if law and law.is_public]

    @property
    def first_held(self):
        return next((file for file in self.files.all() if file.is_held), None)

    @property
    def first_elsewhere(self):
        return next((file for file in self.files.all() if file.source_url), None)


class ReportFileManager(models.Manager.from_queryset(GatedQuerySet)):
    """Files that nobody withdrew; those are kept, and read through the base manager alone."""

    def get_queryset(self):
        return super().get_queryset().filter(withdrawn_at=None)


class ReportFile(StoredFile, Part):
    """A file of a report: the report itself, slides on it. Public with the report."""

    public_with = shown_on = ("report",)
    shown_if = {"withdrawn_at": None}

    key = models.SlugField(max_length=120, unique=True, blank=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    title_as_posted = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(max_length=500, blank=True, editable=False)

    objects = ReportFileManager()

    class Meta:
        ordering = ["report", "position"]
        constraints = StoredFile.constraints_for("report_file")

    def __str__(self):
        return self.title_as_posted

    def get_file_url(self):
        return reverse("reports:file", args=[self.key, self.download_name])


class ReportRevision(Revision):
    """One version of the public text of a report."""

    whole = "report"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="revisions")

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_is_one")
        ]

    def __str__(self):
        return f"{self.report}, version {self.number}"

    def get_absolute_url(self):
        return reverse("reports:version", args=[self.report.slug, self.number])

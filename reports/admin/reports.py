"""Reports, their files, what they recommend and what became of it, and others' reports."""

from django.contrib import admin

from meetings.admin.desk_posting import PostAfterPreview
from reports.admin.outcomes import RecordOutcome
from reports.models import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    Report,
    ReportFile,
    ReportRevision,
    Resource,
)
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.files import FileForm, ShowsFile
from tipcouncil.records.admin.gate import Delete, TakeBack
from tipcouncil.records.admin.inlines import PartInline, PostedInline
from tipcouncil.records.admin.lists import PostedFilter, ReadOnlyAdmin, WordFilter
from tipcouncil.records.admin.reasons import ReasonedAdmin
from tipcouncil.records.admin.withdrawal import Withdraw


class ReportFileInline(ShowsFile, PartInline):
    model = ReportFile
    form = FileForm
    verbose_name_plural = "files"
    fields = ["title_as_posted", "file", "held", "is_scan", "source_url", "note", "position"]
    readonly_fields = ["held"]


@admin.register(Report)
class ReportAdmin(ReasonedAdmin):
    verbs = (PostAfterPreview, TakeBack, Withdraw, Delete)
    file_model = ReportFile
    list_display = ["title", "kind", "years", "transmitted_on", "posting"]
    list_filter = [PostedFilter, "kind"]
    search_fields = ["title", "title_as_posted", "slug", "body"]
    autocomplete_fields = ["required_by", "required_by_act"]
    inlines = [ReportFileInline]
    fields = [("kind", "first_year", "last_year"), "title", "slug", "summary", "body", "reason"]
    fields += [("transmitted_on", "transmitted_to"), ("required_by", "required_by_act")]
    fields += ["versions"]
    folded = {
        "Title as posted, notes and dates": [
            "title_as_posted",
            "note_title",
            "note",
            ("issued_on", "issued_precision"),
        ]
    }

    @admin.display(description="Years", ordering="last_year")
    def years(self, report):
        return report.years


@admin.register(ReportRevision)
class ReportRevisionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "kind", "made_at", "made_by", "reason"]
    list_filter = ["kind"]
    list_select_related = ["report", "made_by"]
    search_fields = ["report__title", "reason"]
    date_hierarchy = "made_at"
    fields = ["report", "number", "kind", "made_at", "made_by", "role", "reason", "digest", "body"]


class TargetInline(PartInline):
    model = RecommendationTarget
    verbose_name_plural = "sections of law that it would change"
    autocomplete_fields = ["statute"]
    fields = ["statute", "pinpoint", "action", "position"]


class UpdateInline(PostedInline):
    model = RecommendationUpdate
    verbose_name_plural = "what became of it, step by step"
    autocomplete_fields = ["meeting", "act"]
    fields = ["date", "date_precision", "status", "meeting", "act", "note", "evidence_url"]
    fields += ["posting"]


@admin.register(Recommendation)
class RecommendationAdmin(RecordAdmin):
    verbs = (*RecordAdmin.verbs, RecordOutcome)
    list_display = ["title", "kind", "report", "number", "status", "posting"]
    list_filter = [PostedFilter, "status", "kind", "report"]
    search_fields = ["title", "text", "bill", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["report", "origin_item", "part_of", "act"]
    inlines = [TargetInline, UpdateInline]
    fields = ["title", "kind", ("report", "number"), "origin_item", "part_of", "text", "slug"]
    fields += ["position", "status", ("bill", "act", "act_sections"), "outcome", "evidence_url"]

    def posting_companions(self, request, recommendation):
        """Its steps, and the acts without which they stay hidden."""
        steps = recommendation.updates.filter(posted_at=None).select_related("act")
        acts = {step.act for step in steps if step.act} | {recommendation.act}
        waiting = [act for act in acts if act and act.posted_at is None]
        others = [self.companion(request, row) for row in [*waiting, *steps]]
        return [*super().posting_companions(request, recommendation), *others]


@admin.register(RecommendationUpdate)
class RecommendationUpdateAdmin(RecordAdmin):
    list_display = ["date", "recommendation", "status", "posting"]
    list_display_links = ["date", "recommendation"]
    list_filter = [PostedFilter, "status"]
    search_fields = ["recommendation__title", "note"]
    date_hierarchy = "date"
    autocomplete_fields = ["recommendation", "meeting", "act"]
    shown_with = "recommendation"
    fields = ["recommendation", ("date", "date_precision"), "status", ("meeting", "act"), "note"]
    fields += ["evidence_url"]


@admin.register(Resource)
class ResourceAdmin(RecordAdmin):
    list_display = ["title", "publisher", "date", "posting"]
    list_filter = [PostedFilter, ("publisher", WordFilter)]
    search_fields = ["title", "publisher"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["title", "publisher", ("date", "date_precision"), "url", "note", "slug", "position"]

"""The law: sections, acts, what one did to the other, and where the record cites them."""

from django.contrib import admin

from statutes.models import Act, Mention, Statute, StatuteChange
from tipcouncil.records.admin import (
    PartInline,
    PostedFilter,
    ReadOnlyAdmin,
    RecordAdmin,
    WordFilter,
)

SOURCE = ("How this is known", {"classes": ["collapse"], "fields": ["source"]})


class ChangeInline(PartInline):
    model = StatuteChange
    verbose_name = "change of the law"
    verbose_name_plural = "changes of the law"
    fields = ["act_section", "effect", "effective_on", "effective_on_source"]
    fields += ["subsections_named", "authority_as_written", "note", "position"]


class ChangeOfStatuteInline(ChangeInline):
    fk_name = "statute"
    autocomplete_fields = ["act"]
    fields = ["act", *ChangeInline.fields]


class ChangeByActInline(ChangeInline):
    fk_name = "act"
    autocomplete_fields = ["statute"]
    fields = ["statute", *ChangeInline.fields]


@admin.register(Statute)
class StatuteAdmin(RecordAdmin):
    list_display = ["number", "through", "title", "status", "subject", "checked_on", "posting"]
    list_filter = [PostedFilter, "status", "in_inventory", ("subject", WordFilter)]
    search_fields = ["number", "title"]
    autocomplete_fields = ["transferred_to"]
    fixed_once_posted = ["number", "through"]
    inlines = [ChangeOfStatuteInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "through"),
                    "title",
                    ("chapter", "subject"),
                    ("status", "status_note"),
                    ("repealed_on", "transferred_to"),
                    ("in_inventory", "checked_on"),
                    "summary",
                    "effectiveness",
                    ("official_url", "text_edition"),
                ]
            },
        ),
        SOURCE,
    ]


@admin.register(Act)
class ActAdmin(RecordAdmin):
    list_display = ["citation", "title", "bill", "effective_on", "in_inventory", "posting"]
    list_filter = [PostedFilter, "kind", "in_inventory"]
    search_fields = ["slug", "title", "bill", "session"]
    fixed_once_posted = ["kind", "year", "session", "number"]
    inlines = [ChangeByActInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind", "year", "number"),
                    "session",
                    "title",
                    ("bill", "effective_on"),
                    ("in_inventory", "subject"),
                    "summary",
                    "official_url",
                ]
            },
        ),
        SOURCE,
    ]

    @admin.display(description="Act", ordering="-year")
    def citation(self, act):
        return act.citation

    def get_search_results(self, request, queryset, search_term):
        """An act is found as it is cited: “P.A. 16-66” is looked for as “pa-16-66” too."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        slug = "-".join(search_term.lower().replace(".", "").split())
        if slug and not found.exists():
            return queryset.filter(slug__contains=slug), False
        return found, duplicates


class ResolvedFilter(admin.SimpleListFilter):
    """Whether the record holds the law that is cited."""

    title = "law"
    parameter_name = "law"

    def lookups(self, request, model_admin):
        return [("missing", "Not in the record"), ("found", "In the record")]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.filter(statute=None, act=None)
        if self.value() == "found":
            return queryset.exclude(statute=None, act=None)
        return queryset


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ["as_written", "law", "content_type", "quote_start"]
    list_filter = [ResolvedFilter, "content_type"]
    list_select_related = ["statute", "act", "content_type"]
    search_fields = ["as_written", "quote"]
    fields = ["as_written", "pinpoint", "statute", "act", "content_type", "record", "quote"]

    @admin.display(description="Law")
    def law(self, mention):
        return mention.statute or mention.act or "Not in the record"

    @admin.display(description="Where")
    def quote_start(self, mention):
        return mention.quote[:120]

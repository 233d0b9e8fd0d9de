"""Sections and acts, and what one did to the other."""

from django.contrib import admin
from django.db.models import Q

from statutes import citations
from statutes.admin.entering import ActForm, StatuteForm
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.gate import Rename
from tipcouncil.records.admin.inlines import PartInline
from tipcouncil.records.admin.lists import PostedFilter, WordFilter


class ChangeInline(PartInline):
    model = StatuteChange
    verbose_name = "change of the law"
    verbose_name_plural = "changes of the law"
    fields = ["act_section", "effect", "effective_on", "effective_on_source"]
    fields += ["subsections_named", "title_before", "class_before", "authority_as_written"]
    fields += ["note", "position"]


class ChangeOfStatuteInline(ChangeInline):
    fk_name = "statute"
    autocomplete_fields = ["act"]
    fields = ["act", *ChangeInline.fields]


class ChangeByActInline(ChangeInline):
    fk_name = "act"
    autocomplete_fields = ["statute"]
    fields = ["statute", *ChangeInline.fields]


def holding_section(queryset, number):
    """The section, those whose number goes on from what was typed, and the run that it is in."""
    key = citations.sort_key(number)
    runs = [
        row.pk
        for row in queryset.exclude(through="").filter(sort_key__lte=key)
        if key <= citations.sort_key(row.through)
    ]
    return Q(number__startswith=number) | Q(pk__in=runs)


@admin.register(Statute)
class StatuteAdmin(RecordAdmin):
    verbs = (*RecordAdmin.verbs, Rename)
    form = StatuteForm
    list_display = ["number", "through", "title", "status", "subject", "checked_on", "posting"]
    list_filter = [PostedFilter, "status", "in_inventory", ("subject", WordFilter)]
    search_fields = ["number", "title"]
    search_help_text = "A number as you read it, such as Sec. 53a-83, or words of the title."
    autocomplete_fields = ["transferred_to"]
    fixed_once_posted = ["number", "through"]
    inlines = [ChangeOfStatuteInline]
    fields = ["number", "through", "title", ("chapter", "subject"), ("status", "status_note")]
    fields += [("repealed_on", "transferred_to"), ("in_inventory", "checked_on"), "summary"]
    fields += ["effectiveness", ("official_url", "text_edition")]

    def left_out(self, request, obj):
        """What can still be typed is typed as one: “54-36j to 54-36l”."""
        return set() if obj and obj.posted_at else {"through"}

    def get_search_results(self, request, queryset, search_term):
        """A section is found as it is cited: “Sec. 53a-83”, “C.G.S. § 53a-83”, “53a-83(i)”."""
        wanted = Q()
        for section in citations.sections_typed(search_term):
            wanted |= holding_section(queryset, section.number)
        if wanted and (found := queryset.filter(wanted)).exists():
            return found, False
        return super().get_search_results(request, queryset, search_term)


@admin.register(Act)
class ActAdmin(RecordAdmin):
    verbs = (*RecordAdmin.verbs, Rename)
    form = ActForm
    list_display = ["citation", "title", "bill", "effective_on", "in_inventory", "posting"]
    list_filter = [PostedFilter, "kind", "in_inventory"]
    search_fields = ["slug", "title", "bill", "session"]
    search_help_text = "An act as you read it, such as P.A. 17-32, a bill, or words of the title."
    fixed_once_posted = ["kind", "year", "session", "number"]
    inlines = [ChangeByActInline]
    fields = ["cited", "kind", "year", "number", "session", "title", ("bill", "effective_on")]
    fields += [("in_inventory", "subject"), "summary", "official_url"]

    def left_out(self, request, obj):
        """A new act begins with its citation, from which the rest follows."""
        return {"kind", "year", "number", "session"} if obj is None else {"cited"}

    @admin.display(description="Act", ordering="-year")
    def citation(self, act):
        return act.citation

    def get_search_results(self, request, queryset, search_term):
        """An act is found as it is cited: “P.A. 16-66”, “pa 16-66”, “Public Act No. 16-66”."""
        if slugs := [act.target for act in citations.acts_typed(search_term)]:
            found = queryset.filter(slug__in=slugs)
            if found.exists():
                return found, False
        found, duplicates = super().get_search_results(request, queryset, search_term)
        slug = "-".join(search_term.lower().replace(".", "").split())
        if slug and not found.exists():
            return queryset.filter(slug__contains=slug), False
        return found, duplicates

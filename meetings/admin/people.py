"""The council and its committees, who sat in them, and the seats that the law gives them."""

from django.contrib import admin

from meetings.models import Body, HostAgency, Membership, Milestone, Person, Seat
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.gate import Rename
from tipcouncil.records.admin.inlines import PostedInline
from tipcouncil.records.admin.lists import PostedFilter


class MembershipInline(PostedInline):
    """Where a person sat. Each has a gate of its own, on its own page."""

    model = Membership
    autocomplete_fields = ["body", "seat"]
    fields = ["body", "seat", "role", "title", "begins", "ends", "posting"]


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    verbs = (*RecordAdmin.verbs, Rename)
    list_display = ["sort_name", "name", "honorific", "name_withheld", "posting"]
    list_filter = [PostedFilter, "name_withheld"]
    search_fields = ["name", "sort_name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MembershipInline]
    fields = ["name", "sort_name", "honorific", "slug", "name_withheld", "note"]


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ["person", "role", "body", "seat", "begins", "ends", "posting"]
    list_filter = [PostedFilter, "role", "body"]
    list_select_related = ["person", "body", "seat__body"]
    search_fields = ["person__name", "seat__holder", "seat_as_written", "title"]
    autocomplete_fields = ["person", "body", "seat", "designee_of"]
    shown_with = "person"
    fields = ["person", "body", "role", "seat", "designee_of", "title", ("begins", "ends")]
    folded = {
        "Where dates are not known": [
            "listed_in",
            ("listed_on", "listed_precision"),
            "seat_as_written",
            "note",
            "position",
        ]
    }


@admin.register(Seat)
class SeatAdmin(RecordAdmin):
    list_display = ["number", "holder", "represents", "kind", "begins", "ends", "posting"]
    list_display_links = ["holder"]
    list_filter = [PostedFilter, "kind", "body"]
    list_select_related = ["body"]
    search_fields = ["holder", "represents", "number", "appointing_authority"]
    prepopulated_fields = {"slug": ["holder", "represents"]}
    autocomplete_fields = ["body"]
    fields = ["body", ("holder", "represents"), ("kind", "number")]
    fields += [("appointing_authority", "designee_allowed"), ("begins", "ends")]
    fields += [("added_by", "source_url"), "slug", "position"]


@admin.register(Body)
class BodyAdmin(RecordAdmin):
    verbs = (*RecordAdmin.verbs, Rename)
    list_display = ["name", "kind", "parent", "begins", "ends", "posting"]
    list_filter = [PostedFilter, "kind"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent", "formerly", "established_by"]
    fields = ["name", "slug", "kind", "parent", ("begins", "begins_precision")]
    fields += [("ends", "ends_precision"), "established_by", "formerly", "about"]


@admin.register(HostAgency)
class HostAgencyAdmin(RecordAdmin):
    list_display = ["name", "abbreviation", "body", "begins", "ends", "posting"]
    list_filter = [PostedFilter]
    list_select_related = ["body"]
    search_fields = ["name", "abbreviation"]
    autocomplete_fields = ["body"]
    fields = ["body", ("name", "abbreviation"), "address", "web_address"]
    fields += [("begins", "begins_precision"), ("ends", "ends_precision"), "changed_by", "note"]


@admin.register(Milestone)
class MilestoneAdmin(RecordAdmin):
    list_display = ["date_words", "slug", "is_duty", "on_home_page", "posting"]
    prepopulated_fields = {"slug": ["text"]}
    list_display_links = ["date_words", "slug"]
    list_filter = [PostedFilter, "is_duty", "on_home_page"]
    list_select_related = ["body"]
    search_fields = ["slug", "text"]
    date_hierarchy = "date"
    autocomplete_fields = ["body", "act"]
    fields = ["body", ("date", "date_precision"), "text", ("is_duty", "on_home_page"), "act"]
    fields += ["slug"]

    @admin.display(description="Date", ordering="date")
    def date_words(self, milestone):
        return milestone.date_words

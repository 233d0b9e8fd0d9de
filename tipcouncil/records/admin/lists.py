"""Lists of records: by what they are narrowed, and those that nobody types."""

from django.contrib import admin
from django.db.models import Q


class YesNoFilter(admin.SimpleListFilter):
    """The rows for which a condition holds, or those for which it does not."""

    yes = no = ""
    condition = Q()

    def lookups(self, request, model_admin):
        return [("yes", self.yes), ("no", self.no)]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(self.condition)
        return queryset.exclude(self.condition) if self.value() == "no" else queryset


class PostedFilter(YesNoFilter):
    title, parameter_name = "posting", "posted"
    yes, no = "Posted", "Only staff see it"
    condition = Q(posted_at__isnull=False)


class HeldFilter(YesNoFilter):
    title, parameter_name = "file", "held"
    yes, no = "Held", "Not held"
    condition = ~Q(file="")


class WordFilter(admin.AllValuesFieldListFilter):
    """By a word that many rows share; no word is a choice with a name too."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice if str(choice["display"]).strip() else choice | {"display": "Not entered"}


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the site makes for itself: staff look at them, and nobody types them."""

    list_per_page = 50

    def has_change_permission(self, request, obj=None):
        return False

    has_add_permission = has_delete_permission = has_change_permission

"""Lists of records: by what they are narrowed, and those that nobody types."""

from django.contrib import admin


class PostedFilter(admin.SimpleListFilter):
    """Posted, or seen by staff alone."""

    title = "posting"
    parameter_name = "posted"

    def lookups(self, request, model_admin):
        return [("yes", "Posted"), ("no", "Only staff see it")]

    def queryset(self, request, queryset):
        if self.value() in {"yes", "no"}:
            return queryset.filter(posted_at__isnull=self.value() == "no")
        return queryset


class WordFilter(admin.AllValuesFieldListFilter):
    """By a word that many rows share; no word is a choice with a name too."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice if str(choice["display"]).strip() else choice | {"display": "Not entered"}


class HeldFilter(admin.SimpleListFilter):
    """Held, or only named in the record."""

    title = "file"
    parameter_name = "held"

    def lookups(self, request, model_admin):
        return [("no", "Not held"), ("yes", "Held")]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.filter(file="")
        return queryset.exclude(file="") if self.value() == "yes" else queryset


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the site makes for itself: staff look at them, and nobody types them."""

    list_per_page = 50

    def has_change_permission(self, request, obj=None):
        return False

    has_add_permission = has_delete_permission = has_change_permission

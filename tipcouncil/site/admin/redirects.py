"""Old addresses, as staff keep them: what answered once, and where it leads now."""

from django import forms
from django.contrib import admin

from tipcouncil.site.models import Redirect
from tipcouncil.site.redirects.recorded import check_redirect


class RedirectForm(forms.ModelForm):
    """An old address that hides no page, and leads to one of this site."""

    class Meta:
        model = Redirect
        fields = ["path", "target", "note"]

    def clean(self):
        given = super().clean()
        if "path" in given and "target" in given:
            check_redirect(given["path"], given["target"], self.instance.pk)
        return given


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Addresses that lead on. One that a renamed page left behind is kept for ever."""

    form = RedirectForm
    list_display = ["path", "target", "note"]
    search_fields = ["path", "target", "note"]
    actions = None  # they are deleted one by one: of many at once, some may be of renamed pages

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.is_renaming)

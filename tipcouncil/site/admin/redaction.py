"""Words that were withdrawn, for the secretary's eyes alone: what stood where, and lifting it."""

from django import forms
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from tipcouncil.records.admin.verbs import SECRETARYS, VerbsAdmin
from tipcouncil.records.admin.withdrawal import Withdraw
from tipcouncil.records.redaction import redaction
from tipcouncil.records.redaction.places import named, staff_url
from tipcouncil.site.models import Redaction

NOWHERE = "In no list and no title. Texts and files that held them were withdrawn whole."


class WithdrawAnywhere(Withdraw):
    """Withdrawing words that the secretary met in no record in particular."""

    def answer(self):
        """The page of the withdrawal, which shows what stood where."""
        return HttpResponseRedirect(
            reverse("admin:site_redaction_change", args=[self.redaction.pk])
        )


class LiftingForm(forms.ModelForm):
    """Why words may stand again. Saving it lets them."""

    class Meta:
        model = Redaction
        fields = ["lifted_reason"]

    lifted_reason = forms.CharField(
        label="Let these words stand again, because",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Names in lists and titles are public again at once, where they were not changed"
        " since. A text or a file that was withdrawn whole is posted again on its own page. Every"
        " role reads this reason in the log: do not write the words.",
    )


@admin.register(Redaction)
class RedactionAdmin(VerbsAdmin):
    """No address, list or log says the words; only the page of a withdrawal does."""

    form = LiftingForm
    list_display = ["__str__", "by", "reason", "is_in_force"]
    list_select_related = ["by"]
    told = ["words", "reason", "note", "at", "by", "what_stood", "is_in_force"]
    list_per_page = 50

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(SECRETARYS)

    has_module_permission = has_add_permission = has_view_permission

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and (obj is None or obj.is_in_force)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        lifted = [] if obj is None or obj.is_in_force else ["lifted_at"]
        return [*self.told, *lifted, "lifted_reason"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.told, "lifted_at"]

    @admin.display(description="What stood where")
    def what_stood(self, withdrawal):
        rows = [
            (
                staff_url(text.record),
                named(text.record),
                text.record._meta.get_field(text.field).verbose_name,
                text.original,
                " (it stands there again)" if text.restored_at else "",
            )
            for text in withdrawal.texts.all()
            if text.record is not None
        ]
        if not rows:
            return NOWHERE
        item = '<li><a href="{}">{}</a>, {}: “{}”{}</li>'
        return format_html("<ul>{}</ul>", format_html_join("", item, rows))

    def rows_shown(self, request, records):
        """Of words that are withdrawn anywhere, the list of places is compared, and no record."""
        return []

    def add_view(self, request, form_url="", extra_context=None):
        return self.carry_out(
            request, WithdrawAnywhere, lambda: [None], is_pressed=request.method == "POST"
        )

    def save_model(self, request, obj, form, change):
        redaction.lift(obj, form.cleaned_data["lifted_reason"], by=request.user)

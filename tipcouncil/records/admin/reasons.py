"""A public text is corrected with a reason, which readers see beside the new version."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.forms import LONGEST_REASON, RecordForm
from tipcouncil.records.redaction import redacted


class ReasonedForm(RecordForm):
    """The form of a record that keeps the versions of its text: readers are told why it changes."""

    reason = forms.CharField(
        label="Reason for the change",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Needed when a public text changes. Readers see it: “Corrected a name”.",
    )

    def clean(self):
        cleaned = super().clean()
        reason, changed = cleaned.get("reason", ""), set(self.changed_data)
        is_public = self.instance.posted_at is not None
        if is_public and self.instance.needs_reason_to_change(changed) and not reason.strip():
            self.add_error(
                "reason",
                "This text is public. Say why it changes: readers see the reason beside the new"
                " version.",
            )
        try:
            redacted.check_words(reason)
        except ValidationError as mistake:
            self.add_error("reason", mistake)
        return cleaned


class ReasonedAdmin(RecordAdmin):
    """The reason is asked for once the text is public, and kept with the version."""

    form = ReasonedForm
    readonly_fields = ["versions"]

    def left_out(self, request, obj):
        """What a text has only once it was public."""
        if obj is None:
            return {"reason", "versions"}
        is_asked = obj.posted_at is not None and "body" not in self.fixed(request, obj)
        return set() if is_asked else {"reason"}

    @admin.display(description="Versions that were public")
    def versions(self, record):
        rows = [
            (
                f"{version.number}, {timezone.localtime(version.made_at):%b %-d, %Y}",
                f"{version.get_kind_display()}. {version.reason or 'No reason was given.'}",
            )
            for version in record.revisions.order_by("number")
        ]
        if not rows:
            return "None yet: the first is kept when the text is posted."
        return format_html("<ul>{}</ul>", format_html_join("", "<li>Version {}. {}</li>", rows))

    def save_model(self, request, obj, form, change):
        obj._history_user = request.user
        obj.save(reason=form.cleaned_data.get("reason", "").strip(), by=request.user)

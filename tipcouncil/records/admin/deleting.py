"""Deleting in the admin: only what never was public, and only as the page that asks showed it."""

from contextlib import nullcontext
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse

from tipcouncil.records.admin.conflicts import SEEN, changed_since
from tipcouncil.records.posting import WAS_POSTED
from tipcouncil.records.saving import as_one


@admin.action(description="Delete the selected %(verbose_name_plural)s", permissions=["delete"])
def delete_unposted(modeladmin, request, queryset):
    """Delete what only staff ever saw; refuse the rest in a sentence."""
    if posted := next((record for record in queryset if record.was_posted), None):
        modeladmin.message_user(request, f"“{posted}” stays. {WAS_POSTED}", messages.ERROR)
        return None

    def find():
        return list(queryset.all())

    def ask():
        return delete_selected(modeladmin, request, queryset.all())

    try:
        return modeladmin.delete_as_shown(request, find, ask, "post" in request.POST)
    except (ProtectedError, ValidationError) as refusal:
        words = "Other records name one of these." if isinstance(refusal, ProtectedError) else ""
        words = words or " ".join(refusal.messages)
        modeladmin.message_user(request, f"Nothing was deleted. {words}", messages.ERROR)
        return None


class KeepsWhatWasPublic:
    """For an admin of records with a gate."""

    delete_confirmation_template = "admin/record_delete.html"
    delete_selected_confirmation_template = "admin/record_delete_selected.html"

    def has_delete_permission(self, request, obj=None):
        was_posted = obj is not None and getattr(obj, "was_posted", False)
        return not was_posted and super().has_delete_permission(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        if record is not None and record.was_posted and self.has_view_permission(request):
            self.message_user(request, f"“{record}” stays. {WAS_POSTED}", messages.ERROR)
            return HttpResponseRedirect(self.page_of(record, "change"))

        find = partial(self.rows_with, request, unquote(object_id))

        def ask():
            return super(KeepsWhatWasPublic, self).delete_view(request, object_id, extra_context)

        return self.delete_as_shown(request, find, ask, request.method == "POST")

    def delete_as_shown(self, request, find, ask, is_pressed):
        """Delete what the page that asks has shown; if that was changed since, ask again."""
        shown = partial(self.rows_on_page, request)
        with transaction.atomic() if is_pressed else nullcontext():
            _, version = self.read(find, shown, is_pressed)
            changed = changed_since(request, version) if is_pressed else {}
            if changed:
                request.POST = QueryDict()  # Django asks where nothing was sent
            answer = ask()
            if isinstance(answer, TemplateResponse):
                answer.context_data |= {"seen_name": SEEN, "seen": version, **changed}
            return answer

    def delete_model(self, request, obj):
        obj._history_user = request.user
        with as_one():
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with as_one():
            for obj in queryset:
                self.delete_model(request, obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            description = delete_unposted.short_description % {
                "verbose_name_plural": self.opts.verbose_name_plural
            }
            actions["delete_selected"] = (delete_unposted, "delete_selected", description)
        return actions

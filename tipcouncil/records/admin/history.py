"""What staff did to a record: told to the log, and read on its page of the history."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin

from tipcouncil.records import log
from tipcouncil.records.admin.fields import could_be_a_key


class HistoryAdmin(SimpleHistoryAdmin):
    """The history is read here. To go back to an older text, copy it: the gate stays as it is."""

    object_history_list_template = "admin/record_history.html"

    def log_addition(self, request, obj, message):
        log.note(log.AuditAction.ENTER, obj, request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        if message:
            log.note(log.AuditAction.CHANGE, obj, request.user, entry.get_change_message())
        return entry

    def log_deletions(self, request, queryset):
        for record in queryset:
            log.note(log.AuditAction.DELETE, record, request.user)
        return super().log_deletions(request, queryset)

    def history_view(self, request, object_id, extra_context=None):
        if not could_be_a_key(object_id):
            raise Http404
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        if request.method != "GET":
            raise PermissionDenied
        if not (could_be_a_key(object_id) and could_be_a_key(version_id)):
            raise Http404
        return super().history_form_view(request, object_id, version_id, extra_context)

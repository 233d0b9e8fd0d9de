"""Papers: filed, posted under the title they had, or named and not held."""

from django.contrib import admin

from meetings.admin.desk_posting import PostAfterPreview
from meetings.models import Document
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.files import FileForm, ShowsFile
from tipcouncil.records.admin.gate import Delete, TakeBack
from tipcouncil.records.admin.lists import HeldFilter, PostedFilter
from tipcouncil.records.admin.withdrawal import Withdraw


@admin.register(Document)
class DocumentAdmin(ShowsFile, RecordAdmin):
    form = FileForm
    file_model = Document
    verbs = (PostAfterPreview, TakeBack, Withdraw, Delete)
    list_display = ["title_as_posted", "kind", "meeting", "held", "posting"]
    list_filter = [PostedFilter, HeldFilter, "kind", "body"]
    list_select_related = ["meeting__body", "body"]
    search_fields = ["title_as_posted", "original_name", "note", "meeting__slug"]
    autocomplete_fields = ["meeting", "body", "people"]
    readonly_fields = ["facts"]
    fields = ["title_as_posted", "kind", "body", "meeting", "file", "facts", "is_scan"]
    fields += ["source_url"]
    folded = {
        "Date, people and notes": [("date", "date_precision"), "people", "note", "position"],
    }

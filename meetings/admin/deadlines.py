"""What the law's clocks run by, and what shows that they were kept."""

from django.contrib import admin

from meetings.models import ClosedDay, Receipt
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.lists import PostedFilter


@admin.register(ClosedDay)
class ClosedDayAdmin(RecordAdmin):
    """Deadlines leave a day out from the moment at which it is posted."""

    list_display = ["date", "words", "kind", "posting"]
    list_filter = [PostedFilter, "kind"]
    search_fields = ["words"]
    date_hierarchy = "date"
    fields = [("date", "kind"), "words"]


@admin.register(Receipt)
class ReceiptAdmin(RecordAdmin):
    """What the site wrote itself is read only; what staff enter of a filing stands once posted."""

    list_display = ["what", "meeting", "date", "way", "proves", "posting"]
    list_filter = [PostedFilter, "way", "subject"]
    list_select_related = ["meeting__body"]
    search_fields = ["what", "words", "key", "meeting__slug"]
    date_hierarchy = "date"
    autocomplete_fields = ["meeting"]
    fields = ["what", ("meeting", "year"), "proves", ("date", "time"), ("way", "words")]
    folded = {
        "What was posted": ["subject", "role", "address", "record_key", "version", "sha256", "text"]
    }

    def fixed(self, request, obj):
        """Nothing of it can be typed any more once it was posted."""
        return [field.name for field in self.opts.fields] if obj and obj.was_posted else []

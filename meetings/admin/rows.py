"""The rows on the page of a meeting: its agenda, its papers, who was there, and what was moved."""

from meetings.models import AgendaItem, Attendance, Document, Motion
from tipcouncil.records.admin.files import FileForm, ShowsFile
from tipcouncil.records.admin.inlines import PartInline, PostedInline


class AgendaItemInline(PartInline):
    """What an agenda item has beside its line: the lines are typed and moved as one text."""

    model = AgendaItem
    fk_name = "meeting"
    can_delete = False
    classes = ["collapse"]
    verbose_name_plural = "agenda, item by item: who presents, addresses, later topics"
    autocomplete_fields = ["named_in"]
    fields = ["presenter_names", "anchor", "added_by_vote", "named_in"]

    def has_add_permission(self, request, obj):
        return False


class DocumentInline(ShowsFile, PostedInline):
    model = Document
    form = FileForm
    fields = ["title_as_posted", "kind", "file", "held", "is_scan", "posting", "position"]
    readonly_fields = ["held", "posting"]


class UnderAnItem:
    """For rows that may belong to an item of the same agenda."""

    def get_formset(self, request, obj=None, **kwargs):
        """The items to choose from are read once for all rows of the table."""
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields["agenda_item"]
        field.queryset = AgendaItem.objects.filter(meeting=obj).order_by("position")
        field.choices = [("", "---------"), *((item.pk, str(item)) for item in field.queryset)]
        return formset


class AttendanceInline(UnderAnItem, PartInline):
    model = Attendance
    autocomplete_fields = ["person", "seat"]
    verbose_name_plural = "who was there"
    fields = ["name_as_recorded", "person", "seat", "capacity", "manner", "agenda_item", "topic"]
    fields += ["arrived", "left", "position"]


class MotionInline(UnderAnItem, PostedInline):
    model = Motion
    verbose_name_plural = "motions (the votes are on each motion's own page)"
    fields = ["text", "moved_by_name", "seconded_by_name", "result", "by_voice", "agenda_item"]
    fields += ["position", "posting"]

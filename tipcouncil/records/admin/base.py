"""What the admin of every record shares: history, posting, words instead of errors."""

import re

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import BaseInlineFormSet
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import Http404
from django.utils.functional import cached_property
from simple_history.admin import SimpleHistoryAdmin

from tipcouncil.records.admin.conflicts import NoLostEdits, RecordForm
from tipcouncil.records.admin.deleting import KeepsWhatWasPublic
from tipcouncil.records.admin.fields import FIELDS_AS_WRITTEN, ChoosesRecords, could_be_a_key
from tipcouncil.records.admin.posting import PostedFilter, PostingAdmin, gate_paths, gate_words

__all__ = [
    "PartInline",
    "PostedFilter",
    "PostedInline",
    "ReadOnlyAdmin",
    "RecordAdmin",
    "RowsAsSent",
    "StackedPartInline",
    "WordFilter",
    "gate_words",
]


class WordFilter(admin.AllValuesFieldListFilter):
    """By a word that many rows share; no word is a choice with a name too."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice if str(choice["display"]).strip() else choice | {"display": "Not entered"}


class LabelledInline(ChoosesRecords):
    """For an inline: every control of a table says what it is, the column seen or not."""

    extra = 0
    view_on_site = False
    formfield_overrides = FIELDS_AS_WRITTEN

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return field
        widget = getattr(field.widget, "widget", field.widget)
        words = str(field.label or db_field.verbose_name)
        widget.attrs.setdefault("aria-label", words[:1].upper() + words[1:])
        if field.widget is not widget:
            field.widget.can_delete_related = field.widget.can_change_related = False
        return field


class RowsAsSent:
    """For a formset: as many rows as were sent, whatever number is sent with them."""

    default_error_messages = {
        "missing_management_form": "The number of rows did not come with this page. Nothing is"
        " saved. Open the page again, and send it from there.",
        "too_many_forms": "At most %(num)d rows are saved at once. Nothing is saved yet.",
    }

    @cached_property
    def management_form(self):
        form = super().management_form
        if self.is_bound:
            counts = form.cleaned_data
            counts[TOTAL_FORM_COUNT] = min(counts[TOTAL_FORM_COUNT], self.rows_sent)
            counts[INITIAL_FORM_COUNT] = min(counts[INITIAL_FORM_COUNT], counts[TOTAL_FORM_COUNT])
        return form

    @cached_property
    def rows_sent(self):
        row = re.compile(rf"{re.escape(self.prefix)}-(\d{{1,4}})-")
        sent = (row.match(name) for names in (self.data, self.files) for name in names)
        return len({found[1] for found in sent if found})


class PartFormSet(RowsAsSent, BaseInlineFormSet):
    """Rows on the page of their whole. A posted row is not deleted here either."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" not in form.fields:
            return
        is_posted = getattr(form.instance, "posted_at", None) is not None
        name = form.instance if form.instance.pk else "this row"
        box = form.fields["DELETE"]
        box.disabled = is_posted
        box.widget.attrs["aria-label"] = f"Delete {name}{' (it is posted)' if is_posted else ''}"


class PartInline(LabelledInline, admin.TabularInline):
    form = RecordForm
    formset = PartFormSet


class StackedPartInline(LabelledInline, admin.StackedInline):
    form = RecordForm
    formset = PartFormSet


class PostedInline(PartInline):
    """Rows with a gate of their own, which is moved on their own page."""

    show_change_link = True
    readonly_fields = ["posting"]

    @admin.display(description="Posted")
    def posting(self, record):
        return gate_words(record) if record.pk else "-"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*gate_paths(self.model))


class RecordAdmin(
    KeepsWhatWasPublic, NoLostEdits, ChoosesRecords, PostingAdmin, SimpleHistoryAdmin
):
    """The page and the list of one kind of record.

    `fixed_once_posted` names what an address is made of: an address once public answers for ever.
    """

    formfield_overrides = FIELDS_AS_WRITTEN
    object_history_list_template = "admin/record_history.html"
    list_per_page = 50
    fixed_once_posted = ["slug"]

    class Media:
        css = {"all": ["admin-extra/record.css"]}
        js = ["admin-extra/paste.js", "admin-extra/editor.js", "admin-extra/desk.js"]
        js += ["admin-extra/record.js"]

    def get_queryset(self, request):
        """With everything that the list shows and that could hide a row, in one query."""
        paths = [*gate_paths(self.model), *(self.list_select_related or [])]
        found = super().get_queryset(request)
        return found.select_related(*paths) if paths else found

    def get_changeform_initial_data(self, request):
        """Values from the address, without those that could not be the key of a row."""
        initial = super().get_changeform_initial_data(request)
        links = {field.name for field in self.opts.get_fields() if field.is_relation}
        for name in links & set(initial):
            keys = [initial[name]] if isinstance(initial[name], str) else initial[name]
            if not all(could_be_a_key(key) for key in keys):
                del initial[name]
        return initial

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(getattr(field, "widget", None), "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def get_readonly_fields(self, request, obj=None):
        names = list(super().get_readonly_fields(request, obj))
        if obj and obj.posted_at is not None:
            known = {field.name for field in self.opts.get_fields()}
            names += [name for name in self.fixed_once_posted if name in known]
        return names

    def get_prepopulated_fields(self, request, obj=None):
        fixed = self.get_readonly_fields(request, obj)
        found = super().get_prepopulated_fields(request, obj)
        return {name: sources for name, sources in found.items() if name not in fixed}

    # History is read here. To go back to an older text, copy it: then the gate stays as it is.

    def revert_disabled(self, request, obj=None):
        return True

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


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the site makes for itself: staff look at them, and nobody types them."""

    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

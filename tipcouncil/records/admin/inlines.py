"""Rows of other records on the page of their whole: tables and stacks, posted or not."""

import re

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.utils.functional import cached_property

from tipcouncil.records.admin.fields import FIELDS_AS_WRITTEN, ChoosesRecords
from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.admin.gate import gate_words
from tipcouncil.records.posting import whole_paths


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


class PartInline(ChoosesRecords, admin.TabularInline):
    form = RecordForm
    formset = PartFormSet
    formfield_overrides = FIELDS_AS_WRITTEN
    extra = 0
    is_table = True
    view_on_site = False


class PostedInline(PartInline):
    """Rows with a gate of their own, which is moved on their own page."""

    show_change_link = True
    readonly_fields = ["posting"]

    @admin.display(description="Posted")
    def posting(self, record):
        return gate_words(record) if record.pk else "-"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*dict(whole_paths(self.model)))

"""What the admin of every record shares: history, posting, words instead of errors."""

from contextlib import nullcontext
from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin

from tipcouncil.records.admin.conflicts import (
    SEEN,
    RecordForm,
    conflict_words,
    differences,
    words_of,
)
from tipcouncil.records.admin.deleting import KeepsWhatWasPublic
from tipcouncil.records.admin.documents import (
    ask_for_files_again,
    file_pages,
    read_uploads,
    tell_notes,
)
from tipcouncil.records.admin.fields import FIELDS_AS_WRITTEN, ChoosesRecords, could_be_a_key
from tipcouncil.records.admin.posting import PostedFilter, PostingAdmin, gate_paths, gate_words
from tipcouncil.records.admin.questions import note_overruled, questions_context
from tipcouncil.records.saving import as_one

__all__ = ["PostedFilter", "ReadOnlyAdmin", "RecordAdmin", "WordFilter", "gate_words"]

KNOWN_FROM = ("How this is known", {"classes": ["collapse"], "fields": ["source"]})
KNOWN_SINCE = (
    "How this is known",
    {
        "classes": ["collapse"],
        "fields": ["source", ("first_public_on", "first_public_evidence")],
    },
)


class WordFilter(admin.AllValuesFieldListFilter):
    """By a word that many rows share; no word is a choice with a name too."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice if str(choice["display"]).strip() else choice | {"display": "Not entered"}


class RecordAdmin(KeepsWhatWasPublic, ChoosesRecords, PostingAdmin, SimpleHistoryAdmin):
    """The page and the list of one kind of record.

    `fixed_once_posted` names what an address is made of: an address once public answers for ever.
    `file_model` keeps the files that are uploaded on these pages, if any are.
    """

    form = RecordForm
    formfield_overrides = FIELDS_AS_WRITTEN
    object_history_list_template = "admin/record_history.html"
    list_per_page = 50
    fixed_once_posted = ["slug"]
    file_model = None

    class Media:
        css = {"all": ["admin-extra/record.css"]}
        js = ["admin-extra/paste.js", "admin-extra/editor.js", "admin-extra/desk.js"]
        js += ["admin-extra/record.js"]

    # What a kind of record says for itself.

    def fixed(self, request, obj):
        """The fields that this person cannot type now."""
        return []

    def why_fixed(self, obj):
        """A sentence that says why, above the fields."""
        return ""

    def left_out(self, request, obj):
        """The fields that are not shown to this person now."""
        return set()

    def page_context(self, request, obj):
        """What the page of a record says beside its fields."""
        return {}

    def own_pages(self):
        return file_pages(self)

    def save_formset(self, request, form, formset, change):
        """The history of each row names who saved the page."""
        for row in formset.forms:
            row.instance._history_user = request.user
        super().save_formset(request, form, formset, change)

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
        return [*names, *self.fixed(request, obj)]

    def get_fieldsets(self, request, obj=None):
        left_out, why = self.left_out(request, obj), self.why_fixed(obj)
        found = super().get_fieldsets(request, obj)
        kept = [
            (n, o | {"fields": [f for f in o["fields"] if f not in left_out]}) for n, o in found
        ]
        (name, options), *rest = [(n, o) for n, o in kept if o["fields"]]
        return [(name, options | {"description": why} if why else options), *rest]

    def get_prepopulated_fields(self, request, obj=None):
        fixed = self.get_readonly_fields(request, obj)
        found = super().get_prepopulated_fields(request, obj)
        return {name: sources for name, sources in found.items() if name not in fixed}

    # Two people in one record: what was seen when the form was opened is compared once it is saved.

    def get_object(self, request, object_id, from_field=None):
        """The record for a form, with the version that the form is about to show."""
        find = partial(self.rows_with, request, object_id, from_field)
        is_saved = request.method == "POST" and transaction.get_connection().in_atomic_block
        found, version = self.read(find, partial(self.rows_on_page, request), is_saved)
        for record in found:
            record.version_shown = version
        return found[0] if found else None

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        form.conflict = conflict_words(request, obj) if obj and change else ""
        for name in self.left_out(request, obj):
            form.base_fields.pop(name, None)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        rows = [row for part in context["inline_admin_formsets"] for row in part.formset.forms]
        if self.file_model:  # after a POST, the form comes back because something on it was wrong
            for one in (form, *rows):
                ask_for_files_again(one)
        if obj and change:
            context["seen_name"], context["seen"] = SEEN, obj.version_shown
            context["theirs"] = differences(form) if form.conflict else []
        context |= questions_context(request, form, *rows)
        context |= self.gate_context(request, obj) | self.page_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_texts(request.user)
        rows = [row for formset in formsets for row in formset.forms]
        note_overruled(request, form.instance, form, *rows)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the form could not foresee comes back as a sentence above what was typed."""
        if self.file_model and request.method == "POST" and self.has_view_permission(request):
            read_uploads(request, self.file_model)
        try:
            with as_one() if request.method == "POST" else nullcontext():
                answer = super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ValidationError) as error:
            request.refusal = f"Not saved. {words_of(error)}"
            answer = super().changeform_view(request, object_id, form_url, extra_context)
        if self.file_model and answer.status_code == 302:
            tell_notes(self, request)
        return answer

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

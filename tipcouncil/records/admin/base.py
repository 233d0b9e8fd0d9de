"""What the admin of every record shares: history, posting, words instead of errors."""

from contextlib import nullcontext
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect

from tipcouncil.records.admin import seen
from tipcouncil.records.admin.fields import FIELDS_AS_WRITTEN, ChoosesRecords
from tipcouncil.records.admin.files import (
    ask_for_files_again,
    file_pages,
    read_uploads,
    tell_notes,
)
from tipcouncil.records.admin.forms import (
    RecordForm,
    conflict_words,
    differences,
    note_overruled,
    questions_context,
    words_of,
)
from tipcouncil.records.admin.gate import Delete, Post, TakeBack, gate_words, hiding
from tipcouncil.records.admin.history import HistoryAdmin
from tipcouncil.records.admin.verbs import SECRETARYS, VerbsAdmin, on_selected
from tipcouncil.records.posting import whole_paths
from tipcouncil.records.saving import as_one

KNOWN_FROM = ["source", "first_public_on", "first_public_evidence"]


class RecordAdmin(ChoosesRecords, VerbsAdmin, HistoryAdmin):
    """The page and the list of one kind of record.

    Who may change a record may open and close its gate; what was public is never deleted.
    `fixed_once_posted` names what an address is made of: an address once public answers for ever.
    `folded` has further fields, under headings that open them. `file_model` keeps the files that
    are uploaded on these pages, if any are. What has no page of its own is `shown_with` another.
    """

    form = RecordForm
    formfield_overrides = FIELDS_AS_WRITTEN
    change_form_template = "admin/record_change_form.html"
    list_per_page = 50
    fixed_once_posted = ["slug"]
    folded = {}
    file_model = None
    shown_with = ""

    verbs = (Post, TakeBack, Delete)
    post_selected = on_selected("post", "Post to the public", "posting")
    take_back_selected = on_selected("take-back", "Take the posting back", "posting")
    delete_selected = on_selected("delete", "Delete the selected %(verbose_name_plural)s", "delete")
    actions = ["post_selected", "take_back_selected", "delete_selected"]

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

    def is_closed(self, request, obj):
        """Whether the record is beyond this person: what was withdrawn is the secretary's."""
        return getattr(obj, "is_withdrawn", False) and not request.user.has_perm(SECRETARYS)

    def why_kept(self, record):
        """Why its posting is not taken back; empty where it may be."""
        return ""

    def needs_reason_to_post(self, record):
        """Whether the public will read a reason for the posting."""
        return getattr(record, "is_withdrawn", False)

    def posting_companions(self, request, record):
        """Records that are often posted together with this one, and that only staff see: those
        without which it stays hidden."""
        return [self.companion(request, whole) for whole in dict.fromkeys(hiding(record))]

    def may_write_more(self, request, record):
        """Whether the page of a posted record takes something else that is to be posted."""
        return False

    def next_page(self, request, obj):
        """After “Save and post”: the record is saved, and the page that asks comes next."""
        if "_post" in request.POST and self.has_posting_permission(request, obj):
            self.message_user(request, f"“{obj}” is saved. It is not posted yet.", messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(obj, Post.name))
        return None

    # The gate

    @admin.display(description="Posted", ordering="posted_at")
    def posting(self, record):
        return gate_words(record)

    def has_posting_permission(self, request, obj=None):
        return self.has_change_permission(request, obj) and not self.is_closed(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not (obj and obj.was_posted) and super().has_delete_permission(request, obj)

    def view_on_site(self, obj):
        """The public page, when there is one and the public can see it."""
        shown_on = getattr(obj, self.shown_with) if self.shown_with else obj
        has_page = hasattr(shown_on, "get_absolute_url")
        return shown_on.get_absolute_url() if has_page and obj.is_public else None

    def companion(self, request, record):
        """A record that may be posted along, as pages list it."""
        own_admin = self.admin_site.get_model_admin(type(record))
        key = f"{record._meta.model_name}-{record.pk}"
        return {
            "record": record,
            "key": key,
            "chosen": record.goes_along or key in (request.POST or request.GET).getlist("with"),
            "kind": record._meta.verbose_name,
            "url": own_admin.page_of(record, Post.name),
            "allowed": own_admin.has_posting_permission(request, record),
        }

    def rows_shown(self, request, records):
        """With what may be posted along."""
        rows = super().rows_shown(request, records)
        offered = [c for one in records for c in self.posting_companions(request, one)]
        along = [c["record"] for c in offered if len(records) == 1 or c["chosen"]]
        return [*rows, *(type(one)._base_manager.filter(pk=one.pk) for one in along)]

    def gate_context(self, request, obj):
        """What the page of a record says of its gate; of a new record, whether it may be posted."""
        allowed = self.has_posting_permission(request, obj)
        if obj is None:
            return {"may_post": allowed}
        companions = self.posting_companions(request, obj)
        more = obj.posted_at is None or companions or self.may_write_more(request, obj)
        gate = {
            "words": gate_words(obj),
            "is_posted": obj.posted_at is not None,
            "companions": companions,
            "verbs": [found for verb in self.verbs if (found := verb(self, request, [obj]).offer)],
        }
        return {"may_post": allowed and bool(more), "gate": gate}

    # Fields

    def save_formset(self, request, form, formset, change):
        """The history of each row names who saved the page."""
        for row in formset.forms:
            row.instance._history_user = request.user
        super().save_formset(request, form, formset, change)

    def get_queryset(self, request):
        """With everything that the list shows and that could hide a row, in one query."""
        paths = [*dict(whole_paths(self.model)), *(self.list_select_related or [])]
        found = super().get_queryset(request)
        return found.select_related(*paths) if paths else found

    def get_readonly_fields(self, request, obj=None):
        names = [*super().get_readonly_fields(request, obj), *self.fixed(request, obj)]
        if obj and obj.posted_at is not None:
            names += [name for name in self.fixed_once_posted if hasattr(obj, name)]
        return names

    def get_fieldsets(self, request, obj=None):
        """The fields under their headings; how a record is known stands last, with every kind."""
        known = [field.name for field in self.opts.fields if field.name in KNOWN_FROM]
        folded = self.folded | {"How this is known": known}
        parts = [*super().get_fieldsets(request, obj)]
        parts += [(name, {"classes": ["collapse"], "fields": f}) for name, f in folded.items()]
        left_out, why = self.left_out(request, obj), self.why_fixed(obj)
        kept = [
            (name, options | {"fields": [f for f in options["fields"] if f not in left_out]})
            for name, options in parts
        ]
        (name, options), *rest = [(name, options) for name, options in kept if options["fields"]]
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
        shown = partial(self.rows_on_page, request)
        found, version = seen.read(find, shown, to_change=is_saved)
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
            context |= {"seen_name": seen.SEEN, "seen": obj.version_shown}
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

    def response_add(self, request, obj, post_url_continue=None):
        return self.next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.next_page(request, obj) or super().response_change(request, obj)

    def own_pages(self):
        return file_pages(self)

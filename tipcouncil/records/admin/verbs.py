"""What staff do to a record on pages that ask first: posting, withdrawing, recording an approval.

All of them go one way. Once the button is pressed, others wait; the record is read anew and
compared with what the page showed; where somebody changed it since, nothing is done, and the page
says who changed what and asks again. So nothing is done to what nobody looked at, and a save that
came in between is not lost.
"""

from abc import ABC, abstractmethod
from contextlib import nullcontext
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import _get_foreign_key
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property

from tipcouncil.records.admin import seen
from tipcouncil.records.admin.forms import words_of
from tipcouncil.records.saving import as_one

SECRETARYS = "meetings.approve_minutes"


class Verb(ABC):
    """One thing that can be done to a record, or to those chosen in a list, and its page."""

    name = ""  # of the page, and the end of its address
    title = button = sentence = ""
    link = ""  # the words of the button that leads there, on the page of a record
    template = "admin/verb.html"

    def __init__(self, model_admin, request, records, *, is_pressed=False, is_of_list=False):
        self.admin, self.request = model_admin, request
        self.records, self.record = records, records[0]
        self.is_pressed, self.is_of_list = is_pressed, is_of_list
        self.refused_because = {}  # why it was not done

    # What each verb says for itself.

    @classmethod
    def prepare(cls, records):
        """What takes long and changes nothing: it is done before others have to wait."""
        return None

    def is_allowed(self):
        """Whether this person may do it: as a rule, who may open and close the gate."""
        return all(self.admin.has_posting_permission(self.request, one) for one in self.records)

    def hindrance(self):
        """Why it cannot be done to this record now, in a sentence; empty if it can."""
        return ""

    def make_form(self, data):
        """What is asked for on the page, if anything."""
        return None

    def context(self):
        """What the page says beside the form."""
        return {}

    @abstractmethod
    def act(self):
        """Do it, all or nothing. A ValidationError says why it is refused."""

    def done(self):
        """The sentence for whoever did it; empty where all is said already."""
        return ""

    # What all have in common.

    @property
    def offer(self):
        """Its button on the page of a record: words and address; None where it cannot be done."""
        can_be_done = self.link and self.is_allowed() and not self.hindrance()
        return (self.link, self.admin.page_of(self.record, self.name)) if can_be_done else None

    @cached_property
    def form(self):
        return self.make_form(self.request.POST if self.is_pressed else None)

    def press(self):
        """Whether it was done. If not, the page says why."""
        if self.form is not None and not self.form.is_valid():
            return False
        try:
            with as_one():
                self.act()
        except (IntegrityError, ValidationError) as refusal:
            self.refused_because = {"refusal": f"Nothing has changed. {words_of(refusal)}"}
            return False
        if words := self.done():
            self.admin.message_user(self.request, words, messages.SUCCESS)
        return True

    def answer(self):
        """The page that follows once it is done, or cannot be."""
        if self.is_of_list:
            return HttpResponseRedirect(self.request.get_full_path())
        return HttpResponseRedirect(self.admin.page_of(self.record, "change"))

    def page(self, version):
        context = {
            "button": self.button,
            "sentence": self.sentence,
            "verb": self.name,
            "action": action_of(self.name) if self.is_of_list else "",
            "records": self.records,
            "record": self.record,
            "form": self.form,
            "seen_name": seen.SEEN,
            "seen": version,
            **self.refused_because,
            **self.context(),
        }
        return admin_page(self.admin, self.request, self.template, self.title, context)


def admin_page(model_admin, request, template, title, context):
    """A page of an admin beside those that Django makes."""
    common = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    return TemplateResponse(request, template, common | context)


class VerbsAdmin(admin.ModelAdmin):
    """An admin of records to which something can be done on a page of its own.

    What its pages show of a record is known again when they are sent back.
    """

    verbs = ()

    def rows_on_page(self, request, records):
        """The rows that the page of a record is made of: the record, and its parts beside it."""
        keys = [record.pk for record in records]
        rows = [self.model._base_manager.filter(pk__in=keys)]
        for inline in self.inlines:
            key = _get_foreign_key(self.model, inline.model, inline.fk_name).name
            rows.append(inline.model._base_manager.filter(**{f"{key}__in": keys}))
        return rows

    def rows_shown(self, request, records):
        """All rows that the page of a verb shows, or that it locks or posts along.

        Beside the record and its parts: what it belongs to, since that may hide it.
        """
        keys = {}
        for whole in (whole for record in records for whole in record.wholes):
            keys.setdefault(type(whole), []).append(whole.pk)
        wholes = [model._base_manager.filter(pk__in=found) for model, found in keys.items()]
        return [*wholes, *self.rows_on_page(request, records)]

    def rows_with(self, request, object_id, from_field=None):
        """The record with a key, in a list that is empty where there is none."""
        record = super().get_object(request, object_id, from_field)
        return [record] if record else []

    def own_pages(self):
        """The pages beside those of single records."""
        return []

    def get_urls(self):
        own = [
            path(
                f"<path:object_id>/{verb.name.replace('_', '-')}/",
                self.admin_site.admin_view(self.verb_view),
                {"verb": verb},
                name=f"{self.opts.app_label}_{self.opts.model_name}_{verb.name}",
            )
            for verb in self.verbs
        ]
        return [*self.own_pages(), *own, *super().get_urls()]

    def page_of(self, record, name):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(name, args=[record.pk])

    def verb_view(self, request, object_id, verb):
        find = partial(self.rows_with, request, unquote(object_id))
        answer = self.carry_out(request, verb, find, is_pressed=request.method == "POST")
        return answer or self._get_obj_does_not_exist_redirect(request, self.opts, object_id)

    def carry_out(self, request, verb, find, *, is_pressed, is_of_list=False):
        """The page of a verb, or what follows once its button was pressed; None without records."""
        if before := find():
            verb.prepare(before)
        with transaction.atomic() if is_pressed else nullcontext():
            shown = partial(self.rows_shown, request)
            records, version = seen.read(find, shown, to_change=is_pressed)
            if not records:
                return None
            asked = verb(self, request, records, is_pressed=is_pressed, is_of_list=is_of_list)
            if not asked.is_allowed():
                raise PermissionDenied
            if words := asked.hindrance():
                self.message_user(request, words, messages.ERROR)
                return asked.answer()
            if is_pressed:
                asked.refused_because = seen.changed_since(request, version)
                if not asked.refused_because and asked.press():
                    return asked.answer()
        return asked.page(version)


def action_of(name):
    """The name under which a list offers a verb."""
    return f"{name.replace('-', '_')}_selected"


def on_selected(name, words, permission):
    """An action of a list: a verb for those of the chosen records to which it can be done."""

    @admin.action(description=words, permissions=[permission])
    def action(model_admin, request, queryset):
        verb = next(verb for verb in model_admin.verbs if verb.name == name)
        is_pressed = request.POST.get("confirmed") == name
        left_out = []  # why something cannot be done to some of them

        def can_be_done(record):
            asked = verb(model_admin, request, [record], is_of_list=True)
            words = asked.hindrance() if asked.is_allowed() else "Only the secretary may do it."
            left_out.extend(filter(None, [words]))
            return not words

        chosen = [record.pk for record in queryset if can_be_done(record)]

        def find():
            return list(queryset.filter(pk__in=chosen))

        answer = model_admin.carry_out(request, verb, find, is_pressed=is_pressed, is_of_list=True)
        if left_out and (answer is None or not is_pressed):
            model_admin.message_user(request, left_out[0], messages.ERROR)
        return answer

    action.__name__ = action_of(name)
    return action

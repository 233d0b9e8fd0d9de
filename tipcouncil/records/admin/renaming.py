"""Changing the address of a public page: the old one leads on for ever."""

import copy

from django import forms
from django.utils.functional import cached_property

from tipcouncil.records import log
from tipcouncil.records.admin.verbs import Verb

RENAME = "rename"


def page_or_slug(record):
    """Of its page; of what has none, the name that its feed and calendar have."""
    has_page = hasattr(record, "get_absolute_url")
    return record.get_absolute_url() if has_page else record.slug


class SlugForm(forms.ModelForm):
    """The fields of which an address is made, and which change nothing else."""

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.has_changed():
            self.add_error(next(iter(self.fields)), "This is its address now. Write the new one.")
        return cleaned


class Rename(Verb):
    """Giving a posted record another address."""

    name = RENAME
    title, button = "Change the address?", "Change the address"
    template = "admin/renaming.html"

    @classmethod
    def offer(cls, model_admin, request, record):
        if record.posted_at is None or not model_admin.has_posting_permission(request, record):
            return None
        return "Change the address…", model_admin.page_of(record, RENAME)

    @cached_property
    def old(self):
        return page_or_slug(self.record)

    def is_allowed(self):
        return self.admin.has_posting_permission(self.request, self.record)

    def hindrance(self):
        if self.record.posted_at is None:
            return "It is not posted: change its address on its own page."
        return ""

    def make_form(self, data):
        kind = type(self.record)
        asked = forms.modelform_factory(kind, form=SlugForm, fields=self.admin.fixed_once_posted)
        return asked(data, instance=copy.copy(self.record))

    def context(self):
        return {"old": self.old}

    def act(self):
        record = self.form.instance
        record._history_user = self.request.user
        record.save()
        words = f"Its address: {self.old} became {page_or_slug(record)}"
        log.note(log.AuditAction.CHANGE, record, self.request.user, words)

    def done(self):
        return f"“{self.record}” has a new address. The old one, {self.old}, still works."

"""What staff may do to any record: post it, take the posting back, delete it, change its address.

None happens at the first click: a page says what will come of it, and asks.
"""

import copy

from django import forms
from django.contrib.admin.utils import get_deleted_objects
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from tipcouncil.records import log
from tipcouncil.records.admin.forms import LONGEST_REASON
from tipcouncil.records.admin.verbs import Verb
from tipcouncil.records.posting import WAS_POSTED
from tipcouncil.records.redaction.redaction import left_by
from tipcouncil.records.versions.revisions import Versioned


def hiding(record):
    """The unposted records that hide this one: what it belongs to, and what that belongs to."""
    return [whole for whole in record.wholes if not getattr(whole, "is_posted", True)]


def gate_words(record):
    """What the public sees of a record now, in a few words."""
    if getattr(record, "is_withdrawn", False):
        return f"Withdrawn {timezone.localtime(record.withdrawn_at):%b %-d, %Y}"
    if not record.is_posted:
        return "Only staff see it"
    if hidden_by := hiding(record):
        return f"Posted, hidden until its {hidden_by[0]._meta.verbose_name} is posted"
    return f"Posted {timezone.localtime(record.posted_at):%b %-d, %Y}"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason for posting it again",
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="It was withdrawn, and readers see the reason: “A name is left out”.",
        error_messages={"required": "Say why it is posted again: readers see the reason."},
    )


class Post(Verb):
    """Posting, with what was entered with it and is ticked."""

    name, link = "post", "Post to the public…"
    title, button = "Post to the public?", "Post to the public"
    template = "admin/posting.html"

    @property
    def offer(self):
        """A record that is posted is opened to the public no more; its parts have own buttons."""
        return super().offer if self.record.posted_at is None else None

    @property
    def sentence(self):
        if all(map(hiding, self.records)):
            return "The public will not see it until what it belongs to is posted too."
        return "Anyone will be able to read this on the site, and feeds will announce it."

    @cached_property
    def companions(self):
        """What was entered with them; of those chosen in a list, what goes along as a rule."""
        offer = self.admin.posting_companions
        every = [along for one in self.records for along in offer(self.request, one)]
        return [c for c in every if c["chosen"] and c["allowed"]] if self.is_of_list else every

    @cached_property
    def to_post(self):
        chosen = set(self.request.POST.getlist("with"))
        also = [c["record"] for c in self.companions if c["key"] in chosen and c["allowed"]]
        moved = [one for one in self.records if one.posted_at is None] + also
        return sorted(moved, key=lambda one: isinstance(one, Versioned))  # it may lock the others

    def hindrance(self):
        if self.is_of_list and self.admin.needs_reason_to_post(self.record):
            return f"“{self.record}” was withdrawn: post it on its own page, with a reason."
        is_posted = self.record.posted_at is not None and (self.is_of_list or not self.companions)
        return f"“{self.record}” is posted already." if is_posted else ""

    def make_form(self, data):
        is_asked_why = self.admin.needs_reason_to_post(self.record)
        return ReasonForm(data) if is_asked_why else None

    def context(self):
        hidden_by = {
            f"Its {whole._meta.verbose_name} “{whole}” is not posted: the public sees neither."
            for record in self.records
            for whole in hiding(record)
        }
        return {
            "warnings": sorted(hidden_by),
            "left": [place for record in self.records for place in left_by(record)],
            "companions": self.companions,
        }

    def act(self):
        """One record at a time, so that its history and the index hear of it."""
        reason = self.form.cleaned_data["reason"] if self.form else ""
        for record in self.to_post:
            record.post(by=self.request.user, reason=reason)

    def done(self):
        return format_html_join(" ", "“{}” {}{}", map(self.what_was_done, self.to_post))

    def what_was_done(self, record):
        """The record, what became of it, and a link where the public has a page of it."""
        if hidden_by := hiding(record):
            whole = hidden_by[0]._meta.verbose_name
            return record, f"is posted. The public sees it once its {whole} is posted.", ""
        link = ""
        if record.is_public and hasattr(record, "get_absolute_url"):
            link = format_html(' <a href="{}">See the page</a>', record.get_absolute_url())
        return record, "is posted.", link


class TakeBack(Verb):
    """Undoing a posting that was a mistake."""

    name, link = "take-back", "Take the posting back…"
    title, button = "Take the posting back?", "Take the posting back"
    sentence = (
        "Only staff will see this, and its page will say “not found”. Copies that people have"
        " saved are not affected."
    )

    def hindrance(self):
        if self.record.posted_at is None:
            return f"“{self.record}” is not posted."
        return self.admin.why_kept(self.record)

    def act(self):
        for record in self.records:
            record.take_back(by=self.request.user)

    def done(self):
        sentence = "“{}” is no longer public. Only staff can see it."
        return format_html_join(" ", sentence, ((one,) for one in self.records))


class Delete(Verb):
    """Deleting what never was public, with its parts."""

    name = "delete"
    title, button = "Delete?", "Yes, delete"
    template = "admin/deleting.html"

    def is_allowed(self):
        return self.admin.has_delete_permission(self.request)

    @cached_property
    def found(self):
        """What goes along, how much of each kind, and what keeps it."""
        return get_deleted_objects(self.records, self.request, self.admin.admin_site)

    def hindrance(self):
        if posted := next((record for record in self.records if record.was_posted), None):
            return f"“{posted}” stays. {WAS_POSTED}"
        _, _, _, kept_by = self.found
        names = format_html_join(", ", "{}", ((one,) for one in kept_by))
        return format_html("Nothing was deleted. Other records name it: {}", names) if names else ""

    def context(self):
        deleted, counts, _, _ = self.found
        return {"deleted": deleted, "model_count": dict(counts).items()}

    def act(self):
        chosen = self.admin.model._base_manager.filter(pk__in=[one.pk for one in self.records])
        self.admin.log_deletions(self.request, chosen)
        for record in self.records:
            record._history_user = self.request.user
            record.delete()

    def done(self):
        kind = self.admin.opts.verbose_name
        sentence = "The {} “{}” was deleted successfully."
        return format_html_join(" ", sentence, ((kind, record) for record in self.records))

    def answer(self):
        if self.record.pk:
            return super().answer()
        opts = self.admin.opts
        return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))


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
    """Giving a posted record another address: the old one leads on for ever."""

    name, link = "rename", "Change the address…"
    title, button = "Change the address?", "Change the address"
    template = "admin/renaming.html"

    @cached_property
    def old(self):
        return page_or_slug(self.record)

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

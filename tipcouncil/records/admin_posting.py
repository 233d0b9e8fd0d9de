"""The clerk's two verbs, posting and taking back, on lists and on the page of one record.

Neither happens at the first click: a page says what the public will see, and asks.
"""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from tipcouncil.records import log
from tipcouncil.records.admin_verbs import Verb, VerbsAdmin

POST, TAKE_BACK = "post", "take-back"
LONGEST_REASON = 500


def changed_words(message):
    """What a form changed, as the admin's own log says it: the names of the fields."""
    names = []
    for part in message:
        for what in part.values():
            names += [str(name) for name in what.get("fields", [])]
            names += [str(what["object"])] if "object" in what else []
    return ", ".join(names)


class PostedFilter(admin.SimpleListFilter):
    """Posted, or seen by staff alone."""

    title = "posting"
    parameter_name = "posted"

    def lookups(self, request, model_admin):
        return [("yes", "Posted"), ("no", "Only staff see it")]

    def queryset(self, request, queryset):
        if self.value() in {"yes", "no"}:
            return queryset.filter(posted_at__isnull=self.value() == "no")
        return queryset


def gate_paths(model):
    """The look-ups that lead from a record to everything that could hide it."""
    paths = []
    for name in model.public_with:
        whole = model._meta.get_field(name).related_model
        paths += [name, *(f"{name}__{path}" for path in gate_paths(whole))]
    return paths


def hiding(record):
    """The unposted records that hide this one: what it belongs to, and what that belongs to."""
    found = []
    for name in record.public_with:
        whole = getattr(record, name)
        if whole is not None:
            found += [whole] if getattr(whole, "is_posted", True) is False else hiding(whole)
    return found


def gate_words(record):
    """What the public sees of a record now, in a few words."""
    if getattr(record, "is_withdrawn", False):
        return f"Withdrawn {timezone.localtime(record.withdrawn_at):%b %-d, %Y}"
    if not record.is_posted:
        return "Only staff see it"
    if hidden_by := hiding(record):
        return f"Posted, hidden until its {hidden_by[0]._meta.verbose_name} is posted"
    return f"Posted {timezone.localtime(record.posted_at):%b %-d, %Y}"


class Moving(Verb):
    """Opening the gate of records, or closing it."""

    template = "admin/posting_confirmation.html"
    sentence = words_done = ""
    action = ""  # the name under which a list offers it

    def is_allowed(self):
        return all(self.admin.has_posting_permission(self.request, one) for one in self.records)

    def context(self):
        return {"sentence": self.sentence, "action": self.action if self.is_of_list else ""}

    def answer(self):
        if self.is_of_list:
            return HttpResponseRedirect(self.request.get_full_path())
        return super().answer()

    def moved(self):
        """The records that it moves."""
        return self.records

    def done(self):
        sentences = []
        for record in self.moved():
            link = ""
            if record.is_public and hasattr(record, "get_absolute_url"):
                link = format_html(' <a href="{}">See the page</a>', record.get_absolute_url())
            sentences.append((record, self.words_done, link))
        return format_html_join(" ", "“{}” {}{}", sentences)


class Post(Moving):
    """Posting, with what was entered with it and is ticked."""

    name, action = POST, "post_selected"
    title, button = "Post to the public?", "Post to the public"
    sentence = "From now on anybody can read this on the site, and feeds announce it."
    words_done = "is posted."

    @cached_property
    def companions(self):
        if self.is_of_list:
            return []
        return self.admin.posting_companions(self.request, self.record)

    def moved(self):
        return self.to_post

    @cached_property
    def to_post(self):
        chosen = set(self.request.POST.getlist("with"))
        also = [c["record"] for c in self.companions if c["key"] in chosen and c["allowed"]]
        return [one for one in self.records if one.posted_at is None] + also

    @property
    def is_asked_why(self):
        return any(self.admin.needs_reason_to_post(record) for record in self.records)

    def hindrance(self):
        is_posted = self.record.posted_at is not None and not self.companions
        return f"“{self.record}” is posted already." if is_posted else ""

    def context(self):
        hidden_by = {
            f"Its {whole._meta.verbose_name} “{whole}” is not posted: until it is, this is hidden."
            for record in self.records
            for whole in hiding(record)
        }
        return {
            **super().context(),
            "warnings": sorted(hidden_by),
            "is_asked_why": self.is_asked_why,
            "companions": self.companions,
            **self.admin.posting_context(self.records, self.companions),
        }

    def act(self):
        """One record at a time, so that its history and the index hear of it."""
        reason = self.request.POST.get("reason", "").strip()[:LONGEST_REASON]
        if self.is_asked_why and not reason:
            raise ValidationError("Say why it is posted again: readers see the reason.")
        self.admin.check_posting(self.request, self.to_post)
        for record in self.to_post:
            record.post(by=self.request.user, reason=reason if self.is_asked_why else "")


class TakeBack(Moving):
    """Undoing a posting that was a mistake."""

    name, action = TAKE_BACK, "take_back_selected"
    title, button = "Take the posting back?", "Take the posting back"
    sentence = (
        "From now on only staff see this. Its page answers “not found”. Copies that others made"
        " stay with them."
    )
    words_done = "is taken back: only staff see it now."

    def hindrance(self):
        return "" if self.record.posted_at else f"“{self.record}” is not posted."

    def act(self):
        for record in self.records:
            record.take_back(by=self.request.user)


class PostingAdmin(VerbsAdmin):
    """An admin of records with a gate. Who may change a record may open and close its gate."""

    change_form_template = "admin/record_change_form.html"
    actions = ["post_selected", "take_back_selected"]

    # Everything that is done here is told to the log.

    def log_addition(self, request, obj, message):
        log.note(log.Verb.ENTER, obj, request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        if message:
            words = message if isinstance(message, str) else changed_words(message)
            log.note(log.Verb.CHANGE, obj, request.user, words)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for record in queryset:
            log.note(log.Verb.DELETE, record, request.user)
        return super().log_deletions(request, queryset)

    def further_verbs(self, request, record):
        """What else may be done to this record on pages of their own: (words, address)."""
        return []

    def needs_reason_to_post(self, record):
        """Whether the public will read a reason for the posting."""
        return getattr(record, "is_withdrawn", False)

    @admin.display(description="Posted", ordering="posted_at")
    def posting(self, record):
        return gate_words(record)

    def has_posting_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def view_on_site(self, obj):
        """The public page, when there is one and the public can see it."""
        return obj.get_absolute_url() if obj.is_public else None

    def posting_companions(self, request, record):
        """Records that are often posted together with this one, and that only staff see."""
        return []

    def posting_context(self, records, companions):
        """What the page that asks says of the text and of what is missing."""
        return {}

    def check_posting(self, request, records):
        """Refuse, in a sentence, to post these as they stand."""

    def get_verbs(self):
        return [Post, TakeBack, *super().get_verbs()]

    def rows_shown(self, request, records):
        """With what may be posted along."""
        rows = super().rows_shown(request, records)
        if len(records) > 1:
            return rows
        along = [c["record"] for one in records for c in self.posting_companions(request, one)]
        return [*rows, *(type(one)._base_manager.filter(pk=one.pk) for one in along)]

    # On a list

    @admin.action(description="Post to the public", permissions=["posting"])
    def post_selected(self, request, queryset):
        return self.move_selected(request, queryset, Post)

    @admin.action(description="Take the posting back", permissions=["posting"])
    def take_back_selected(self, request, queryset):
        return self.move_selected(request, queryset, TakeBack)

    def move_selected(self, request, queryset, verb):
        def find():
            return [
                record
                for record in queryset.filter(posted_at__isnull=verb is Post)
                if self.has_posting_permission(request, record)
                and not self.needs_reason_to_post(record)
            ]

        is_pressed = request.POST.get("confirmed") == verb.name
        answer = self.carry_out(request, verb, find, is_pressed, is_of_list=True)
        if answer is None:
            words = "None of these can be posted" if verb is Post else "None of these is posted"
            self.message_user(request, f"{words}, or only the secretary may do it.", messages.ERROR)
        return answer

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        allowed = self.has_posting_permission(request, obj)
        context["may_post"] = allowed and (add or obj.posted_at is None)
        if obj and change:
            context["gate"] = {
                "words": gate_words(obj),
                "is_posted": obj.posted_at is not None,
                "url": self.page_of(obj, TAKE_BACK if obj.posted_at else POST) if allowed else "",
                "companions": self.posting_companions(request, obj),
                "verbs": self.further_verbs(request, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_posting(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return self.response_posting(request, obj) or super().response_change(request, obj)

    def response_posting(self, request, obj):
        """After “Save and post”: the record is saved, and the page that asks comes next."""
        if "_post" in request.POST and self.has_posting_permission(request, obj):
            self.message_user(request, f"“{obj}” is saved. It is not posted yet.", messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(obj, POST))
        return None

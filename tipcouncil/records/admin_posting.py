"""The clerk's two verbs, posting and taking back, on lists and on the page of one record.

Neither happens at the first click: a page says what the public will see, and asks.
"""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from tipcouncil.records import locks, log
from tipcouncil.records.saving import as_one

POST, TAKE_BACK = "post", "take-back"
VERBS = {
    POST: {
        "title": "Post to the public?",
        "button": "Post to the public",
        "sentence": "From now on anybody can read this on the site, and feeds announce it.",
        "done": "is posted.",
    },
    TAKE_BACK: {
        "title": "Take the posting back?",
        "button": "Take the posting back",
        "sentence": "From now on only staff see this. Its page answers “not found”. Copies that"
        " others made stay with them.",
        "done": "is taken back: only staff see it now.",
    },
}


LONGEST_REASON = 500


def changed_words(message):
    """What a form changed, as the admin's own log says it: the names of the fields."""
    names = []
    for part in message:
        for what in part.values():
            names += [str(name) for name in what.get("fields", [])]
            names += [str(what["object"])] if "object" in what else []
    return ", ".join(names)


def refusal_of(error):
    """Why a change was refused, in a sentence."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return locks.sentence_of(error) or "The database refused it; nothing was lost."


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


class PostingAdmin(admin.ModelAdmin):
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

    def posting_preview(self, record):
        """What the public will read, as safe HTML; empty where the record has no text."""
        return ""

    # On a list

    @admin.action(description="Post to the public", permissions=["posting"])
    def post_selected(self, request, queryset):
        return self.move_selected(request, queryset.filter(posted_at=None), POST)

    @admin.action(description="Take the posting back", permissions=["posting"])
    def take_back_selected(self, request, queryset):
        return self.move_selected(request, queryset.exclude(posted_at=None), TAKE_BACK)

    def move_selected(self, request, queryset, verb):
        records = [
            r
            for r in queryset
            if self.has_posting_permission(request, r) and not self.needs_reason_to_post(r)
        ]
        if not records:
            words = "None of these can be posted" if verb == POST else "None of these is posted"
            self.message_user(request, f"{words}, or only the secretary may do it.", messages.ERROR)
            return None
        if request.POST.get("confirmed") != verb:
            action = "post_selected" if verb == POST else "take_back_selected"
            return self.ask(request, records, verb, action=action)
        self.move(request, records, verb)
        return None

    # On the page of one record

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(
                f"<path:object_id>/{verb}/",
                self.admin_site.admin_view(self.posting_view),
                {"verb": verb},
                name=f"{name}_{verb}",
            )
            for verb in VERBS
        ] + super().get_urls()

    def page_of(self, record, name):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(name, args=[record.pk])

    def posting_view(self, request, object_id, verb):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_posting_permission(request, record):
            raise PermissionDenied
        companions = self.posting_companions(request, record) if verb == POST else []
        is_asked_why = verb == POST and self.needs_reason_to_post(record)
        reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
        if request.method == "POST" and (reason or not is_asked_why):
            chosen = set(request.POST.getlist("with"))
            also = [c["record"] for c in companions if c["key"] in chosen and c["allowed"]]
            records = [record] if (record.posted_at is None) == (verb == POST) else []
            self.move(request, [*records, *also], verb, reason if is_asked_why else "")
            return HttpResponseRedirect(self.page_of(record, "change"))
        if request.method == "POST":
            sentence = "Nothing is posted yet. Say why it is posted again: readers see the reason."
            self.message_user(request, sentence, messages.ERROR)
        return self.ask(
            request,
            [record],
            verb,
            is_asked_why=is_asked_why,
            companions=companions,
            preview=self.posting_preview(record) if verb == POST else "",
        )

    def ask(self, request, records, verb, **context):
        """The page that says what will happen. Nothing has happened yet."""
        hidden_by = {
            f"Its {whole._meta.verbose_name} “{whole}” is not posted: until it is, this is hidden."
            for record in records
            for whole in hiding(record)
            if verb == POST
        }
        context = {
            **self.admin_site.each_context(request),
            **VERBS[verb],
            "verb": verb,
            "opts": self.opts,
            "records": records,
            "warnings": sorted(hidden_by),
            "media": self.media,
        } | context
        return TemplateResponse(request, "admin/posting_confirmation.html", context)

    def move(self, request, records, verb, reason=""):
        """Post or take back, one record at a time, so that its history and the index hear of it."""
        try:
            with as_one():
                for record in records:
                    if verb == POST:
                        record.post(by=request.user, reason=reason)
                    else:
                        record.take_back(by=request.user)
        except (IntegrityError, ValidationError) as refusal:
            words = f"Nothing has changed. {refusal_of(refusal)}"
            self.message_user(request, words, messages.ERROR)
            return
        for record in records:
            link = ""
            if record.is_public and hasattr(record, "get_absolute_url"):
                link = format_html(' <a href="{}">See the page</a>', record.get_absolute_url())
            sentence = format_html("“{}” {}{}", record, VERBS[verb]["done"], link)
            self.message_user(request, sentence, messages.SUCCESS)

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

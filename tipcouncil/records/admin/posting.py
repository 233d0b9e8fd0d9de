"""Posting and taking back in the admin: on lists, on the page of one record, and in the log."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.admin.gate import POST, TAKE_BACK, Post, TakeBack, hiding
from tipcouncil.records.admin.verbs import VerbsAdmin


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


def gate_words(record):
    """What the public sees of a record now, in a few words."""
    if getattr(record, "is_withdrawn", False):
        return f"Withdrawn {timezone.localtime(record.withdrawn_at):%b %-d, %Y}"
    if not record.is_posted:
        return "Only staff see it"
    if hidden_by := hiding(record):
        return f"Posted, hidden until its {hidden_by[0]._meta.verbose_name} is posted"
    return f"Posted {timezone.localtime(record.posted_at):%b %-d, %Y}"


class PostingAdmin(VerbsAdmin):
    """An admin of records with a gate. Who may change a record may open and close its gate."""

    change_form_template = "admin/record_change_form.html"
    actions = ["post_selected", "take_back_selected"]

    # Everything that is done here is told to the log.

    def log_addition(self, request, obj, message):
        log.note(log.AuditAction.ENTER, obj, request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        if message:
            words = message if isinstance(message, str) else changed_words(message)
            log.note(log.AuditAction.CHANGE, obj, request.user, words)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for record in queryset:
            log.note(log.AuditAction.DELETE, record, request.user)
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
        """Records that are often posted together with this one, and that only staff see: those
        without which it stays hidden."""
        return [self.companion(request, whole) for whole in dict.fromkeys(hiding(record))]

    def companion(self, request, record):
        """Such a record, as pages list it."""
        own_admin = self.admin_site.get_model_admin(type(record))
        key = f"{record._meta.model_name}-{record.pk}"
        return {
            "record": record,
            "key": key,
            "chosen": key in (request.POST or request.GET).getlist("with"),
            "kind": record._meta.verbose_name,
            "url": own_admin.page_of(record, POST),
            "allowed": own_admin.has_posting_permission(request, record),
        }

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
        offered = [c for one in records for c in self.posting_companions(request, one)]
        along = [c["record"] for c in offered if len(records) == 1 or c["chosen"]]
        return [*rows, *(type(one)._base_manager.filter(pk=one.pk) for one in along)]

    def may_write_more(self, request, record):
        """Whether the page of a posted record takes something else that is to be posted."""
        return False

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
            words = "are posted already" if verb is Post else "are not posted"
            words = f"Nothing was done: these {words}, or only the secretary may do it."
            self.message_user(request, words, messages.ERROR)
        return answer

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        allowed = self.has_posting_permission(request, obj)
        companions = self.posting_companions(request, obj) if obj and change else []
        is_closed = obj is None or obj.posted_at is None
        more = is_closed or bool(companions) or self.may_write_more(request, obj)
        context["may_post"] = allowed and more
        if obj and change:
            context["gate"] = {
                "words": gate_words(obj),
                "is_posted": obj.posted_at is not None,
                "url": self.gate_page(obj) if allowed else "",
                "companions": companions,
                "verbs": self.further_verbs(request, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def gate_page(self, record):
        """Where this record is posted, or its posting taken back."""
        return self.page_of(record, TAKE_BACK if record.posted_at else POST)

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

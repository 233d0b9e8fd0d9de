"""Posting and taking back in the admin: on lists, on the page of one record, and in the log."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.admin.gate import POST, TAKE_BACK, Post, TakeBack, hiding
from tipcouncil.records.admin.verbs import SECRETARYS, VerbsAdmin


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
    verbs = (Post, TakeBack)
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

    def needs_reason_to_post(self, record):
        """Whether the public will read a reason for the posting."""
        return getattr(record, "is_withdrawn", False)

    @admin.display(description="Posted", ordering="posted_at")
    def posting(self, record):
        return gate_words(record)

    def has_posting_permission(self, request, obj=None):
        """Who may change a record; what was withdrawn, the secretary alone posts again."""
        is_closed = getattr(obj, "is_withdrawn", False) and not request.user.has_perm(SECRETARYS)
        return self.has_change_permission(request, obj) and not is_closed

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
            "chosen": record.goes_along or key in (request.POST or request.GET).getlist("with"),
            "kind": record._meta.verbose_name,
            "url": own_admin.page_of(record, POST),
            "allowed": own_admin.has_posting_permission(request, record),
        }

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
        return self.move_selected(request, queryset, POST)

    @admin.action(description="Take the posting back", permissions=["posting"])
    def take_back_selected(self, request, queryset):
        return self.move_selected(request, queryset, TAKE_BACK)

    def move_selected(self, request, queryset, name):
        verb = next(verb for verb in self.verbs if verb.name == name)

        def find():
            return [
                record
                for record in queryset.filter(posted_at__isnull=name == POST)
                if self.has_posting_permission(request, record)
                and not self.needs_reason_to_post(record)
            ]

        is_pressed = request.POST.get("confirmed") == name
        answer = self.carry_out(request, verb, find, is_pressed, is_of_list=True)
        if answer is None:
            words = "are posted already" if name == POST else "are not posted"
            words = f"Nothing was done: these {words}, or only the secretary may do it."
            self.message_user(request, words, messages.ERROR)
        return answer

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
            "url": self.gate_page(obj) if allowed else "",
            "companions": companions,
            "verbs": [one for verb in self.verbs if (one := verb.offer(self, request, obj))],
        }
        return {"may_post": allowed and bool(more), "gate": gate}

    def gate_page(self, record):
        """Where this record is posted, or its posting taken back."""
        return self.page_of(record, TAKE_BACK if record.posted_at else POST)

    def response_add(self, request, obj, post_url_continue=None):
        return self.next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.next_page(request, obj) or super().response_change(request, obj)

    def next_page(self, request, obj):
        """After “Save and post”: the record is saved, and the page that asks comes next."""
        if "_post" in request.POST and self.has_posting_permission(request, obj):
            self.message_user(request, f"“{obj}” is saved. It is not posted yet.", messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(obj, POST))
        return None

"""Accounts of staff, and what the site keeps for itself."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.db.models import Count
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from tipcouncil.records.admin.fields import ChoosesRecords
from tipcouncil.records.admin.lists import ReadOnlyAdmin
from tipcouncil.records.reading.hidden import Hidden, count
from tipcouncil.site.admin import redaction  # noqa: F401 - Django looks here
from tipcouncil.site.admin import redirects as admin_redirects  # noqa: F401 - Django looks here
from tipcouncil.site.models import AuditEntry, FileReading, InlineImage, LoadedUnit

# Roles are kept in code, addresses are not used, and secrets are nobody's to look at.
for model in (Group, User, EmailAddress, EmailConfirmation, Authenticator):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class RoleWords:
    labels = {"groups": "Roles"}
    help_texts = {
        "groups": "A clerk enters and posts; the secretary approves; an administrator keeps"
        " accounts and the law."
    }


class AccountForm(UserChangeForm):
    class Meta(RoleWords, UserChangeForm.Meta):
        pass


class NewAccountForm(AdminUserCreationForm):
    class Meta(RoleWords, AdminUserCreationForm.Meta):
        pass


@admin.register(User)
class StaffAccountAdmin(ChoosesRecords, UserAdmin):
    """People who sign in. An account is switched off, never deleted: history names it."""

    form, add_form = AccountForm, NewAccountForm
    list_display = ["username", "full_name", "roles", "is_active", "has_second_factor"]
    list_display += ["last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "first_name", "last_name"]
    filter_horizontal = []
    actions = ["forget_second_factor"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", ("first_name", "last_name"), "email"]}),
        ("What this person may do", {"fields": ["is_active", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "description": "Give the person the name and the password in private. The password"
                " is changed under “Change password”.",
                "fields": ["username", "password1", "password2", "groups"],
            },
        ),
    ]

    class Media:
        css = {"all": ["admin-extra/record.css"]}

    def get_queryset(self, request):
        found = super().get_queryset(request).prefetch_related("groups", "authenticator_set")
        return found if request.user.is_superuser else found.filter(is_superuser=False)

    @admin.display(description="Name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description="Roles")
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "None"

    @admin.display(description="Second factor", boolean=True)
    def has_second_factor(self, user):
        return bool(user.authenticator_set.all())

    @admin.action(description="Forget the second factor (telephone lost)", permissions=["change"])
    def forget_second_factor(self, request, queryset):
        """The next sign-in asks for the password alone, and then for a new second factor."""
        for user in queryset:
            Authenticator.objects.filter(user=user).delete()
            self.log_change(request, user, "Forgot the second factor.")
            self.message_user(
                request, f"{user} will set up a new second factor at the next sign-in."
            )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        return False

    def delete_view(self, request, object_id, extra_context=None):
        words = "An account is switched off, never deleted: the history of the record names it."
        self.message_user(request, words, messages.ERROR)
        return super().delete_view(request, object_id, extra_context)


@admin.register(InlineImage)
class InlineImageAdmin(ReadOnlyAdmin):
    list_display = ["name", "media_type", "width", "height", "added_at"]
    search_fields = ["name"]
    fields = ["markdown", "media_type", "width", "height", "sha256", "added_at"]
    readonly_fields = ["markdown"]

    @admin.display(description="Shown by")
    def markdown(self, picture):
        return format_html("<code>![What it shows]({})</code>", picture.get_absolute_url())


@admin.register(LoadedUnit)
class LoadedUnitAdmin(ReadOnlyAdmin):
    list_display = ["table", "key", "loaded_at"]
    list_filter = ["table"]
    search_fields = ["key"]


@admin.register(FileReading)
class FileReadingAdmin(ReadOnlyAdmin):
    """What words the site found inside a paper: an empty one is a scan, or could not be read."""

    list_display = ["sha256", "page_count", "hidden_words", "reader", "read_at"]
    search_fields = ["sha256", "pages__text"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(page_count=Count("pages"))

    @admin.display(description="Pages with text")
    def page_count(self, reading):
        return reading.page_count

    @admin.display(description="Words that a reader of the paper cannot see")
    def hidden_words(self, reading):
        return count(Hidden(*one) for one in reading.hidden)


@admin.register(AuditEntry)
class AuditLogAdmin(ReadOnlyAdmin):
    """The log: entering, posting, taking back, approving, correcting, withdrawing."""

    list_display = ["at", "verb", "of", "who", "role", "words"]
    list_filter = ["verb", "role", "content_type"]
    list_select_related = ["by", "content_type"]
    search_fields = ["record", "words", "by__username"]
    date_hierarchy = "at"
    fields = ["at", "verb", "of", "who", "role", "words"]
    readonly_fields = ["of", "who"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "content_type")

    @admin.display(description="Who", ordering="by__username")
    def who(self, entry):
        return entry.by or "A command"

    @admin.display(description="Record", ordering="record")
    def of(self, entry):
        """The record, with the way to its page if it has one among staff."""
        if entry.content_type_id is None:
            return entry.record
        kind = entry.content_type
        words = f"{kind.name.capitalize()}: {entry.record}"
        try:
            url = reverse(f"admin:{kind.app_label}_{kind.model}_change", args=[entry.object_id])
        except NoReverseMatch:
            return words
        return format_html('<a href="{}">{}</a>', url, words)

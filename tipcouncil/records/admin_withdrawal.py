"""Withdrawing a posted record: the page that asks for the reason, and what it says will happen."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from tipcouncil.records.admin_posting import LONGEST_REASON, refusal_of

WITHDRAW = "withdraw"
SECRETARYS = "meetings.approve_minutes"


class WithdrawalForm(forms.Form):
    """Why a text leaves the public."""

    reason = forms.CharField(
        label="Reason, for the public",
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The public reads this sentence in place of the text. Do not write the name that"
        " must not stand: “Withdrawn because it named a person whom the law protects.”",
    )
    note = forms.CharField(
        label="Note for staff",
        required=False,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
        help_text="Only staff read this: who asked for it, and under which law.",
    )


class WithdrawingAdmin:
    """For an admin: the secretary withdraws a posted record, and alone may post it again."""

    def may_withdraw(self, request):
        return request.user.has_perm(SECRETARYS)

    def has_posting_permission(self, request, obj=None):
        is_closed = obj is not None and obj.is_withdrawn and not self.may_withdraw(request)
        return super().has_posting_permission(request, obj) and not is_closed

    def further_verbs(self, request, record):
        verbs = super().further_verbs(request, record)
        if record.posted_at is not None and self.may_withdraw(request):
            verbs = [*verbs, ("Withdraw…", self.page_of(record, WITHDRAW))]
        return verbs

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_{WITHDRAW}"
        view = self.admin_site.admin_view(self.withdrawal_view)
        return [path(f"<path:object_id>/{WITHDRAW}/", view, name=name), *super().get_urls()]

    def withdrawal_view(self, request, object_id):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not (self.may_withdraw(request) and self.has_change_permission(request, record)):
            raise PermissionDenied
        if record.posted_at is None:
            self.message_user(request, "Only what is posted can be withdrawn.", messages.ERROR)
            return HttpResponseRedirect(self.page_of(record, "change"))
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and self.withdraw(request, record, form):
            return HttpResponseRedirect(self.page_of(record, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw from the public?",
            "opts": self.opts,
            "record": record,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/withdrawal.html", context)

    def withdraw(self, request, record, form):
        """Whether it was withdrawn; if not, the page says why."""
        try:
            record.withdraw(**form.cleaned_data, by=request.user)
        except (IntegrityError, ValidationError) as refusal:
            form.add_error(None, refusal_of(refusal))
            return False
        sentence = f"“{record}” is withdrawn. Its address tells the public when and why."
        self.message_user(request, sentence, messages.SUCCESS)
        return True

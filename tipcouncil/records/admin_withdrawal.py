"""Withdrawing a posted record: the page that asks for the reason, and what it says will happen."""

from django import forms

from tipcouncil.records.admin_gate import LONGEST_REASON
from tipcouncil.records.admin_verbs import Verb

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


class Withdraw(Verb):
    """Withdrawing a posted record, for a reason that the public reads."""

    name = WITHDRAW
    title, button = "Withdraw from the public?", "Withdraw from the public"
    template = "admin/withdrawal.html"

    def is_allowed(self):
        return self.admin.may_withdraw(self.request) and self.admin.has_change_permission(
            self.request, self.record
        )

    def hindrance(self):
        return "" if self.record.posted_at else "Only what is posted can be withdrawn."

    def make_form(self, data):
        return WithdrawalForm(data)

    def act(self):
        self.record.withdraw(**self.form.cleaned_data, by=self.request.user)

    def done(self):
        return f"“{self.record}” is withdrawn. Its address tells the public when and why."


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

    def get_verbs(self):
        return [*super().get_verbs(), Withdraw]

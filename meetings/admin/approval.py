"""Recording that the council approved minutes, at which meeting and by which motion."""

import re

from django import forms
from django.core.exceptions import ValidationError

from meetings.admin.desk_posting import text_preview
from meetings.models import Meeting, MeetingStatus, Motion, MotionResult
from tipcouncil.records.admin.fields import could_be_a_key
from tipcouncil.records.admin.seen import digest_of
from tipcouncil.records.admin.verbs import SECRETARYS, Verb

DIGIT = re.compile(r"\d")
CHANGED = (
    "Somebody changed what you chose, after you opened this page. The list shows how it stands"
    " now: look at it, choose, and press the button again."
)


class OfferedField(forms.ModelChoiceField):
    """A choice among rows that each carry their version: of these, only the one chosen counts."""

    def label_from_instance(self, row):
        return f"{row.meeting}: {row}" if isinstance(row, Motion) else str(row)

    def prepare_value(self, value):
        row = value if isinstance(value, self.queryset.model) else self.row_of(value)
        return f"{row.pk}={digest_of(row)}" if row else ""

    def row_of(self, value):
        key = str(value or "").partition("=")[0]
        return self.queryset.filter(pk=key).first() if could_be_a_key(key) else None

    def to_python(self, value):
        if value in self.empty_values:
            return None
        row = self.row_of(value)
        if row is None or self.prepare_value(row) != value:
            raise ValidationError(CHANGED)
        return row


class ApprovalForm(forms.Form):
    """The meeting that approved, and its motion where it is entered."""

    approved_in = OfferedField(
        Meeting.objects.none(),
        required=False,
        label="Approved at the meeting of",
        empty_label="The record does not say at which",
    )
    motion = OfferedField(
        Motion.objects.none(),
        required=False,
        label="By the motion",
        empty_label="Not entered",
    )

    def __init__(self, minutes, *args, **kwargs):
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(
            body=minutes.meeting.body, date__gt=minutes.meeting.date, status=MeetingStatus.HELD
        ).select_related("body")
        later = later.order_by("date", "slug")
        motions = Motion.objects.filter(meeting__in=later).select_related("meeting__body")
        self.fields["approved_in"].queryset = later
        self.fields["motion"].queryset = motions.order_by("meeting__date", "position")
        if named := approved_by(minutes, self.fields["motion"].queryset, later.first()):
            self.fields["motion"].initial = named
            self.fields["approved_in"].initial = named.meeting


def approved_by(minutes, motions, following):
    """The carried motion that approved these minutes, where the record says so; else None.

    It names their day; or it names no day, and was made at the meeting that followed theirs.
    """
    carried = motions.filter(result=MotionResult.CARRIED, text__icontains="minutes")
    named = [one for one in carried if minutes.meeting.date_words in one.text]
    silent = [one for one in carried if one.meeting == following and not DIGIT.search(one.text)]
    return next(iter([*named, *silent]), None)


class Approve(Verb):
    """Recording that the council approved posted minutes."""

    name, link = "approve", "Record the approval…"
    title, button = "Record the approval?", "Record the approval"
    template = "admin/approval.html"

    def is_allowed(self):
        return self.request.user.has_perm(SECRETARYS)

    def hindrance(self):
        if self.record.is_approved:
            return "These minutes are approved already."
        return "" if self.record.posted_at else "These minutes are not posted."

    def make_form(self, data):
        return ApprovalForm(self.record, data)

    def context(self):
        return {"preview": text_preview(self.record)}

    def act(self):
        chosen = self.form.cleaned_data
        self.record.approve(chosen["approved_in"], chosen["motion"], by=self.request.user)

    def done(self):
        return f"The approval of “{self.record}” is recorded."

"""Recording that the council approved minutes, at which meeting and by which motion."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from meetings.models import Meeting, MeetingStatus, Motion
from tipcouncil.records.admin_posting import refusal_of
from tipcouncil.records.admin_withdrawal import SECRETARYS

APPROVE = "approve"


class MotionField(forms.ModelChoiceField):
    def label_from_instance(self, motion):
        return f"{motion.meeting.date_words}: {motion}"


class ApprovalForm(forms.Form):
    """The meeting that approved, and its motion where it is entered."""

    approved_in = forms.ModelChoiceField(
        Meeting.objects.none(),
        required=False,
        label="Approved at the meeting of",
        empty_label="The record does not say at which",
    )
    motion = MotionField(
        Motion.objects.none(),
        required=False,
        label="By the motion",
        empty_label="Not entered",
    )

    def __init__(self, minutes, *args, **kwargs):
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(
            body=minutes.meeting.body, date__gt=minutes.meeting.date, status=MeetingStatus.HELD
        ).order_by("date", "slug")
        motions = Motion.objects.filter(meeting__in=later).select_related("meeting")
        self.fields["approved_in"].queryset = later
        self.fields["motion"].queryset = motions.order_by("meeting__date", "position")
        self.fields["approved_in"].initial = later.first()

    def clean(self):
        cleaned = super().clean()
        motion = cleaned.get("motion")
        if motion and motion.meeting != cleaned.get("approved_in"):
            self.add_error("motion", "This motion was not made at the meeting chosen above.")
        return cleaned


class ApprovingAdmin:
    """For the admin of minutes: the page on which the secretary records an approval."""

    def may_approve(self, request):
        return request.user.has_perm(SECRETARYS)

    def further_verbs(self, request, record):
        verbs = super().further_verbs(request, record)
        if record.posted_at and not record.is_approved and self.may_approve(request):
            verbs = [("Record the approval…", self.page_of(record, APPROVE)), *verbs]
        return verbs

    def get_urls(self):
        view = self.admin_site.admin_view(self.approval_view)
        name = f"meetings_minutes_{APPROVE}"
        return [path(f"<path:object_id>/{APPROVE}/", view, name=name), *super().get_urls()]

    def approval_view(self, request, object_id):
        minutes = self.get_object(request, unquote(object_id))
        if minutes is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_approve(request):
            raise PermissionDenied
        if minutes.posted_at is None or minutes.is_approved:
            words = "approved already" if minutes.is_approved else "not posted"
            self.message_user(request, f"These minutes are {words}.", messages.ERROR)
            return HttpResponseRedirect(self.page_of(minutes, "change"))
        form = ApprovalForm(minutes, request.POST or None)
        if request.method == "POST" and form.is_valid() and self.approve(request, minutes, form):
            return HttpResponseRedirect(self.page_of(minutes, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Record the approval?",
            "opts": self.opts,
            "record": minutes,
            "form": form,
            "preview": self.posting_preview(minutes),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/approval.html", context)

    def approve(self, request, minutes, form):
        """Whether the approval was recorded; if not, the page says why."""
        chosen = form.cleaned_data
        minutes._history_user = request.user
        try:
            minutes.approve(chosen["approved_in"], chosen["motion"], by=request.user)
        except (IntegrityError, ValidationError) as refusal:
            form.add_error(None, refusal_of(refusal))
            return False
        self.message_user(request, f"“{minutes}”: the approval is recorded.", messages.SUCCESS)
        return True

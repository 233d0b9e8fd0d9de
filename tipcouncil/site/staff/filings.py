"""Where staff enter what was done outside of this site: the day, the way, and how it is known.

Each line that is filled in becomes a receipt, which is public at once and never changed.
"""

import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from meetings.evidence import gathering
from meetings.evidence.clocks import moment_in_words
from meetings.evidence.names import ENTERED, title_of
from meetings.models import Body, BodyKind, Document, FilingWay, Meeting, Receipt, Subject
from tipcouncil.records import log
from tipcouncil.records.admin.forms import words_of
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.saving import as_one

HOW = [(way, label) for way, label in FilingWay.choices if way != FilingWay.HERE]


class FilingForm(forms.Form):
    """One thing that was filed, sent or posted elsewhere. Left empty, it was not."""

    date = forms.DateField(
        label="Day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is not a day. Write it like 2027-01-12."},
    )
    time = forms.TimeField(
        label="Hour, if known",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    way = forms.ChoiceField(label="How", choices=HOW, required=False)
    words = forms.CharField(
        label="How it is known",
        required=False,
        max_length=500,
        help_text="“Confirmation no. 4711”. Anybody can read it.",
    )
    file = forms.FileField(
        label="Or the paper that proves it",
        required=False,
        help_text="It is filed as a document, which only staff see until you post it.",
    )

    def __init__(self, data, files, *, duty, meeting, year):
        super().__init__(data, files, prefix=slug_of(duty))
        self.duty, self.meeting, self.year = duty, meeting, year

    @property
    def found(self):
        """The evidence that is there already, in words."""
        evidence = self.duty.first_evidence
        return evidence and (moment_in_words(evidence.at) if evidence.at else "Done")

    def clean(self):
        cleaned = super().clean()
        is_told = cleaned.get("words") or cleaned.get("file") or cleaned.get("time")
        if is_told and not cleaned.get("date") and "date" not in self.errors:
            self.add_error("date", "Enter the day on which it was done.")
        if cleaned.get("date"):
            if not (cleaned.get("words") or cleaned.get("file")):
                self.add_error("words", "Say how it is known, or choose the paper that proves it.")
            self.receipt = Receipt(
                subject=Subject.FILING,
                meeting=self.meeting,
                year=self.year,
                what=self.duty.what,
                proves=self.duty.proof,
                date=cleaned["date"],
                time=cleaned.get("time"),
                way=cleaned.get("way") or FilingWay.OTHER,
                words=cleaned.get("words", ""),
            )
            self.receipt.clean()
        return cleaned

    def enter(self, by):
        """Write the receipt, and file the paper that proves it."""
        receipt = self.receipt
        if uploaded := self.cleaned_data.get("file"):
            receipt.record_key = file_proof(uploaded, receipt, by).key
        receipt.role, receipt.posted_at = log.role_of(by), timezone.now()
        receipt._history_user = by
        receipt.save()
        log.note(log.AuditAction.POST, receipt, by)
        return receipt


def slug_of(duty):
    return duty.proof.value.replace(" ", "-")


def file_proof(uploaded, receipt, by):
    council = Body.objects.filter(kind=BodyKind.COUNCIL, ends=None).order_by("pk").first()
    body = receipt.meeting.body if receipt.meeting else council
    paper = Document(
        body=body, meeting=receipt.meeting, title_as_posted=f"Proof: {receipt.what}"[:500]
    )
    take_in(paper, uploaded)
    paper._history_user = by
    paper.save()
    return paper


def filings_of_meeting(site, request, key):
    meeting = get_object_or_404(Meeting.objects.select_related("body", "minutes"), pk=key)
    duties = gathering.of_meetings([meeting], gathering.kept_since()).get(meeting.pk, [])
    title = f"What was filed and sent: {meeting}"
    return answer(site, request, duties, title, meeting=meeting)


def filings_of_year(site, request, year):
    if not datetime.MINYEAR <= year < datetime.MAXYEAR:
        return HttpResponseRedirect(reverse("admin:index"))
    title = f"What was filed and sent for {year}"
    return answer(site, request, gathering.of_year(year), title, year=year)


def answer(site, request, duties, title, *, meeting=None, year=None):
    """The page with a line for each duty that staff may enter; after its button, the calendar."""
    if not request.user.has_perm("meetings.add_receipt"):
        raise PermissionDenied
    is_sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_sent else (None, None)
    lines = [
        FilingForm(data, files, duty=duty, meeting=meeting, year=year)
        for duty in duties
        if duty.proof in ENTERED
    ]
    refusal = ""
    wrong = [line for line in lines if not line.is_valid()] if is_sent else []
    if is_sent and not wrong:
        told = [line for line in lines if line.cleaned_data.get("date")]
        try:
            with as_one():
                written = [line.enter(request.user) for line in told]
        except ValidationError as error:
            refusal = f"Nothing was entered. {words_of(error)}"
        else:
            return after(request, written)
    groups = {}
    for line in lines:
        groups.setdefault(title_of(line.duty, meeting, year), []).append(line)
    context = site.each_context(request) | {
        "title": title,
        "groups": list(groups.items()),
        "refusal": refusal,
        "has_errors": bool(wrong),
    }
    return TemplateResponse(request, "admin/site/filings.html", context)


def after(request, written):
    if written:
        count = "1 receipt is" if len(written) == 1 else f"{len(written)} receipts are"
        messages.success(request, f"{count} entered and public.")
    else:
        messages.info(request, "No day was entered, so nothing was kept.")
    return HttpResponseRedirect(reverse("admin:index"))

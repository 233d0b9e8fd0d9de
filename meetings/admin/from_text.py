"""“Read from text”: what the minutes say is shown as a proposal, and done where it is ticked."""

import hashlib

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from meetings.from_text import Proposal
from meetings.importing.parsing import parse_text
from meetings.models import Minutes
from tipcouncil.records.admin_posting import refusal_of


class ReadsText:
    """For the admin of meetings: the rows follow the text of the minutes."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.from_text_view)
        name = "meetings_meeting_from_text"
        return [path("<path:object_id>/from-text/", view, name=name), *super().get_urls()]

    def from_text_view(self, request, object_id):
        meeting = self.get_object(request, unquote(object_id))
        if meeting is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, meeting):
            raise PermissionDenied
        minutes = Minutes.objects.filter(meeting=meeting).first()
        if minutes is None or not minutes.body.strip():
            words = f"The meeting of {meeting} has no minutes yet, so there is nothing to read."
            self.message_user(request, words, messages.WARNING)
            return HttpResponseRedirect(self.page_of(meeting, "change"))
        proposal = Proposal(meeting, parse_text(minutes.body))
        digest = hashlib.sha256(minutes.body.encode()).hexdigest()
        if request.method == "POST" and self.is_done(request, meeting, proposal, digest):
            return HttpResponseRedirect(self.page_of(meeting, "change"))
        return self.show_proposal(request, meeting, proposal, digest)

    def is_done(self, request, meeting, proposal, digest):
        """Do what was ticked; False where the text is another one by now, or is refused."""
        if request.POST.get("text") != digest:
            words = "The text was saved again since. This is what it says now."
            self.message_user(request, words, messages.WARNING)
            return False
        keys = set(request.POST.getlist("do"))
        try:
            proposal.apply(keys, request.user)
        except (IntegrityError, ValidationError) as refusal:
            words = f"Nothing was changed. {refusal_of(refusal)}"
            self.message_user(request, words, messages.ERROR)
            return False
        done = [change for change in proposal.changes if change.key in keys]
        self.log_change(request, meeting, f"Read from the text: {len(done)} changes.")
        words = f"Read from the text. Rows added or changed: {len(done)}."
        self.message_user(request, words, messages.SUCCESS)
        return True

    def show_proposal(self, request, meeting, proposal, digest):
        groups = {}
        for change in proposal.changes:
            groups.setdefault(change.group, []).append(change)
        context = {
            **self.admin_site.each_context(request),
            "title": "Read from text",
            "opts": self.opts,
            "meeting": meeting,
            "groups": [{"grouper": name, "list": found} for name, found in groups.items()],
            "doubts": [doubt.sentence for doubt in proposal.parsed.doubts],
            "digest": digest,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/meetings/from_text.html", context)

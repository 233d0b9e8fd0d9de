"""“Import minutes”: a file or a pasted text, what was read from it, and the draft that is kept."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import path, reverse

from meetings.admin.importing_forms import (
    CheckForm,
    MotionForms,
    doubts_of,
    initial_of,
    motions_of,
    parsed_of,
)
from meetings.importing.staging import pages as staged_pages
from meetings.importing.staging import uploads
from meetings.importing.staging.keeping import keep_as_draft, meeting_on
from meetings.models import Document
from statutes.linking import links as linking
from tipcouncil.records.admin.fields import CHOOSER
from tipcouncil.records.admin.files import ask_for_files_again
from tipcouncil.records.admin.forms import note_overruled, questions_context, words_of
from tipcouncil.records.admin.gate import Post
from tipcouncil.records.admin.verbs import admin_page
from tipcouncil.records.files.types import JPEG, PDF, PNG, TEXT

PICTURES = {PNG.media_type, JPEG.media_type}
SHOWN_IN_THE_BROWSER = {PDF.media_type, TEXT.media_type} | PICTURES
NEEDED = ["meetings.add_meeting", "meetings.add_minutes", "meetings.add_document"]
THERE_ALREADY = (
    "Nothing is kept yet: this meeting is in the record already. Tick below that the paper goes"
    " with it, or correct the body, the date or the kind."
)
CANNOT_OPEN = (
    "If the paper itself is wanted in the record all the same, choose it again, tick the box"
    " below and send it: it is filed without a text."
)


class ImportForm(forms.Form):
    """A paper, or its text."""

    file = forms.FileField(
        label="A file",
        required=False,
        widget=forms.FileInput(attrs=CHOOSER),
        help_text="Word, PDF, OpenDocument, RTF, a web page, plain text or Markdown.",
    )
    text = forms.CharField(
        label="or the text, pasted",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "pasted-text"}),
        help_text="From Word, an e-mail or a web page. Headings, lists and tables are kept.",
    )
    accept_unreadable = forms.BooleanField(
        label="File it even if it cannot be opened, without a text", required=False
    )

    def upload(self):
        """What was sent, as a file."""
        if file := self.cleaned_data.get("file"):
            return file
        text = uploads.text_as_file(self.cleaned_data.get("text", ""))
        return SimpleUploadedFile("Pasted text.md", text, "text/markdown")


class MinutesImport:
    """Two screens of the admin of meetings, from a file to a draft."""

    def __init__(self, model_admin):
        self.admin = model_admin

    def pages(self):
        wrap = self.admin.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name="meetings_meeting_import"),
            path("import/<str:key>/", wrap(self.check_view), name="meetings_meeting_check"),
            path("import/<str:key>/original/", wrap(self.original_view), name="meetings_staged"),
            path("import/<str:key>/page/<int:number>/", wrap(self.page_view), name="staged_page"),
        ]

    def check_may_import(self, request):
        if not request.user.has_perms(NEEDED):
            raise PermissionDenied

    def staged_for(self, request, key):
        self.check_may_import(request)
        found = uploads.find(key, request.user)
        if found is None:
            raise Http404("This paper is in the record already, or was thrown away.")
        return found

    def import_view(self, request):
        self.check_may_import(request)
        is_sent = request.method == "POST"
        form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
        if form.is_valid():
            accept = form.cleaned_data["accept_unreadable"]
            try:
                paper = uploads.stage(form.upload(), request.user, accept_unreadable=accept)
            except ValidationError as refusal:
                form.add_error("file" if form.cleaned_data.get("file") else "text", refusal)
                is_pdf = any(one.name.lower().endswith(".pdf") for one in request.FILES.values())
                if is_pdf and not accept:
                    form.add_error(None, CANNOT_OPEN)
            else:
                check = reverse("admin:meetings_meeting_check", args=[paper.key])
                return HttpResponseRedirect(check)
        if form.errors:
            ask_for_files_again(form)
        page = "admin/meetings/import.html"
        return admin_page(self.admin, request, page, "Import minutes", {"form": form})

    def check_view(self, request, key):
        paper = self.staged_for(request, key)
        read = paper.parsed
        if "_drop" in request.POST:
            paper.drop()
            self.admin.message_user(
                request, f"“{paper.name}” was discarded. Nothing was saved.", messages.SUCCESS
            )
            return HttpResponseRedirect(reverse("admin:meetings_meeting_import"))
        data = request.POST if request.method == "POST" else None
        form = CheckForm(data, initial=initial_of(read, paper.name))
        motions = MotionForms(data, initial=motions_of(read), prefix="motions")
        if data is not None and all([form.is_valid(), motions.is_valid()]):
            answer = self.keep(request, paper, form, motions)
            if answer:
                return answer
        return self.show_check(request, paper, read, form, motions)

    def keep(self, request, paper, form, motions):
        """Everything in one transaction; None where it is refused, or where the clerk must look."""
        there = meeting_on(*(form.cleaned_data[name] for name in ("body", "date", "kind")))
        if there and "attach" not in request.POST:
            form.there = there
            form.add_error(None, THERE_ALREADY)
            return None
        parsed = parsed_of(paper.parsed, form, motions)
        try:
            with paper.open() as file:
                kept = keep_as_draft(
                    parsed,
                    file,
                    request.user,
                    body=form.cleaned_data["body"],
                    title=form.cleaned_data["title"],
                    accept_unreadable=paper.is_unreadable,
                    only_new=there is None,
                )
        except (IntegrityError, ValidationError) as refusal:
            form.there = meeting_on(*(form.cleaned_data[n] for n in ("body", "date", "kind")))
            form.add_error(None, f"Nothing was saved. {words_of(refusal)}")
            return None
        paper.drop()
        log = self.admin.log_addition if kept.is_new else self.admin.log_change
        log(request, kept.meeting, f"Imported from “{paper.name}”.")
        note_overruled(request, kept.meeting, form)
        words = f"“{kept.meeting}” is saved. It is not posted yet."
        self.admin.message_user(request, words, messages.SUCCESS)
        for note in kept.notes:
            self.admin.message_user(request, note, messages.WARNING)
        if "_keep_post" not in request.POST:
            return HttpResponseRedirect(self.admin.page_of(kept.meeting, "change"))
        chosen = [f"with=motion-{row.pk}" for row in kept.meeting.motions.filter(posted_at=None)]
        if kept.minutes and not kept.minutes.posted_at:
            chosen.append(f"with=minutes-{kept.minutes.pk}")
        return HttpResponseRedirect(
            f"{self.admin.page_of(kept.meeting, Post.name)}?{'&'.join(chosen)}"
        )

    def show_check(self, request, paper, read, form, motions):
        doubts = doubts_of(read, motions.typed())
        there = getattr(form, "there", None) or meeting_of(form)
        for row, motion in zip(motions, read.motions, strict=False):
            row.printed = motion.result
        context = {
            "is_nav_sidebar_enabled": False,  # its place is the original's
            "subtitle": paper.name,
            "paper": paper,
            "form": form,
            "rows": [
                [{"field": form[name], "doubts": doubts.get(name, [])} for name in row]
                for row in form.rows
            ],
            **questions_context(request, form),
            "motions": motions,
            "motion_doubts": doubts.get("motions", []),
            "doubts": doubts.get("", []),
            "there": there,
            "same_file": same_file(paper),
            "pages": staged_pages.pages_of(paper),
            "is_picture": paper.media_type in PICTURES,
            "source": "" if is_plain(paper) else preview_of(paper.markdown),
            "media": self.admin.media + form.media,
        }
        page = "admin/meetings/import_check.html"
        return admin_page(self.admin, request, page, "Look at what was read", context)

    def original_view(self, request, key):
        """The paper as it came. What a browser could run is only ever downloaded."""
        paper = self.staged_for(request, key)
        is_shown = paper.media_type.split(";")[0] in SHOWN_IN_THE_BROWSER
        return FileResponse(
            paper.path.open("rb"),
            as_attachment=not is_shown,
            filename=paper.name,
            content_type=paper.media_type if is_shown else "application/octet-stream",
        )

    def page_view(self, request, key, number):
        """A page of the paper as a picture, drawn when it is first looked at."""
        picture = staged_pages.picture_of(self.staged_for(request, key), number)
        if picture is None:
            raise Http404("There is no picture of this page.")
        return FileResponse(picture, content_type="image/webp")


def meeting_of(form):
    """The meeting in the record that the form means, as far as its body and day are known."""
    known = form.initial | getattr(form, "cleaned_data", {})
    body, date, kind = (known.get(name) for name in ("body", "date", "kind"))
    return meeting_on(body, date, kind) if body and date else None


def is_plain(paper):
    """Whether the original is text as it stands, to be shown line by line."""
    return paper.media_type.split(";")[0] == TEXT.media_type


def same_file(paper):
    """A paper of the record with the very same bytes, or None."""
    papers = Document.objects.exclude(sha256="").filter(sha256=paper.sha256)
    return papers.select_related("meeting").first()


def preview_of(text):
    """The text as it was read, rendered; empty where it is none that a record could hold."""
    try:
        return linking.render(text) if text.strip() else ""
    except (ValidationError, RecursionError):
        return ""

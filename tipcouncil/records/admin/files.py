"""A paper is filed, or “not held” is replaced by a file, on the staff's forms."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.files.streaming import FOR_STAFF, stream
from tipcouncil.records.reading.hidden import in_text, sentence

MOST_SHOWN = 1_000  # characters of words that are hidden in a file

READ_FROM_THE_FILE = [
    "original_name",
    "media_type",
    "size",
    "sha256",
    "pages",
    "is_tagged",
    "thumbnail",
    "filed_at",
]


def read_uploads(request, model):
    """Read each uploaded file before the form opens its transaction, which it would hold up."""
    for upload in request.FILES.values():
        upload.paper, upload.refusal, upload.notes, upload.hidden = model(), None, [], []
        try:
            described = take_in(upload.paper, upload)
            upload.notes, upload.hidden = described.notes, described.hidden
        except ValidationError as refusal:
            upload.refusal = refusal


def ask_for_files_again(form):
    """Beside each file that was chosen: a browser does not keep it while something is put right."""
    for name in form.fields:
        file = form.files.get(form.add_prefix(name))
        if file is not None and name not in form.errors:
            form.add_error(
                name, f"Choose the file again: “{file.name}” is not kept while the form is wrong."
            )


class FileForm(RecordForm):
    """The facts of a file are read from it; none is typed."""

    def _post_clean(self):
        super()._post_clean()
        chosen = self.cleaned_data.get("file")
        if chosen is False:
            self.take_facts_from(self._meta.model())
        elif isinstance(chosen, UploadedFile):
            if refusal := chosen.refusal or self.refusal_of_hidden_words(chosen):
                self.add_error("file", refusal)
            else:
                self.take_facts_from(chosen.paper)

    def refusal_of_hidden_words(self, chosen):
        """A file that is public once it is saved is not asked about on the page that posts."""
        told, sha256 = sentence(chosen.hidden), chosen.paper.sha256
        has_yes = self.data.get(f"{self.add_prefix('file')}-hidden") == sha256
        if not told or has_yes or not self.is_public():
            return ""
        self.fields["file"].widget.asks_about = sha256
        words = " … ".join(one.words for one in in_text(chosen.hidden))
        return (
            f"{told} They are: “{words[:MOST_SHOWN]}”. This record is posted, so the file would be"
            " public at once. Take these words out of the file; or, if anybody may read them, say"
            " so below. Then choose the file again."
        )

    def is_public(self):
        """Whether the record is public already; a row of a whole that is new is not."""
        wholes = [self.instance._meta.get_field(name).attname for name in self.instance.public_with]
        if not self.instance.pk and any(not getattr(self.instance, name) for name in wholes):
            return False
        return self.instance.is_public

    def take_facts_from(self, paper):
        for name in READ_FROM_THE_FILE:
            setattr(self.instance, name, getattr(paper, name))
        self.instance.file, self.instance.reading = paper.file, paper.reading
        self.instance.is_scan = self.instance.is_scan or paper.is_scan


def tell_notes(model_admin, request):
    """What a person should know of the files that were just filed."""
    for upload in request.FILES.values():
        for note in upload.notes:
            model_admin.message_user(request, f"{upload.name}: {note}", messages.WARNING)


def file_pages(model_admin):
    """Where an admin hands out the files themselves, for staff, also before they are posted.

    Papers that are uploaded on another's page too are handed out by their own admin.
    """
    model, site = model_admin.file_model, model_admin.admin_site
    if model is None or (model is not model_admin.model and site.is_registered(model)):
        return []

    def show(request, key):
        if not model_admin.has_view_permission(request):
            raise PermissionDenied
        paper = get_object_or_404(model._base_manager, pk=key)
        return stream(request, paper, paper.download_name, keep=FOR_STAFF)

    name = f"{model._meta.app_label}_{model._meta.model_name}_paper"
    return [path("paper/<int:key>/", site.admin_view(show), name=name)]


class ShowsFile:
    """For an admin or inline of papers: what is held, in words."""

    @admin.display(description="Held", ordering="file")
    def held(self, paper):
        """“PDF, 3 pages, 120 KB”, as a link for staff; or “Not held”."""
        paper = as_filed(paper)
        if paper is None or not paper.is_held:
            return "Not held"
        pages = f", {paper.pages} page{'s' if paper.pages != 1 else ''}" if paper.pages else ""
        kind = paper.file.name.rsplit(".", 1)[-1].upper()
        name = f"admin:{paper._meta.app_label}_{paper._meta.model_name}_paper"
        words = f"{kind}{pages}, {paper.size_words}"
        return format_html('<a href="{}">{}</a>', reverse(name, args=[paper.pk]), words)

    @admin.display(description="What is held")
    def facts(self, paper):
        """The same, with the name under which it was filed and its checksum."""
        paper = as_filed(paper)
        if paper is None or not paper.is_held:
            return "Not held"
        tagged = {True: ", tagged for screen readers", False: ", not tagged for screen readers"}
        return format_html(
            "{}{}. Filed under the name “{}”. SHA-256: <code>{}</code>",
            self.held(paper),
            tagged.get(paper.is_tagged, ""),
            paper.original_name,
            paper.sha256,
        )


def as_filed(paper):
    """The paper without a file that was chosen on a form and is not kept yet; None if it is new."""
    if paper.is_held and not paper.file._committed:
        return type(paper)._base_manager.filter(pk=paper.pk).first()
    return paper

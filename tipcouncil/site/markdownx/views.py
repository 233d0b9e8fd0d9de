"""The preview beside an editor, and pictures dropped on it: for staff alone.

The package's own views are open to anybody; these take their places under the names that its
widget asks for.
"""

from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from meetings.pages import reading
from statutes.linking import links as linking
from tipcouncil.records.texts.markdown import LONGEST
from tipcouncil.records.texts.pictures import PLACEHOLDER
from tipcouncil.site.markdownx import images as inline_images

SIGNED_OUT = (
    "You are signed out, so there is no preview. Your text is kept on this computer. Sign in again"
    " in another tab, then come back and go on."
)


def staff_only(view):
    """Answer 403 to everybody else: the editor would paste a sign-in page into the preview."""

    @wraps(view)
    def guarded(request):
        if not (request.user.is_active and request.user.is_staff):
            return sentence(SIGNED_OUT, 403, reverse("admin:index"), "Sign in")
        return view(request)

    return guarded


def sentence(words, status, address="", link=""):
    """A sentence where the preview would stand."""
    after = format_html(' <a href="{}" target="_blank">{}</a>', address, link) if address else ""
    return HttpResponse(format_html('<p class="errornote">{}{}</p>', words, after), status=status)


@require_POST
@staff_only
def markdownify(request):
    """A text as the public page will show it."""
    text = request.POST.get("content")
    if text is None:
        return sentence("Nothing to show: the form sent no text.", 400)
    if "\ufffd" in text or "\x00" in text:
        return sentence("This text holds signs that cannot be read. Paste it again.", 400)
    if len(text) > LONGEST:
        return sentence(f"This text is longer than the {LONGEST:,} characters of one record.", 413)
    try:
        if request.GET.get("as") == "minutes":
            return preview_of_minutes(request, text)
        return HttpResponse(linking.render(text))
    except ValidationError as refusal:
        return sentence(" ".join(refusal.messages), 422)
    except RecursionError:
        return sentence("This text is nested too deeply to be shown. Make its lists simpler.", 422)


def preview_of_minutes(request, text):
    """The text divided at its headings, with [sic], by the template of the public page."""
    errors = request.GET.get("errors", "").splitlines()
    text_read = reading.read_version(text.replace("\r\n", "\n"), errors)
    return render(request, "meetings/partials/minutes_text.html", {"reading": text_read})


@require_POST
@staff_only
def upload(request):
    """File a picture and give back the Markdown that shows it, still without its description."""
    if not request.user.has_perm("site.add_inlineimage"):
        return JsonResponse({"image": ["Your role does not add pictures."]}, status=403)
    chosen = request.FILES.get("image")
    if not chosen:
        return JsonResponse({"image": ["Choose a picture."]}, status=400)
    try:
        picture = inline_images.keep(chosen)
    except ValidationError as refusal:
        return JsonResponse({"image": refusal.messages}, status=400)
    code = f"![{PLACEHOLDER}]({picture.get_absolute_url()})"
    return JsonResponse({"image_code": code})

"""Before a meeting or minutes are posted: just what becomes public, where, and what is missing."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string

from meetings import reading
from meetings.becoming_public import ASKED, REFUSED, findings_of, places_of
from meetings.models import Minutes
from tipcouncil.records.admin_posting import POST

AT_MOST = 20  # records that are looked at; a longer list is posted from the list of records


def text_preview(minutes):
    """The text as the page of the meeting shows it."""
    errors = reading.errors_in(minutes)
    return render_to_string(
        "meetings/_minutes_text.html", {"reading": reading.read_version(minutes.body, errors)}
    )


class ShowsWhatBecomesPublic:
    """For an admin of records with a gate: the page that asks says everything first."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The editor of minutes previews them as their public page shows them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "body" and db_field.model is Minutes:
            field.widget.attrs["data-preview"] = "minutes"
        return field

    def ask(self, request, records, verb, **context):
        if verb == POST:
            companions = [one["record"] for one in context.get("companions", [])]
            context["becoming"] = [
                {"record": record, "places": places_of(record), "findings": findings_of(record)}
                for record in [*records, *companions][:AT_MOST]
            ]
            found = [one for part in context["becoming"] for one in part["findings"]]
            context["must_look"] = any(one.weight == ASKED for one in found)
            texts = [one for one in companions if isinstance(one, Minutes) and one.body.strip()]
            if texts and not context.get("preview"):
                context["preview"] = text_preview(texts[0])
        return super().ask(request, records, verb, **context)

    def posting_view(self, request, object_id, verb):
        response = super().posting_view(request, object_id, verb)
        if getattr(request, "posting_refused", False):
            return HttpResponseRedirect(request.get_full_path())
        return response

    def move(self, request, records, verb, reason=""):
        """Nothing is posted with a blank in it, nor with a withheld name that nobody looked at."""
        if verb == POST:
            found = [one for record in records for one in findings_of(record)]
            refused = [one.words for one in found if one.weight == REFUSED]
            if "looked" not in request.POST:
                refused += [one.words for one in found if one.weight == ASKED]
            if refused:
                request.posting_refused = True
                words = f"Nothing is posted. {' '.join(refused)}"
                self.message_user(request, words, messages.ERROR)
                return None
        return super().move(request, records, verb, reason)

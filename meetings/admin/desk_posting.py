"""Before a meeting or minutes are posted: just what becomes public, where, and what is missing."""

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from meetings.desk.posting_preview import ASKED, REFUSED, findings_of, places_of
from meetings.models import Minutes
from meetings.pages import reading
from tipcouncil.records.admin.gate import Post

AT_MOST = 20  # records that are looked at; a longer list is posted from the list of records


def text_preview(minutes):
    """The text as the page of the meeting shows it."""
    errors = reading.errors_in(minutes)
    return render_to_string(
        "meetings/partials/minutes_text.html",
        {"reading": reading.read_version(minutes.body, errors)},
    )


class PostAfterPreview(Post):
    """Posting, on a page that says everything first."""

    def context(self):
        along = [one["record"] for one in self.companions]
        becoming = [
            {"record": record, "places": places_of(record), "findings": findings_of(record)}
            for record in [*self.records, *along][:AT_MOST]
        ]
        found = [one for part in becoming for one in part["findings"]]
        texts = [one for one in [*self.records[:1], *along] if isinstance(one, Minutes)]
        with_text = [one for one in texts if one.body.strip()]
        return super().context() | {
            "becoming": becoming,
            "must_look": any(one.weight == ASKED and not one.key for one in found),
            "preview": text_preview(with_text[0]) if with_text else "",
        }

    def act(self):
        """Nothing is posted with a blank in it, nor with what nobody looked at and said yes to."""
        found = [one for record in self.to_post for one in findings_of(record)]
        refused = [one.words for one in found if one.weight == REFUSED]
        yes = {key for key in self.request.POST.getlist("yes") if key}
        yes |= {""} if "looked" in self.request.POST else set()
        refused += [one.words for one in found if one.weight == ASKED and one.key not in yes]
        if refused:
            raise ValidationError(refused)
        super().act()

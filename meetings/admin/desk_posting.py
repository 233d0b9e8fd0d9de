"""Before a meeting or minutes are posted: just what becomes public, where, and what is missing."""

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from meetings.desk.posting_preview import ASKED, REFUSED, findings_of, places_of
from meetings.models import Minutes, Motion
from meetings.pages import reading
from tipcouncil.records.admin.posting import POST

AT_MOST = 20  # records that are looked at; a longer list is posted from the list of records


def text_preview(minutes):
    """The text as the page of the meeting shows it."""
    errors = reading.errors_in(minutes)
    return render_to_string(
        "meetings/partials/minutes_text.html",
        {"reading": reading.read_version(minutes.body, errors)},
    )


class ShowsWhatBecomesPublic:
    """For an admin of records with a gate: the page that asks says everything first."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The editor of minutes previews them as their public page shows them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "body" and db_field.model is Minutes:
            field.widget.attrs["data-preview"] = "minutes"
        return field

    def companion(self, request, record):
        """A record to be posted with another. What was voted goes along as a rule: minutes that
        are public tell of it."""
        own_admin = self.admin_site.get_model_admin(type(record))
        key = f"{record._meta.model_name}-{record.pk}"
        is_vote = isinstance(record, Motion) and record.is_decided
        return {
            "record": record,
            "key": key,
            "chosen": is_vote or key in request.GET.getlist("with"),
            "kind": record._meta.verbose_name,
            "url": own_admin.page_of(record, POST),
            "allowed": own_admin.has_posting_permission(request, record),
        }

    def posting_context(self, records, companions):
        along = [one["record"] for one in companions]
        becoming = [
            {"record": record, "places": places_of(record), "findings": findings_of(record)}
            for record in [*records, *along][:AT_MOST]
        ]
        found = [one for part in becoming for one in part["findings"]]
        texts = [one for one in [*records[:1], *along] if isinstance(one, Minutes)]
        with_text = [one for one in texts if one.body.strip()]
        return {
            "becoming": becoming,
            "must_look": any(one.weight == ASKED and not one.key for one in found),
            "preview": text_preview(with_text[0]) if with_text else "",
        }

    def check_posting(self, request, records):
        """Nothing is posted with a blank in it, nor with what nobody looked at and said yes to."""
        found = [one for record in records for one in findings_of(record)]
        refused = [one.words for one in found if one.weight == REFUSED]
        yes = {key for key in request.POST.getlist("yes") if key}
        yes |= {""} if "looked" in request.POST else set()
        refused += [one.words for one in found if one.weight == ASKED and one.key not in yes]
        if refused:
            raise ValidationError(refused)

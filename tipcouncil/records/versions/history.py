"""Who changed what and when, for staff: a save that changes nothing is no change.

Dates that the public sees are taken from this history (feeds, the calendar, the sitemap), so a
record that was opened and saved as it was must not look like one that was corrected.
"""

from simple_history.models import HistoricalRecords


class ChangesOnly(HistoricalRecords):
    """A history that keeps a version only where it differs from the last one."""

    def create_historical_record(self, instance, history_type, using=None):
        if history_type == "~" and self.says_what_the_last_says(instance, using):
            return
        super().create_historical_record(instance, history_type, using=using)

    def says_what_the_last_says(self, instance, using):
        versions = getattr(instance, self.manager_name).model.objects.using(using)
        newest_first = versions.filter(id=instance.pk).order_by("-history_date", "-history_id")
        last = newest_first.first()
        return last is not None and all(
            getattr(last, field.attname) == field.to_python(getattr(instance, field.attname))
            for field in self.fields_included(instance)
        )

"""When a meeting was moved from; and that a meeting whose minutes are posted was held.

Until now minutes or votes could be posted while their meeting was recorded as planned only.
"""

from django.db import migrations, models
from django.utils import timezone

import meetings.models.meetings


def say_held(apps, schema_editor):
    meetings = apps.get_model("meetings", "Meeting").objects
    history = apps.get_model("meetings", "HistoricalMeeting")
    planned = meetings.filter(status="scheduled", date__lte=timezone.localdate())
    told = planned.filter(
        models.Q(minutes__posted_at__isnull=False)
        | models.Q(minutes__withdrawn_at__isnull=False)
        | models.Q(documents__kind="minutes", documents__posted_at__isnull=False)
        | models.Q(
            motions__posted_at__isnull=False, motions__result__in=["carried", "failed", "tabled"]
        )
        | models.Q(called_to_order__isnull=False)
        | models.Q(adjourned__isnull=False)
    )
    for meeting in told.distinct():
        meeting.status = "held"
        meeting.save(update_fields=["status"])
        names = [field.attname for field in meeting._meta.concrete_fields]
        history.objects.create(
            **{name: getattr(meeting, name) for name in names},
            history_date=timezone.now(),
            history_type="~",
            history_change_reason="Held: its minutes, votes or hours are on record.",
        )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_counts_of_votes"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalmeeting",
            name="moved_from",
            field=models.CharField(
                blank=True,
                help_text="The day for which it was announced before: 2017-01-12. It is filled in when the date of a posted, planned meeting changes. Empty it where only a mistake was corrected.",
                max_length=10,
                validators=[meetings.models.meetings.check_partial_date],
                verbose_name="moved from",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="moved_from",
            field=models.CharField(
                blank=True,
                help_text="The day for which it was announced before: 2017-01-12. It is filled in when the date of a posted, planned meeting changes. Empty it where only a mistake was corrected.",
                max_length=10,
                validators=[meetings.models.meetings.check_partial_date],
                verbose_name="moved from",
            ),
        ),
        migrations.AlterField(
            model_name="historicalmeeting",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Its address: 2017-01-19, or 2014-06. Left empty, it is made from the date, and follows it until the meeting is first posted.",
                max_length=80,
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Its address: 2017-01-19, or 2014-06. Left empty, it is made from the date, and follows it until the meeting is first posted.",
                max_length=80,
                unique=True,
            ),
        ),
        migrations.RunPython(say_held, migrations.RunPython.noop),
    ]

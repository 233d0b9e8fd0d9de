from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0007_page_address"),
    ]

    operations = [
        migrations.AlterField(
            model_name="body",
            name="begins_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="first day is known",
            ),
        ),
        migrations.AlterField(
            model_name="body",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="last day is known",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalbody",
            name="begins_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="first day is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalbody",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="last day is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalhostagency",
            name="begins_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="first day is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalhostagency",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="last day is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalmembership",
            name="listed_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalmilestone",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalseat",
            name="source_url",
            field=models.URLField(
                blank=True, max_length=500, verbose_name="web address of the source"
            ),
        ),
        migrations.AlterField(
            model_name="hostagency",
            name="begins_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="first day is known",
            ),
        ),
        migrations.AlterField(
            model_name="hostagency",
            name="ends_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="last day is known",
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="listed_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="milestone",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="source_url",
            field=models.URLField(
                blank=True, max_length=500, verbose_name="web address of the source"
            ),
        ),
        # The database keeps no default: only the forms begin otherwise, and no table is written anew.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="document",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("agenda", "Agenda"),
                            ("minutes", "Minutes"),
                            ("notice", "Notice"),
                            ("notes", "Notes"),
                            ("presentation", "Presentation"),
                            ("handout", "Handout"),
                            ("schedule", "Schedule"),
                            ("roster", "Members and committees"),
                            ("source", "Source of this record"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=14,
                    ),
                ),
                migrations.AlterField(
                    model_name="historicaldocument",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("agenda", "Agenda"),
                            ("minutes", "Minutes"),
                            ("notice", "Notice"),
                            ("notes", "Notes"),
                            ("presentation", "Presentation"),
                            ("handout", "Handout"),
                            ("schedule", "Schedule"),
                            ("roster", "Members and committees"),
                            ("source", "Source of this record"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=14,
                    ),
                ),
            ],
        ),
    ]

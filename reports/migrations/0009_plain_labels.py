from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0008_page_address"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalrecommendationupdate",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalreport",
            name="issued_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="historicalresource",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="recommendationupdate",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="issued_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
        migrations.AlterField(
            model_name="resource",
            name="date_precision",
            field=models.CharField(
                choices=[("day", "to the day"), ("month", "to the month"), ("year", "to the year")],
                default="day",
                max_length=5,
                verbose_name="date is known",
            ),
        ),
    ]

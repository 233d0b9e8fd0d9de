from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("statutes", "0004_classes_of_offenses"),
    ]

    operations = [
        migrations.AlterField(
            model_name="act",
            name="official_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="official web address"),
        ),
        migrations.AlterField(
            model_name="historicalact",
            name="official_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="official web address"),
        ),
        migrations.AlterField(
            model_name="historicalstatute",
            name="official_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="official web address"),
        ),
        migrations.AlterField(
            model_name="historicalstatutechange",
            name="source_url",
            field=models.URLField(
                blank=True, max_length=500, verbose_name="web address of the source"
            ),
        ),
        migrations.AlterField(
            model_name="statute",
            name="official_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="official web address"),
        ),
        migrations.AlterField(
            model_name="statutechange",
            name="source_url",
            field=models.URLField(
                blank=True, max_length=500, verbose_name="web address of the source"
            ),
        ),
    ]

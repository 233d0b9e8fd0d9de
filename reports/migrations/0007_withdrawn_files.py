from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0006_report_address_may_be_left_empty"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalreportfile",
            name="withdrawn_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="withdrawn"
            ),
        ),
        migrations.AddField(
            model_name="historicalreportfile",
            name="withdrawn_reason",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="withdrawn_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="withdrawn"
            ),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="withdrawn_reason",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
    ]

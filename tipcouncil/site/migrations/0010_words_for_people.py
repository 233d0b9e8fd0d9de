from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("site", "0009_withdrawn_words"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="letter",
            options={"ordering": ["-made_at", "-pk"], "verbose_name": "e-mail"},
        ),
        migrations.AlterField(
            model_name="letter",
            name="key",
            field=models.CharField(help_text="Its Message-ID.", max_length=32, unique=True),
        ),
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("confirmation", "Request to confirm"),
                    ("notice", "Notice"),
                    ("weekly", "Weekly e-mail"),
                    ("renewal", "Request to renew"),
                    ("ending", "Reminder that notices end"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting to be sent"),
                    ("claimed", "About to be sent"),
                    ("handing over", "Being handed to the mail server"),
                    ("sent", "Sent"),
                    ("failed", "Given up"),
                    ("unknown", "Not known whether sent"),
                    ("dropped", "Not sent: nothing left to tell"),
                ],
                default="waiting",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="asked_by",
            field=models.PositiveIntegerField(
                default=0, help_text="How many people had asked for it."
            ),
        ),
        migrations.AlterField(
            model_name="oldaddress",
            name="target",
            field=models.CharField(
                help_text="A page on this site: /meetings/2017-01-19/#item-2a.",
                max_length=300,
                verbose_name="leads to",
            ),
        ),
        migrations.AlterField(
            model_name="subscriber",
            name="is_discreet",
            field=models.BooleanField(
                default=False,
                help_text="The subject and sender do not say what the e-mail is about.",
            ),
        ),
    ]

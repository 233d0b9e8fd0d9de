"""What the versions of minutes from before the new seal say of their kind and of the approval.

Their own seals cover the number and the text alone, and stay as they are.
"""

from django.db import migrations


def tell(apps, schema_editor):
    revisions = apps.get_model("meetings", "MinutesRevision").objects
    revisions.filter(number__gt=1).update(kind="corrected")
    for minutes in apps.get_model("meetings", "Minutes").objects.filter(posted_at__isnull=False):
        revisions.filter(minutes=minutes).update(
            approval=minutes.approval, approved_in=minutes.approved_in_id
        )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_versions_sealed_and_withdrawals")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]

"""What the versions of reports from before the new seal say of their kind."""

from django.db import migrations


def tell(apps, schema_editor):
    revisions = apps.get_model("reports", "ReportRevision").objects
    revisions.filter(number__gt=1).update(kind="corrected")


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_versions_sealed_and_withdrawals")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]

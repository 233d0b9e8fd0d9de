"""Reports and recommendations: name in the admin, and what listens to its records."""

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Reports and recommendations"

    def ready(self):
        # Once the models are there: it listens to their being saved.
        import_module("reports.citing")
        import_module("reports.receipts")
        put_forward = import_module("reports.put_forward")
        import_module("statutes.linking.cited_in").outcomes_asked.connect(put_forward.of_law)

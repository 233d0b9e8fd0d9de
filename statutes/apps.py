"""The law: its name in the admin."""

from importlib import import_module

from django.apps import AppConfig


class StatutesConfig(AppConfig):
    name = "statutes"
    verbose_name = "The law"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Once the models are there: it asks about their records.
        import_module("statutes.plausible")

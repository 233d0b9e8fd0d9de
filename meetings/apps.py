"""The council and its meetings: name in the admin, and what listens to its records."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "The council and its meetings"

    def ready(self):
        # Once the models are there: it listens to their being saved.
        import_module("meetings.citing")
        import_module("meetings.evidence.closed_days")
        import_module("meetings.evidence.posting")

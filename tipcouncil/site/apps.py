"""The site: its name in the admin, and what listens to the records below it."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tipcouncil.site.roles import make_roles


class SiteConfig(AppConfig):
    name = "tipcouncil.site"
    label = "site"
    verbose_name = "The site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        post_migrate.connect(make_roles, sender=self)
        # Once the models are there: it listens to their being saved.
        import_module("tipcouncil.site.file_texts").connect()

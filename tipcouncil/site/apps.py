"""The site: its name in the admin."""

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

"""The site: its name in the admin, and what listens to the records below it."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from tipcouncil.records import log
from tipcouncil.records.versions import locks
from tipcouncil.site.accounts.roles import make_roles
from tipcouncil.site.integrity import older_tables


class SiteConfig(AppConfig):
    name = "tipcouncil.site"
    label = "site"
    verbose_name = "The site"

    def ready(self):
        post_migrate.connect(make_roles, sender=self)
        # Once the models are there: it listens to their being saved.
        import_module("tipcouncil.site.files.texts").connect()
        import_module("tipcouncil.site.redaction")
        import_module("tipcouncil.site.search.changes").listen(self)
        import_module("tipcouncil.site.redirects.recorded")
        hidden_words = import_module("tipcouncil.site.files.hidden_words")
        preview = import_module("meetings.desk.posting_preview")
        preview.findings_asked.connect(hidden_words.findings_of_hidden_words)
        pre_migrate.connect(older_tables.refuse, sender=self)
        pre_migrate.connect(locks.lift_for, sender=self)
        post_migrate.connect(locks.lay, sender=self)
        log.noted.connect(self.write_down)

    def write_down(self, sender, *, verb, record, by, role, words, **signal):
        """Write a entry into the log. A record may be named by words alone."""
        content_types = self.apps.get_model("contenttypes", "ContentType").objects
        is_row = hasattr(record, "_meta")
        self.get_model("AuditEntry").objects.create(
            verb=verb,
            by=by,
            role=role,
            content_type=content_types.get_for_model(record) if is_row else None,
            object_id=record.pk if is_row else None,
            record=str(record)[:300],
            words=words,
        )

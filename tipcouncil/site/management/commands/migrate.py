"""Django's own, for tables alone."""

from django.core.management.commands import migrate

from tipcouncil.site.management.tables_alone import TablesAlone


class Command(migrate.Command):
    autodetector = TablesAlone

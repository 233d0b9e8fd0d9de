"""Django's own, for tables alone."""

from django.core.management.commands import makemigrations

from tipcouncil.site.management.tables_alone import TablesAlone


class Command(makemigrations.Command):
    autodetector = TablesAlone

"""Tables that are only ever added to: versions, the log, what was withdrawn."""

from django.db import models

from tipcouncil.records.versions import locks


class AppendOnly(models.Model):
    """A row that is only ever added to its table, and stays as it was: the database sees to it.

    Of its fields those in `open_fields` alone may change; `stands` is the sentence that refuses.
    """

    stands = ""
    open_fields = ()

    class Meta:
        abstract = True

    @classmethod
    def locks(cls):
        fields = [field for field in cls._meta.concrete_fields if field.name not in cls.open_fields]
        other = locks.changed(*(field.column for field in fields)) if cls.open_fields else "TRUE"
        return [
            locks.Lock("changed", cls._meta.db_table, "UPDATE", other, cls.stands),
            *locks.kept(cls, "(OLD.id = OLD.id)", cls.stands),
        ]

"""What the locks of the database refuse, and by which sentence."""

import pytest
from django.db import IntegrityError, connection, transaction

from tipcouncil.records.versions import locks


def refused(act, *args, **kwargs):
    """The sentence with which the database refuses."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act(*args, **kwargs)
    lock = locks.lock_of(refusal.value)
    assert lock, refusal.value
    return lock.sentence


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)

"""What people do to the record, told as it happens: who, what, to which record, and why.

The floor keeps no table. It tells, and the site writes it down where staff can read it.
"""

from django.db import models
from django.dispatch import Signal

noted = Signal()


class AuditAction(models.TextChoices):
    ENTER = "enter", "Entered"
    IMPORT = "import", "Imported"
    CHANGE = "change", "Changed"
    DELETE = "delete", "Deleted"
    POST = "post", "Posted"
    TAKE_BACK = "take back", "Took the posting back"
    APPROVE = "approve", "Recorded the approval"
    REOPEN = "reopen", "Took the approval back"
    CORRECT = "correct", "Corrected a posted text"
    AMEND = "amend", "Amended an approved text"
    WITHDRAW = "withdraw", "Withdrew"
    RESTORE = "restore", "Posted again after a withdrawal"


class ActingRole(models.TextChoices):
    """In what role somebody acts. The public reads the role, never the name."""

    SECRETARY = "secretary", "the secretary"
    CLERK = "clerk", "the clerk"
    ADMINISTRATOR = "administrator", "an administrator"
    COMMAND = "command", "a command of the site"


def acting(by=None):
    """Who acts: the person named; None where a command does."""
    return by if by is not None and by.is_authenticated else None


def role_of(person):
    """The highest role of a person among those that keep the record."""
    if person is None:
        return ActingRole.COMMAND
    names = set(person.groups.values_list("name", flat=True))
    held = [role for role in (ActingRole.SECRETARY, ActingRole.CLERK) if role in names]
    return held[0] if held else ActingRole.ADMINISTRATOR


def note(verb, record, by=None, words=""):
    """Tell what was done."""
    person = acting(by)
    noted.send(type(record), verb=verb, record=record, by=person, role=role_of(person), words=words)

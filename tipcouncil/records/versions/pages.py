"""The public history of a text: its versions, and what changed from one to the next."""

from typing import NamedTuple

from tipcouncil.records.log import ActingRole
from tipcouncil.records.texts.differences import passages


class ListedVersion(NamedTuple):
    """A version as a list shows it. The role is said, the name never."""

    number: int
    made_at: object
    kind: str
    reason: str
    role: str
    url: str


def entry(version):
    role = ActingRole(version.role).label if version.role else ""
    return ListedVersion(
        version.number,
        version.made_at,
        version.get_kind_display(),
        version.reason,
        role,
        version.get_absolute_url(),
    )


def entries(record):
    """The public versions of a record, newest first, without their texts."""
    whole = record.revisions.field.name
    found = list(record.revisions.public().order_by("-number").defer("body"))
    for version in found:
        setattr(version, whole, record)  # its address is made from the record's
    return [entry(version) for version in found]


def before(record, version):
    """The public version before one, or None."""
    earlier = record.revisions.public().filter(number__lt=version.number)
    return earlier.order_by("-number").first()


class VersionChange(NamedTuple):
    """What one version changed: the passages, and the number of the version compared with."""

    since: int
    passages: list


def change(record, version):
    """What a version changed; None for the first that the public can read."""
    earlier = before(record, version)
    return VersionChange(earlier.number, passages(earlier.body, version.body)) if earlier else None


def is_withdrawn(record, number):
    """Whether the version with this number was public and is withdrawn."""
    return record.revisions.withdrawn().filter(number=number).exists()

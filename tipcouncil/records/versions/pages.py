"""The public history of a text: its versions, what changed from one to the next, their pages."""

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from tipcouncil.records.log import ActingRole
from tipcouncil.records.texts.differences import passages
from tipcouncil.records.versions.withdrawal import withdrawn_q


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


def all_versions(request, record, template, **context):
    """The page of every version that the public can read, with dates and reasons."""
    listed = entries(record)
    if not listed:
        raise Http404
    return render(request, template, {"record": record, "versions": listed, **context})


def one_version(request, record, version, template, **context):
    """The page of a text as it read in one version, and what that version changed."""
    listed = entries(record)
    context |= {
        "record": record,
        "version": entry(version),
        "versions": listed,
        "is_current": version.number == listed[0].number,
        "change": change(record, version),
    }
    return render(request, template, context)


def version_or_withdrawn(record, number):
    """The version with this number; None where it is withdrawn. Any other is not found."""
    version = record.revisions.public().filter(number=number).first()
    if version is None and not is_withdrawn(record, number):
        raise Http404
    return version


def withdrawn_record(rows, number=None, **address):
    """The withdrawn record at an address, or at that of one of its versions. Else not found."""
    record = get_object_or_404(rows.filter(withdrawn_q(rows.model)), **address)
    if number is not None and not is_withdrawn(record, number):
        raise Http404
    return record

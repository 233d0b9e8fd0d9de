"""Whether the record still says what it said: seals, texts, approvals and the locks themselves.

Somebody who commands the database could build a whole chain anew. Hence the anchors: the seal of
each newest version, written to a file that is kept elsewhere, and compared later.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.db import connection
from django.db.models import Prefetch

from meetings.models import Approval, MeetingStatus, Minutes
from tipcouncil.records.versions import chain, locks
from tipcouncil.records.versions.revisions import Versioned, VersionKind


@dataclass
class Findings:
    """What was looked at, and what is wrong where."""

    locks: int = 0
    wrong: list = field(default_factory=list)  # (address, what is wrong)
    seals: dict = field(default_factory=dict)  # of each record by its address: {number: seal}

    def add(self, where, *sentences):
        self.wrong += [(where, sentence) for sentence in sentences]


def verify():
    """Look at every record that has versions, and at every lock."""
    findings = Findings()
    for model in apps.get_models():
        if issubclass(model, Versioned):
            for record, versions in with_versions(model):
                look_at(record, versions, findings)
    for name, what in locks.faults(connection):
        findings.add(f"the lock {name}", what)
    findings.locks = len(locks.expected(connection))
    return findings


def with_versions(model):
    """Each record with all its versions, the oldest first."""
    revisions = model._meta.get_field("revisions").related_model
    in_order = Prefetch("revisions", revisions.objects.order_by("number"), to_attr="in_order")
    related = [name for name in model.public_with if not model._meta.get_field(name).null]
    rows = model.objects.select_related(*related).prefetch_related(in_order).order_by("pk")
    for record in rows.iterator(chunk_size=200):
        yield record, record.in_order


def look_at(record, versions, findings):
    where = record.get_versions_url().removesuffix("versions/")
    findings.seals[where] = {version.number: version.digest for version in versions}
    findings.add(where, *chain.breaks(versions))
    findings.add(where, *wrong_text(record, versions[-1] if versions else None))
    if isinstance(record, Minutes):
        findings.add(where, *wrong_approval(record))


def wrong_text(record, newest):
    """What the public reads must be what the newest version says."""
    if record.posted_at is not None:
        if newest is None:
            return ["is posted and has no version"] if record.has_something_to_keep() else []
        return [] if record.is_as(newest) else ["does not say what its newest version says"]
    if record.is_withdrawn and newest and newest.kind != VersionKind.WITHDRAWN:
        return ["is withdrawn, and no version says so"]
    if newest and newest.kind == VersionKind.WITHDRAWN and not record.is_withdrawn:
        return ["has a version that withdraws it, and is not withdrawn"]
    return []


def wrong_approval(minutes):
    """Approved minutes point at a later meeting that was held, and at a motion of that meeting."""
    found = []
    if minutes.approval != Approval.APPROVED:
        return found
    meeting, motion = minutes.approved_in, minutes.approved_by_motion
    if meeting and meeting.date <= minutes.meeting.date:
        found.append("is approved at a meeting that is not later than its own")
    if meeting and meeting.status != MeetingStatus.HELD:
        found.append("is approved at a meeting that is not recorded as held")
    if motion and motion.meeting_id != minutes.approved_in_id:
        found.append("is approved by a motion of another meeting")
    return found


# Anchors, kept elsewhere


def anchors(findings):
    """Lines of a file: the seal of each newest version, its number, the address."""
    newest = [(where, *max(seals.items())) for where, seals in findings.seals.items() if seals]
    return "".join(f"{seal} {number} {where}\n" for where, number, seal in newest)


def compare(findings, lines):
    """Add what the anchors of an earlier day say and the record does not."""
    for line in lines:
        parts = line.split()
        if len(parts) != 3 or not parts[1].isdigit():
            findings.add("the file of anchors", f"has a line that is no anchor: {line[:80]}")
            continue
        digest, number, where = parts
        seals = findings.seals.get(where)
        if seals is None:
            findings.add(where, "was in the record when the anchors were written, and is gone")
        elif seals.get(int(number)) != digest:
            findings.add(where, f"version {number} is not the one that was anchored")

"""Loading a record pack: what is new is added, what staff have touched is left to them.

For each record (a file, or a row of a table) the digest of its text at the last load is kept. One
that still reads so was not touched since and may be replaced by what the pack says now; one that
reads otherwise was touched by staff, and the difference is listed.
"""

import difflib
import hashlib
from collections import defaultdict
from enum import Enum, auto

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError, Q
from django.utils import timezone

from tipcouncil.records.admin.forms import words_of
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.posting import Gated, Posted
from tipcouncil.records.redaction.redacted import WithdrawnWordsError
from tipcouncil.records.saving import alone
from tipcouncil.site.models import LoadedUnit
from tipcouncil.site.notices.news import without_notices
from tipcouncil.site.plaintext.pack import in_database, named, papers_of
from tipcouncil.site.plaintext.values import written
from tipcouncil.site.search.indexing import together

LONGEST_DIFFERENCE = 12  # lines of it that are told


class Outcome(Enum):
    """What a load did with a record of the pack."""

    ADDED = auto()
    UPDATED = auto()
    SAME = auto()
    LEFT = auto()


class CannotBeLoaded(Exception):
    """Mistakes in a pack. Nothing of it was loaded."""

    def __init__(self, mistakes):
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


class LeftOut(Exception):
    """A record refers to one that staff deleted, so it is not added."""


def take_over_times(entry, held):
    """A pack need not say when a file was filed; if it is held, that is when it was taken in."""
    filed = {(p.texts["key"], p.texts["sha256"]): p.texts["filed_at"] for p in papers_of(held)}
    for paper in papers_of(entry):
        known = filed.get((paper.texts["key"], paper.texts["sha256"]), "")
        paper.texts["filed_at"] = paper.texts["filed_at"] or known


def sha256_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def digest(entry):
    """Of what a record says: a column that came later and is empty in it changes nothing."""
    return sha256_of("\n".join(entry.form.lines(entry)))


class Loading:
    """One load of a pack into the database, in one transaction."""

    def __init__(self, pack, dry_run=False):
        self.pack = pack
        self.dry_run = dry_run
        self.outcomes = {}  # of each entry
        self.differences = []
        self.records = {}
        self._pending = {}
        self._being_saved = []
        self._later = {1: [], 2: []}
        self._filed = []

    def run(self):
        """Load, or raise CannotBeLoaded with every mistake and change nothing."""
        try:
            with together():
                alone()
                with without_notices():  # an archive is no news
                    self._load()
                transaction.set_rollback(self.dry_run)
        except BaseException:
            self._unfile()
            raise
        if self.dry_run:
            self._unfile()

    def _load(self):
        held = {entry.name: entry for entry in in_database()}
        self.records = {
            name: entry.record for whole in held.values() for name, entry in named(whole)
        }
        self.pack.check_references(self.records)
        self._stop_at_mistakes()
        loaded = {(row.table, row.key): row.digest for row in LoadedUnit.objects.all()}
        for entry in self.pack.entries.values():
            self._decide(entry, held.get(entry.name), loaded.get(entry.name))
        while self._pending:
            self._save(next(iter(self._pending)))
        for steps in self._later.values():
            for entry, step in steps:  # a step may put off others
                self._step(entry, step)
        self._stop_at_mistakes()
        self._keep_digests(loaded)
        self._set_moments()

    def _stop_at_mistakes(self):
        if self.pack.mistakes:
            raise CannotBeLoaded(self.pack.mistakes)

    def _decide(self, entry, held, loaded):
        """Whether an entry of the pack is added, replaces what is held, or is left to staff."""
        if held:
            take_over_times(entry, held)
        if held is None and loaded is None:
            self._pend(entry, Outcome.ADDED, entry.form.model())
        elif held is None:
            self._leave(entry, "deleted here; it is not added again.")
        elif (lines := entry.form.lines(entry)) == entry.form.lines(held):
            self.outcomes[entry] = Outcome.SAME
        elif loaded == digest(held):
            self._pend(entry, Outcome.UPDATED, held.record)
        else:
            self._leave(entry, difference(entry, lines, held))

    def _pend(self, entry, outcome, record):
        self.outcomes[entry] = outcome
        self._pending[entry.name] = entry, record

    def _leave(self, entry, why):
        self.outcomes[entry] = Outcome.LEFT
        self.differences.append(f"{entry}: {why}")

    def _save(self, name):
        entry, record = self._pending.pop(name)

        def save():
            entry.form.save(record, entry, self)
            self.records[name] = record

        self._step(entry, save)

    def _step(self, entry, step):
        """Take a step of an entry; what the database refuses is a mistake with its place."""
        self._being_saved.append(entry)
        try:
            with transaction.atomic():
                step()
        except LeftOut as reason:
            self._leave(entry, reason)
        except WithdrawnWordsError as error:
            self._leave(entry, f"left out. {' '.join(error.messages)}")
        except ValidationError as error:
            self.pack.mistakes += [entry.mistake(sentence) for sentence in error.messages]
        except IntegrityError as error:
            self.pack.mistakes.append(entry.mistake(words_of(error)))
        self._being_saved.pop()

    def _keep_digests(self, loaded):
        """Remember how each record reads that is now as the pack has it."""
        rows = []
        for entry, outcome in self.outcomes.items():
            now = digest(entry)
            if outcome != Outcome.LEFT and loaded.get(entry.name) != now:
                table, key = entry.name
                rows.append(LoadedUnit(table=table, key=key, digest=now, loaded_at=timezone.now()))
        LoadedUnit.objects.bulk_create(
            rows,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["table", "key"],
            update_fields=["digest", "loaded_at"],
        )

    def _set_moments(self):
        """What a load enters together with a record is no change of it a second later."""
        added = defaultdict(list)
        for entry, outcome in self.outcomes.items():
            if outcome == Outcome.ADDED:
                added[entry.form.model].append(entry.record.pk)
        for model in (model for model in apps.get_models() if issubclass(model, Gated)):
            own = Q(pk__in=added[model])
            for name in model.public_with:
                own |= Q(**{f"{name}__in": added[model._meta.get_field(name).related_model]})
            moment = F("posted_at") if issubclass(model, Posted) else None
            model._base_manager.filter(own).update(changed_at=moment)

    # What the forms ask of a load.

    def find(self, table, key):
        """The record that a text refers to; it is loaded now if it still waits."""
        name = (table, key)
        whole = ("meetings", key.split(" ")[0]) if table in ("items", "motions") else name
        if whole in self._pending:
            self._save(whole)
        if name in self.records:
            return self.records[name]
        if whole in [entry.name for entry in self._being_saved]:
            raise ValidationError(f"“{key}” refers back to this record: a circle.")
        raise LeftOut(f"it refers to “{key}” ({table}), which was deleted here; it is left out.")

    def later(self, phase, step):
        """Put off a step of the entry that is being saved: to when every whole stands, or last."""
        if phase:
            self._later[phase].append((self._being_saved[-1], step))
        else:
            step()

    def take_in(self, paper, entry):
        """Take the file of a paper from the pack, unless it is held already."""
        texts = entry.texts
        if not texts["file"]:
            paper.file = ""
        elif paper.sha256 != texts["sha256"]:
            path = self.pack.folder / self.pack.files[texts["file"]]
            name = texts["original_name"] or texts["file"].removeprefix("files/")
            take_in(paper, ContentFile(path.read_bytes(), name=name))
            paper.original_name = name
            texts["filed_at"] = texts["filed_at"] or written(paper.filed_at)
            self._filed.append(paper)

    def remove(self, records):
        """Delete what a newer pack no longer has, where the law of the record allows it."""
        for record in records:
            if getattr(record, "withdrawn_at", None):
                continue
            try:
                with transaction.atomic():
                    record.delete()
            except (IntegrityError, ProtectedError, ValidationError):
                self.differences.append(
                    f"“{record}” is no longer in the pack. It stays: it is posted, or another"
                    " record refers to it."
                )

    def _unfile(self):
        for paper in self._filed:
            for stored in (paper.file, paper.thumbnail):
                if stored and stored._committed:
                    stored.storage.delete(stored.name)


def difference(entry, lines, held):
    """How a record here differs from the pack, in a few lines."""
    names = f"{entry} in the pack", f"{entry} here"
    found = list(difflib.unified_diff(lines, held.form.lines(held), *names, n=0, lineterm=""))
    more = len(found) - LONGEST_DIFFERENCE
    told = found[:LONGEST_DIFFERENCE] + ([f"... and {more} more lines"] if more > 0 else [])
    return "\n".join(["changed here since it was loaded; it is left so.", *told])

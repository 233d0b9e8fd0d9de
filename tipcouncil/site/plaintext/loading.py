"""Loading a record pack: what is new is added, what staff have touched is left to them.

For each unit the digest of its text at the last load is kept. A record that still reads so was
not touched since and may be replaced by what the pack says now; one that reads otherwise was
touched by staff, and the difference is listed.
"""

import difflib
import hashlib
from collections import defaultdict

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError, Q
from django.utils import timezone

from tipcouncil.records.files.intake import take_in
from tipcouncil.records.posting import Gated, Posted
from tipcouncil.records.redaction.redacted import WithdrawnWordsError
from tipcouncil.records.saving import alone
from tipcouncil.site.models import LoadedUnit
from tipcouncil.site.notices.news import without_notices
from tipcouncil.site.plaintext.entries import write_csv
from tipcouncil.site.plaintext.kinds import MomentValue
from tipcouncil.site.plaintext.pack import units_in_database
from tipcouncil.site.search.indexing import together

LONGEST_DIFFERENCE = 12  # lines of it that are told


class CannotBeLoaded(Exception):
    """Mistakes in a pack. Nothing of it was loaded."""

    def __init__(self, mistakes):
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


class LeftOut(Exception):
    """A record refers to one that staff deleted, so it is not added."""


def files_in(plain):
    """The papers of a unit: it may be one, or list some."""
    return [plain] if "sha256" in plain else plain.get("documents", plain.get("files", []))


def take_over_times(plain, held):
    """A pack need not say when a file was filed; if it is held, that is when it was taken in."""
    filed = {(paper["key"], paper["sha256"]): paper["filed_at"] for paper in files_in(held)}
    for paper in files_in(plain):
        paper["filed_at"] = paper["filed_at"] or filed.get((paper["key"], paper["sha256"]), "")


def digest(unit):
    """Of what a record says: a column that came later and is empty in it changes nothing."""
    return sha256_of("\n".join(_lines(unit)))


def digests(unit):
    """The digest, and those that were kept before: of a row as written, or with a column less."""
    cells = list(unit.plain.values())
    shorter = [cells[:i] + cells[i + 1 :] for i, cell in enumerate(cells) if not cell]
    as_written = [write_csv([], [row]) for row in [cells, *shorter]]
    return {digest(unit), *map(sha256_of, as_written)}


def sha256_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Loading:
    """One load of a pack into the database, in one transaction."""

    def __init__(self, pack, dry_run=False):
        self.pack = pack
        self.dry_run = dry_run
        self.added, self.updated, self.same, self.left = [], [], [], []
        self.differences = []
        self.records = {}
        self._pending = {}
        self._being_saved = []
        self._afterwards = []
        self._at_last = []
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
        held = {unit.name: unit for unit in units_in_database()}
        self._remember(held.values())
        names = defaultdict(set)
        for table, key in self.records:
            names[table].add(key)
        self.pack.check_references(names)
        self._stop_at_mistakes()
        loaded = {(row.table, row.key): row.digest for row in LoadedUnit.objects.all()}
        for unit in self.pack.units.values():
            self._decide(unit, held.get(unit.name), loaded.get(unit.name))
        while self._pending:
            self._load_unit(next(iter(self._pending)))
        for unit, step in [*self._afterwards, *self._at_last]:
            self._step(unit, step)
        self._stop_at_mistakes()
        self._keep_digests(loaded)
        self._set_moments()

    def _remember(self, units):
        for unit in units:
            self.records[unit.name] = unit.record
            if unit.table.name == "meetings":
                for item in unit.record.agenda_items.all():
                    self.remember_item(unit.key, item)
                for place, motion in enumerate(unit.record.motions.all(), start=1):
                    self.records["motions", f"{unit.key} motion {place}"] = motion

    def remember_item(self, meeting_key, item):
        self.records["items", f"{meeting_key} {item.anchor or f'#{item.position}'}"] = item

    def _stop_at_mistakes(self):
        if self.pack.mistakes:
            raise CannotBeLoaded(self.pack.mistakes)

    def _decide(self, unit, held, loaded):
        """Whether a unit of the pack is added, replaces what is held, or is left to staff."""
        if held:
            take_over_times(unit.plain, held.plain)
        if held is None and loaded is None:
            self.added.append(unit)
            self._pending[unit.name] = (unit, None)
        elif held is None:
            self.left.append(unit)
            self.differences.append(f"{unit}: deleted here; it is not added again.")
        elif held.text == unit.text:
            self.same.append(unit)
        elif loaded in digests(held):
            self.updated.append(unit)
            self._pending[unit.name] = (unit, held.record)
        else:
            self.left.append(unit)
            self.differences.append(difference(unit, held))

    def _load_unit(self, name):
        unit, record = self._pending.pop(name)

        def save():
            self.records[name] = unit.table.save(record, unit.plain, self)

        self._being_saved.append(unit)
        self._step(unit, save)
        self._being_saved.pop()

    def _step(self, unit, step):
        """Take a step of a unit; what the database refuses is a mistake with its place."""
        try:
            with transaction.atomic():
                step()
        except LeftOut as reason:
            self.left.append(unit)
            self.differences.append(f"{unit}: {reason}")
        except WithdrawnWordsError as error:
            self.left.append(unit)
            self.differences.append(f"{unit}: left out. {' '.join(error.messages)}")
        except ValidationError as error:
            self.pack.mistakes += [unit.place.mistake(sentence) for sentence in error.messages]
        except IntegrityError as error:
            self.pack.mistakes.append(unit.place.mistake(f"The database refuses this: {error}."))

    def _keep_digests(self, loaded):
        """Remember how each unit reads that is now as the pack has it."""
        left = {unit.name for unit in self.left}
        self.added = [unit for unit in self.added if unit.name not in left]
        self.updated = [unit for unit in self.updated if unit.name not in left]
        rows = []
        for unit in self.pack.units.values():
            now = digest(unit)
            if unit.name not in left and loaded.get(unit.name) != now:
                table, key = unit.name
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
        for unit in self.added:
            added[type(self.records[unit.name])].append(self.records[unit.name].pk)
        for model in (model for model in apps.get_models() if issubclass(model, Gated)):
            own = Q(pk__in=added[model])
            for name in model.public_with:
                own |= Q(**{f"{name}__in": added[model._meta.get_field(name).related_model]})
            moment = F("posted_at") if issubclass(model, Posted) else None
            model._base_manager.filter(own).update(changed_at=moment)

    # What the tables ask of a load.

    def find(self, table, key):
        """The record that a text refers to; it is loaded now if it still waits."""
        name = (table, key)
        whole = ("meetings", key.split(" ")[0]) if table in ("items", "motions") else name
        if whole in self._pending:
            self._load_unit(whole)
        if name in self.records:
            return self.records[name]
        if whole in [unit.name for unit in self._being_saved]:
            raise ValidationError(f"“{key}” refers back to this record: a circle.")
        raise LeftOut(f"it refers to “{key}” ({table}), which was deleted here; it is left out.")

    def later(self, step):
        """Put off a step of the unit that is being saved until every unit stands."""
        self._afterwards.append((self._being_saved[-1], step))

    def at_last(self, step):
        """Put off a step of the unit that is being saved until all those put off are taken."""
        self._at_last.append((self._being_saved[-1], step))

    def take_in(self, paper, plain):
        """Take the file of a paper from the pack, unless it is held already."""
        if not plain["file"]:
            paper.file = ""
        elif paper.sha256 != plain["sha256"]:
            self._file(paper, plain)

    def _file(self, paper, plain):
        path = self.pack.folder / self.pack.files[plain["file"]]
        name = plain["original_name"] or plain["file"].removeprefix("files/")
        take_in(paper, ContentFile(path.read_bytes(), name=name))
        paper.original_name = name
        plain["filed_at"] = plain["filed_at"] or MomentValue().written(paper.filed_at)
        self._filed.append(paper)

    def remove(self, records):
        """Delete what a newer pack no longer has, where the law of the record allows it."""
        for record in records:
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


def difference(unit, held):
    """How a record here differs from the pack, in a few lines."""
    lines = list(
        difflib.unified_diff(
            _lines(unit), _lines(held), f"{unit} in the pack", f"{unit} here", n=0, lineterm=""
        )
    )
    more = len(lines) - LONGEST_DIFFERENCE
    told = lines[:LONGEST_DIFFERENCE] + ([f"... and {more} more lines"] if more > 0 else [])
    return "\n".join([f"{unit}: changed here since it was loaded; it is left so.", *told])


def _lines(unit):
    if "text" in unit.plain and unit.table.name in ("meetings", "reports"):
        return unit.text.split("\n")
    return [f"{name}: {text}" for name, text in unit.plain.items() if text]

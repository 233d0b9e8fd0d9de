"""What may stand in one field of the plain-text record, and how it is written.

A value knows the text of a row's field (`of`), the one way to write a text that a person typed
(`tidy`, which raises a ValidationError with a sentence), and how to put it back (`put`).
"""

import datetime
import re
from contextlib import suppress
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from meetings.models import AgendaItem, Body, Meeting, Membership, Motion, Person, Seat
from reports.models import Recommendation, Report
from statutes.citations import LAST_YEAR_CITED_FIRST, parse_act
from statutes.models import Act, Statute
from tipcouncil.records.dates import Precision, iso, parse_iso, precision_of

WANTED = {
    models.TimeField: "a time such as 10:06",
    models.IntegerField: "a whole number",
    models.DateTimeField: "a moment such as 2026-11-20T12:00:00+00:00",
}
SESSION_OF_OLD = re.compile(r"(?P<session>[A-Z][a-z]+), (?=1[89])")  # February, 1965, P.A. 141
FILE = re.compile(r"files/[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


def even(text):
    """One kind of line end: a clerk's browser sends two characters where the file has one."""
    return text.replace("\r\n", "\n")


def written(value):
    """A value as text; what is not known, and a no, are left empty."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.time):
        return value.replace(microsecond=0).isoformat("seconds" if value.second else "minutes")
    return even(str(value))


class Value:
    """Words, a number, a day, an hour, a moment, a choice, or yes and no: as its model has it."""

    needs = ()  # what the row must come with, for its text to cost no query

    def __init__(self, name, field):
        self.name = name
        self.field = field
        self.attribute = field.name

    @property
    def default(self):
        """What stands for an empty text, where the model has something usual."""
        is_usual = self.field.choices or isinstance(self.field, models.IntegerField)
        return written(self.field.get_default()) if is_usual and self.field.has_default() else ""

    @property
    def wanted(self):
        if self.field.choices:
            return f"one of: {', '.join(key for key, _ in self.field.flatchoices)}"
        return next((words for kind, words in WANTED.items() if isinstance(self.field, kind)), "")

    def of(self, record):
        return written(getattr(record, self.attribute))

    def tidy(self, text):
        return written(self.read(text))

    def put(self, record, text, find):
        setattr(record, self.attribute, self.read(text))

    def read(self, text):
        """What the text stands for, as the field of the model takes it."""
        if isinstance(self.field, models.BooleanField):
            if text not in ("yes", "no", ""):
                raise ValidationError(f"“{text}” is neither yes nor no.")
            return text == "yes"
        empty = "" if self.field.empty_strings_allowed else None
        if not text and self.field.blank:
            return empty
        try:
            value = self.field.clean(even(text) or empty, None)
        except ValidationError as refusal:
            is_of_form = (getattr(refusal, "code", None) or "").startswith("invalid")
            raise (self.is_not(text) if is_of_form and self.wanted else refusal) from None
        if isinstance(value, datetime.datetime):
            if value.tzinfo is None:
                raise self.is_not(text)
            if value > timezone.now():
                raise ValidationError(f"“{text}” is in the future.")
        return value

    def is_not(self, text):
        return ValidationError(f"“{text}” is not {self.wanted}.")


class PartialDate(Value):
    """A date as far as it is known: 2014-06-03, 2014-06 or 2014."""

    wanted = "a date such as 2014-06-03, 2014-06 or 2014"

    def __init__(self, name, field, precision):
        super().__init__(name, field)
        self.precision = precision

    def of(self, record):
        day = getattr(record, self.attribute)
        return "" if day is None else iso(day, getattr(record, self.precision))

    def tidy(self, text):
        return iso(*self.read(text)) if text else written(super().read(text))

    def put(self, record, text, find):
        day, precision = self.read(text) if text else (None, Precision.DAY)
        setattr(record, self.attribute, day)
        setattr(record, self.precision, precision)

    def read(self, text):
        try:
            return parse_iso(text)
        except ValueError:
            raise self.is_not(text) from None


class ActAsCited(Value):
    """An act as Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""

    def of(self, record):
        return act_as_cited(record)

    def tidy(self, text):
        return act_as_cited(read_act(text))

    def put(self, record, text, find):
        for name, value in read_act(text)._asdict().items():
            setattr(record, name, value)


def read_act(text):
    """The name of an act, which stands in one form only."""
    old = SESSION_OF_OLD.match(text)
    with suppress(ValueError):
        name = parse_act(text[old.end() :] if old else text)
        name = name._replace(session=old["session"]) if old else name
        if act_as_cited(name) == text:
            return name
    raise ValidationError(
        f"“{text}” is not an act such as P.A. 07-107, “1969, P.A. 828” or May Sp. Sess. P.A. 16-3."
    )


def act_as_cited(act):
    is_of_old_session = act.session and act.year <= LAST_YEAR_CITED_FIRST
    return f"{act.session}, {act}" if is_of_old_session else str(act)


def item_key(item):
    """An agenda item by its meeting and anchor: “2017-01-19 2a”."""
    return f"{item.meeting.slug} {item.anchor or f'#{item.position}'}"


def motion_key(motion):
    """A motion by its meeting and its place in the list: “2017-03-16 motion 2”."""
    earlier = models.Q(position=motion.position, pk__lt=motion.pk)
    before = earlier | models.Q(position__lt=motion.position)
    count = Motion.objects.filter(before, meeting=motion.meeting_id).count()
    return f"{motion.meeting.slug} motion {count + 1}"


def membership_key(row):
    """“pat-example chair 2009 2014-06”: the person, the role, and from when it is known."""
    begins, listed_on = written(row.begins), ""
    if row.listed_on:
        listed_on = iso(row.listed_on, row.listed_precision)
    return " ".join(filter(None, [row.person.slug, row.role, begins, listed_on]))


SLUG = attrgetter("slug")
# For each kind of record that others refer to: its table, its key, and what the key needs.
KEYS = {
    Act: ("acts", act_as_cited, ()),
    AgendaItem: ("items", item_key, ("meeting",)),
    Body: ("bodies", SLUG, ()),
    Meeting: ("meetings", SLUG, ()),
    Membership: ("memberships", membership_key, ("person",)),
    Motion: ("motions", motion_key, ("meeting",)),
    Person: ("people", SLUG, ()),
    Recommendation: ("recommendations", SLUG, ()),
    Report: ("reports", SLUG, ()),
    Seat: ("seats", SLUG, ()),
    Statute: ("statutes", attrgetter("number"), ()),
}


class RecordReference(Value):
    """Another record, by its key in its own table."""

    def __init__(self, name, field):
        super().__init__(name, field)
        self.table, self.key, beside = KEYS[field.related_model]
        self.needs = (field.name, *(f"{field.name}__{one}" for one in beside))

    def of(self, record):
        target = getattr(record, self.attribute)
        return "" if target is None else self.key(target)

    def tidy(self, text):
        if not text and not self.field.null:
            raise ValidationError("This field cannot be blank.")
        return act_as_cited(read_act(text)) if text and self.table == "acts" else text

    def put(self, record, text, find):
        setattr(record, self.attribute, find(self.table, text) if text else None)

    def keys(self, text):
        return [text] if text else []


class RecordReferences(RecordReference):
    """Several records: “jillian-gilchrest; kelly-kraynack”. They are linked after the record."""

    def of(self, record):
        if record.pk is None:
            return ""
        return "; ".join(sorted(map(self.key, getattr(record, self.attribute).all())))

    def tidy(self, text):
        return "; ".join(sorted(self.keys(text)))

    def put(self, record, text, find):
        pass

    def keys(self, text):
        return [key.strip() for key in text.split(";") if key.strip()]


class FileFact(Value):
    """What is read from the file when it is taken in, and so is never put by hand."""

    def put(self, record, text, find):
        pass


class HeldFile(FileFact):
    """The place of a file in the pack, files/<key>.<ending>. The loader takes the file in."""

    wanted = "a place such as files/agenda.pdf"

    def of(self, record):
        return place_of_file(record.key, record.file.name) if record.file else ""

    def tidy(self, text):
        if text and not FILE.fullmatch(text):
            raise self.is_not(text)
        return text


def place_of_file(key, name):
    return f"files/{key}.{name.rsplit('.', 1)[-1].lower()}"


class OriginalName(FileFact):
    """The name a file came with, where it is not the one it has in the pack."""

    def of(self, record):
        place = place_of_file(record.key, record.file.name) if record.file else ""
        return record.original_name if place and place != f"files/{record.original_name}" else ""


OF_A_FILE = {"file": HeldFile, "original_name": OriginalName, "sha256": FileFact}


def value_of(attribute, model, name):
    """What may stand in a field of a file, by the field of the model behind it."""
    if model is Act and attribute == "act":
        return ActAsCited(name, model._meta.get_field("number"))
    field = model._meta.get_field(attribute)
    if field.is_relation:
        kind = RecordReferences if field.many_to_many else RecordReference
        return kind(name, field)
    if precision := precision_of(field):
        return PartialDate(name, field, precision)
    kinds = OF_A_FILE if hasattr(model, "file") else {}  # a receipt has a checksum, and no file
    return kinds.get(attribute, Value)(name, field)

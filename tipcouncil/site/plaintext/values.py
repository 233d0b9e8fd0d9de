"""What may stand in one field of the plain-text record, and how it is written.

A value knows the text of a row's field (`of`), the one way to write a text that a person typed
(`tidy`, which raises a ValueError or a ValidationError with a sentence), and how to put it back
(`put`).
"""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from meetings.models import AgendaItem, Body, Meeting, Membership, Motion, Person, Seat
from reports.models import Recommendation, Report
from statutes.citations import SHORT, four_digit_year
from statutes.models import Act, ActKind, Statute
from tipcouncil.records.dates import Precision, iso, parse_iso

WANTED = {
    models.TimeField: "a time such as 10:06",
    models.IntegerField: "a whole number",
    models.DateTimeField: "a moment such as 2026-11-20T12:00:00+00:00",
}
LAST_YEAR_CITED_FIRST = 1972
ACT = re.compile(
    r"(?:(?P<session>[A-Z][a-z]+\.?(?: [0-9]{1,2})? Sp\. Sess\.) )?"
    r"(?P<kind>[PS])\.A\. (?P<year>[0-9]{2})-(?P<number>[0-9]{1,5})"
)
OLDER_ACT = re.compile(
    r"(?:(?P<session>[A-Z][a-z]+), )?(?P<year>1[89][0-9]{2}), "
    r"(?P<kind>[PS])\.A\. (?P<number>[0-9]{1,5})"
)
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

    def of(self, record):
        return written(getattr(record, self.attribute))

    def tidy(self, text):
        return written(self.read(text))

    def put(self, record, text, find):
        is_text = isinstance(self.field, models.CharField | models.TextField | models.FileField)
        empty = False if isinstance(self.field, models.BooleanField) else "" if is_text else None
        setattr(record, self.attribute, self.read(text) if text else empty)

    def read(self, text):
        if self.field.choices and text not in (known := [key for key, _ in self.field.flatchoices]):
            raise ValueError(f"“{text}” is not one of: {', '.join(known)}.")
        if isinstance(self.field, models.BooleanField):
            if text not in ("yes", "no"):
                raise ValueError(f"“{text}” is neither yes nor no.")
            return text == "yes"
        wanted = next((words for kind, words in WANTED.items() if isinstance(self.field, kind)), "")
        try:
            value = self.field.to_python(even(text))
        except ValidationError as refusal:
            raise (ValueError(f"“{text}” is not {wanted}.") if wanted else refusal) from None
        if isinstance(value, datetime.datetime):
            if value.tzinfo is None:
                raise ValueError(f"“{text}” is not {wanted}.")
            if value > timezone.now():
                raise ValueError(f"“{text}” is in the future.")
        return value


class PartialDate(Value):
    """A date as far as it is known: 2014-06-03, 2014-06 or 2014."""

    def __init__(self, name, field, precision):
        super().__init__(name, field)
        self.precision = precision

    def of(self, record):
        day = getattr(record, self.attribute)
        return "" if day is None else iso(day, getattr(record, self.precision))

    def tidy(self, text):
        return iso(*self.read(text))

    def put(self, record, text, find):
        day, precision = self.read(text) if text else (None, Precision.DAY)
        setattr(record, self.attribute, day)
        setattr(record, self.precision, precision)

    def read(self, text):
        try:
            return parse_iso(text)
        except ValueError:
            sentence = f"“{text}” is not a date such as 2014-06-03, 2014-06 or 2014."
            raise ValueError(sentence) from None


class ActAsCited(Value):
    """An act as Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""

    def of(self, record):
        return act_as_cited(record)

    def tidy(self, text):
        return act_as_cited(Act(**read_act(text)))

    def put(self, record, text, find):
        for name, value in read_act(text).items() if text else ():
            setattr(record, name, value)


def read_act(text):
    found = ACT.fullmatch(text) or OLDER_ACT.fullmatch(text)
    if not found:
        raise ValueError(
            f"“{text}” is not an act such as P.A. 07-107, “1969, P.A. 828” or May Sp. Sess."
            " P.A. 16-3."
        )
    return {
        "kind": ActKind.PUBLIC if found["kind"] == "P" else ActKind.SPECIAL,
        "year": four_digit_year(found["year"]),
        "session": found["session"] or "",
        "number": int(found["number"]),
    }


def act_as_cited(act):
    short = SHORT[act.kind]
    if act.year <= LAST_YEAR_CITED_FIRST:
        return ", ".join(filter(None, [act.session, str(act.year), f"{short} {act.number}"]))
    return f"{act.session} {short} {act.year % 100:02d}-{act.number}".strip()


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


def slug(record):
    return record.slug


# For each kind of record that others refer to: its table, its key, and what the key needs.
KEYS = {
    Act: ("acts", act_as_cited, ()),
    AgendaItem: ("items", item_key, ("meeting",)),
    Body: ("bodies", slug, ()),
    Meeting: ("meetings", slug, ()),
    Membership: ("memberships", membership_key, ("person",)),
    Motion: ("motions", motion_key, ("meeting",)),
    Person: ("people", slug, ()),
    Recommendation: ("recommendations", slug, ()),
    Report: ("reports", slug, ()),
    Seat: ("seats", slug, ()),
    Statute: ("statutes", lambda statute: statute.number, ()),
}


class RecordReference(Value):
    """Another record, by its key in its own table."""

    def __init__(self, name, field):
        super().__init__(name, field)
        self.table, self.key, beside = KEYS[field.related_model]
        self.needs = (field.name, *(f"{field.name}__{one}" for one in beside))

    @property
    def is_required(self):
        return not self.field.null

    def of(self, record):
        target = getattr(record, self.attribute)
        return "" if target is None else self.key(target)

    def tidy(self, text):
        return act_as_cited(Act(**read_act(text))) if self.table == "acts" else text

    def put(self, record, text, find):
        setattr(record, self.attribute, find(self.table, text) if text else None)

    def keys(self, text):
        return [text] if text else []


class RecordReferences(RecordReference):
    """Several records: “jillian-gilchrest; kelly-kraynack”. They are linked after the record."""

    is_required = False

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

    def of(self, record):
        return place_of_file(record.key, record.file.name) if record.file else ""

    def tidy(self, text):
        if not FILE.fullmatch(text):
            raise ValueError(f"“{text}” is not a place such as files/agenda.pdf.")
        return text


def place_of_file(key, name):
    return f"files/{key}.{name.rsplit('.', 1)[-1].lower()}"


class OriginalName(FileFact):
    """The name a file came with, where it is not the one it has in the pack."""

    def of(self, record):
        place = place_of_file(record.key, record.file.name) if record.file else ""
        return record.original_name if place and place != f"files/{record.original_name}" else ""


def value_of(name, field):
    """What may stand in a field of a file, by the field of the model behind it."""
    if field.name == "original_name":
        return OriginalName(name, field)
    if field.name == "sha256":
        return FileFact(name, field)
    if field.many_to_many:
        return RecordReferences(name, field)
    if field.is_relation:
        return RecordReference(name, field)
    if isinstance(field, models.FileField):
        return HeldFile(name, field)
    beside = {f"{field.name}_precision", f"{field.name.removesuffix('_on')}_precision"}
    for other in field.model._meta.fields:
        if other.name in beside:
            return PartialDate(name, field, other.name)
    return Value(name, field)

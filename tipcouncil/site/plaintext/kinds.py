"""What may stand in one field of the plain-text record, and how it is written.

Each kind knows the text of a value in the database (`of`), the one way to write a text that a
person typed (`tidy`, which raises ValueError with a sentence), and how to put it back (`put`).
"""

import datetime
import re

from django.db.models import Q
from django.utils import timezone

from statutes.citations import SHORT, four_digit_year
from statutes.models import ActKind
from tipcouncil.records.dates import Precision, iso, parse_iso
from tipcouncil.site.plaintext.entries import even

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


class TextValue:
    """Words, as they stand."""

    empty = ""

    def of(self, record, attribute):
        return self.written(getattr(record, attribute))

    def tidy(self, text):
        return self.written(self.read(text))

    def put(self, record, attribute, text, find):
        setattr(record, attribute, self.read(text) if text else self.empty)

    def read(self, text):
        return even(text)

    def written(self, value):
        return even(value)


class Number(TextValue):
    empty = None

    def read(self, text):
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise ValueError(f"“{text}” is not a whole number.")
        return int(text)

    def written(self, value):
        return "" if value is None else str(value)


class YesNo(TextValue):
    """“yes”; a no is left empty."""

    empty = False

    def read(self, text):
        if text not in ("yes", "no"):
            raise ValueError(f"“{text}” is neither yes nor no.")
        return text == "yes"

    def written(self, value):
        return "yes" if value else ""


class ChoiceValue(TextValue):
    """One of the words that the database knows."""

    def __init__(self, choices):
        self.choices = choices

    def read(self, text):
        if text not in self.choices:
            raise ValueError(f"“{text}” is not one of: {', '.join(self.choices)}.")
        return text


class DayValue(TextValue):
    empty = None

    def read(self, text):
        day = partial_date(text)[0] if re.fullmatch(r"[0-9-]{10}", text) else None
        if day is None:
            raise ValueError(f"“{text}” is not a day such as 2017-01-19.")
        return day

    def written(self, value):
        return "" if value is None else value.isoformat()


class PartialDate(TextValue):
    """A date as far as it is known: 2014-06-03, 2014-06 or 2014."""

    def __init__(self, precision):
        self.precision = precision

    def of(self, record, attribute):
        day = getattr(record, attribute)
        return "" if day is None else iso(day, getattr(record, self.precision))

    def tidy(self, text):
        return iso(*partial_date(text))

    def put(self, record, attribute, text, find):
        day, precision = partial_date(text) if text else (None, Precision.DAY)
        setattr(record, attribute, day)
        setattr(record, self.precision, precision)


def partial_date(text):
    try:
        return parse_iso(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a date such as 2014-06-03, 2014-06 or 2014.") from None


class Clock(TextValue):
    """An hour of the day in Connecticut: 10:06."""

    empty = None

    def read(self, text):
        if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", text):
            try:
                return datetime.time(*map(int, text.split(":")))
            except ValueError:
                pass
        raise ValueError(f"“{text}” is not a time such as 10:06.")

    def written(self, value):
        if value is None:
            return ""
        return value.replace(microsecond=0).isoformat("seconds" if value.second else "minutes")


class MomentValue(TextValue):
    """A date and time with its place in the world: 2026-11-20T12:00:00+00:00."""

    empty = None

    def read(self, text):
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise ValueError(
                f"“{text}” is not a moment such as 2026-11-20T12:00:00+00:00; leave it empty if the"
                " record is not posted."
            )
        if moment > timezone.now():
            raise ValueError(f"“{text}” is in the future.")
        return moment

    def written(self, value):
        return "" if value is None else value.astimezone(datetime.UTC).isoformat()


class ActNameValue(TextValue):
    """An act as Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""

    def of(self, record, attribute):
        return act_as_cited(record)

    def tidy(self, text):
        return act_as_cited(read_act(text))

    def put(self, record, attribute, text, find):
        for name, value in vars(read_act(text)).items():
            setattr(record, name, value)


class ActParts:
    """The parts of an act's name, under the names of the fields of an act."""

    def __init__(self, kind, year, session, number):
        self.kind, self.year, self.session, self.number = kind, year, session, number


def read_act(text):
    found = ACT.fullmatch(text) or OLDER_ACT.fullmatch(text)
    if not found:
        raise ValueError(
            f"“{text}” is not an act such as P.A. 07-107, “1969, P.A. 828” or May Sp. Sess."
            " P.A. 16-3."
        )
    kind = ActKind.PUBLIC if found["kind"] == "P" else ActKind.SPECIAL
    year = four_digit_year(found["year"])
    return ActParts(kind, year, found["session"] or "", int(found["number"]))


def act_as_cited(act):
    short = SHORT[act.kind]
    if act.year <= LAST_YEAR_CITED_FIRST:
        return ", ".join(filter(None, [act.session, str(act.year), f"{short} {act.number}"]))
    return f"{act.session} {short} {act.year % 100:02d}-{act.number}".strip()


class To(TextValue):
    """Another record, by its key in its own table."""

    def __init__(self, table, key="slug"):
        self.table = table
        self.key = key if callable(key) else lambda record: getattr(record, key)

    def of(self, record, attribute):
        target = getattr(record, attribute)
        return "" if target is None else self.key(target)

    def put(self, record, attribute, text, find):
        setattr(record, attribute, find(self.table, text) if text else None)

    def keys(self, text):
        return [text] if text else []


class ToAct(To):
    def __init__(self):
        super().__init__("acts", act_as_cited)

    def tidy(self, text):
        return act_as_cited(read_act(text))


def item_path(item):
    return f"{item.meeting.slug} {item.anchor or f'#{item.position}'}"


class ToItem(To):
    """An agenda item, by its meeting and anchor: “2017-01-19 2a”."""

    def __init__(self):
        super().__init__("items", item_path)


def motion_path(motion):
    """A motion by its meeting and its place in the list: “2017-03-16 motion 2”."""
    before = (
        type(motion)
        .objects.filter(meeting=motion.meeting_id)
        .filter(Q(position__lt=motion.position) | Q(position=motion.position, pk__lt=motion.pk))
    )
    return f"{motion.meeting.slug} motion {before.count() + 1}"


class ToMotion(To):
    """A motion, which has no name of its own: “2017-03-16 motion 2”."""

    def __init__(self):
        super().__init__("motions", motion_path)


class ToMany(To):
    """Several records: “jillian-gilchrest; kelly-kraynack”. They are linked after the record."""

    def of(self, record, attribute):
        if record.pk is None:
            return ""
        return "; ".join(sorted(self.key(target) for target in getattr(record, attribute).all()))

    def tidy(self, text):
        return "; ".join(sorted(self.keys(text)))

    def put(self, record, attribute, text, find):
        pass

    def keys(self, text):
        return [key.strip() for key in text.split(";") if key.strip()]


class HeldFile(TextValue):
    """The place of a file in the pack, files/<key>.<ending>. The loader takes the file in."""

    def of(self, record, attribute):
        return place_of_file(record.key, record.file.name) if record.file else ""

    def tidy(self, text):
        if not FILE.fullmatch(text):
            raise ValueError(f"“{text}” is not a place such as files/agenda.pdf.")
        return text

    def put(self, record, attribute, text, find):
        pass


def place_of_file(key, name):
    return f"files/{key}.{name.rsplit('.', 1)[-1].lower()}"


class FileFact(TextValue):
    """What is read from the file when it is taken in, and so is never put by hand."""

    def put(self, record, attribute, text, find):
        pass


class OriginalName(FileFact):
    """The name a file came with, where it is not the one it has in the pack."""

    def of(self, record, attribute):
        if not record.file or f"files/{record.original_name}" == HeldFile().of(record, ""):
            return ""
        return record.original_name

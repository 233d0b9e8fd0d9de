"""Builders of records, for tests: each is valid and posted unless a test says otherwise.

Nothing is random and no date moves. A builder called twice makes two records: what must be unique
is counted on from the rows that are there.
"""

import datetime
import hashlib
import re
from contextlib import contextmanager
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils.text import slugify
from PIL import Image

from meetings import models as meetings
from meetings.deadlines import OfficeCalendar
from reports import models as reports
from statutes import models as statutes
from tipcouncil.records.dates import today
from tipcouncil.site import models as site
from tipcouncil.site.search.indexing import together

POSTED_AT = datetime.datetime(2020, 1, 2, 15, 0, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(2017, 1, 19)
MEDIA_TYPES = {"pdf": "application/pdf", "rtf": "application/rtf"}
CITED = re.compile(r"(?:(?P<session>.+) )?(?P<kind>[PS])\.A\. (?P<year>\d\d)-(?P<number>\d+)")


def gate(posted, fields):
    """The field that opens the gate, unless the test wrote `posted_at` itself."""
    return {"posted_at": POSTED_AT if posted else None} | fields


def completed(fields, **builders):
    """The fields, with a new record for each of these that the test does not name."""
    missing = {name: build() for name, build in builders.items() if fields.get(name) is None}
    return fields | missing


def day(date):
    """A date, or the text of one."""
    return datetime.date.fromisoformat(date) if isinstance(date, str) else date


def working_day(ahead):
    """The first day on which an office is open, so many days from today or soon after."""
    date, calendar = today() + datetime.timedelta(days=ahead), OfficeCalendar()
    return date if calendar.counts(date) else calendar.next_business_day(date)


def free(model, wanted):
    """The slug `wanted`, or the next one that no row has."""
    slugs = set(model.objects.values_list("slug", flat=True))
    return wanted if wanted not in slugs else f"{wanted}-{len(slugs) + 1}"


@contextmanager
def many():
    """A block that makes hundreds of records: they are indexed once, at its end, as in a load.

    None has a history of staff, which takes half of the time and is on no public page.
    """
    with override_settings(SIMPLE_HISTORY_ENABLED=False), together():
        yield


# The law


def statute(number="", title="Trafficking in persons.", *, posted=True, **fields):
    number = number or f"53a-{900 + statutes.Statute.objects.count()}"
    fields = gate(posted, fields) | {"number": number, "title": title}
    return statutes.Statute.objects.create(**fields)


def act(cited="", *, posted=True, **fields):
    """The act that is cited as "P.A. 07-107", "S.A. 16-13" or "May Sp. Sess. P.A. 16-3"."""
    found = CITED.fullmatch(cited or f"P.A. 07-{107 + statutes.Act.objects.count()}")
    year = int(found["year"])
    fields = {
        "kind": "public" if found["kind"] == "P" else "special",
        "year": year + (1900 if year >= 72 else 2000),
        "session": found["session"] or "",
        "number": int(found["number"]),
        "title": "An Act Concerning Trafficking in Persons",
    } | gate(posted, fields)
    return statutes.Act.objects.create(**fields)


def change(**fields):
    """What an act did to a section; without an act only where the test writes the authority."""
    fields = {"effect": "amended", "act_section": "2", "effective_on": "2016-10-01"} | fields
    if not fields.get("authority_as_written"):
        fields = completed(fields, act=act)
    return statutes.StatuteChange.objects.create(**completed(fields, statute=statute))


def mention(record, *, statute=None, act=None, as_written="Sec. 53a-192a", **fields):
    """That `record` cites a section, an act, or a law that is not in the record."""
    return statutes.Mention.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        statute=statute,
        act=act,
        as_written=as_written,
        **fields,
    )


def proposal(title="Another title.", **fields):
    """That a newer list gives a section another title."""
    section = fields.pop("statute", None) or statute()
    fields = {
        "law": section.number,
        "cited": str(section),
        "sort_key": section.sort_key,
        "field": "title",
        "old": section.title,
        "new": title,
        "list_name": "new.csv",
        "found_at": POSTED_AT,
    } | fields
    return statutes.InventoryProposal.objects.create(statute=section, **fields)


# The council


def body(name="Trafficking in Persons Council", *, posted=True, **fields):
    fields = {"slug": free(meetings.Body, slugify(name)[:60])} | gate(posted, fields)
    return meetings.Body.objects.create(name=name, **fields)


def council():
    """The body that a test means when it names none: one for all its records."""
    return meetings.Body.objects.order_by("pk").first() or body()


def host_agency(name="", *, posted=True, **fields):
    name = name or f"Commission {meetings.HostAgency.objects.count() + 1}"
    fields = completed(gate(posted, fields), body=council)
    return meetings.HostAgency.objects.create(name=name, **fields)


def milestone(text="The council was created.", *, date="2007-10-01", posted=True, **fields):
    fields = {"slug": free(meetings.Milestone, slugify(text)[:60])} | gate(posted, fields)
    fields = completed(fields, body=council)
    return meetings.Milestone.objects.create(text=text, date=day(date), **fields)


def closed_day(date=None, words="Closed for snow", *, posted=True, **fields):
    """A Friday before King Day; with more of them, the Fridays after it."""
    weeks = datetime.timedelta(weeks=meetings.ClosedDay.objects.count())
    date = day(date) or datetime.date(2017, 1, 13) + weeks
    fields = gate(posted, fields) | {"date": date, "words": words}
    return meetings.ClosedDay.objects.create(**fields)


def receipt(what="Notice", *, date="2017-01-17", posted=True, **fields):
    """Of an agenda that was filed with the Secretary of the State, two days before."""
    proves = {"proves": "agenda filed"} if not fields.get("way") else {}
    fields = completed(gate(posted, fields), meeting=meeting)
    return meetings.Receipt.objects.create(**proves | {"date": day(date), "what": what} | fields)


def person(name="", *, posted=True, **fields):
    name = name or f"Pat Example {meetings.Person.objects.count() + 1}"
    first, _, last = name.rpartition(" ")
    fields = {
        "sort_name": f"{last}, {first}" if first else last,
        "slug": free(meetings.Person, slugify(name)[:60]),
    } | gate(posted, fields)
    return meetings.Person.objects.create(name=name, **fields)


def seat(holder="Chief State's Attorney", *, posted=True, **fields):
    fields = {
        "slug": free(meetings.Seat, slugify(holder)[:100]),
        "kind": "by office",
        "position": meetings.Seat.objects.count(),
    } | gate(posted, fields)
    return meetings.Seat.objects.create(holder=holder, **completed(fields, body=council))


def membership(*, posted=True, **fields):
    fields = completed(gate(posted, fields), person=person, body=council)
    return meetings.Membership.objects.create(**fields)


# Sittings and their papers


def meeting(*, date=None, posted=True, **fields):
    """A meeting that was held; without a date, on the day after the last one that was made."""
    date = day(date) or FIRST_DAY + datetime.timedelta(days=meetings.Meeting.objects.count())
    precision = fields.get("date_precision", "day")
    written = date.isoformat()[: 10 if precision == "day" else 7]
    fields = {
        "slug": free(meetings.Meeting, written),
        "status": "held",
        "kind": "regular",
        "place": "Legislative Office Building, Hartford",
    } | gate(posted, fields)
    return meetings.Meeting.objects.create(date=date, **completed(fields, body=council))


def agenda_item(title="Reports", **fields):
    fields = completed(fields, meeting=meeting)
    position = fields["meeting"].agenda_items.count() + 1
    fields = {"label": f"{position}.", "anchor": str(position), "position": position} | fields
    return meetings.AgendaItem.objects.create(title=title, **fields)


def attendance(name_as_recorded="Pat Example", **fields):
    fields = completed(fields, meeting=meeting)
    fields = {"position": fields["meeting"].attendances.count() + 1} | fields
    return meetings.Attendance.objects.create(name_as_recorded=name_as_recorded, **fields)


def minutes(body="# 1. Reports\n\nThe chair gave a report.", *, posted=True, **fields):
    """Minutes of a meeting, and the meeting (posted) where the test names none."""
    fields = completed(gate(posted, fields), meeting=meeting)
    return meetings.Minutes.objects.create(body=body, **fields)


def motion(text="To adjourn.", *, posted=True, **fields):
    fields = completed(gate(posted, fields), meeting=meeting)
    fields = {"position": fields["meeting"].motions.count() + 1, "result": "carried"} | fields
    return meetings.Motion.objects.create(text=text, **fields)


def vote(name_as_recorded="Pat Example", *, option="yes", **fields):
    fields = completed(fields, motion=motion) | {"option": option}
    return meetings.MemberVote.objects.create(name_as_recorded=name_as_recorded, **fields)


def store(record, content, name):
    """Give `record` the file `content`, as if it had been filed under `name`."""
    record.original_name = name
    record.media_type = MEDIA_TYPES.get(name.rpartition(".")[2], "text/plain")
    record.size = len(content)
    record.sha256 = hashlib.sha256(content).hexdigest()
    record.filed_at = POSTED_AT
    record.file.save(name, ContentFile(content), save=True)
    return record


def document(title_as_posted="Agenda", *, posted=True, content=None, name="", **fields):
    """A paper. Without `content` it is named in the record and not held."""
    fields = {"kind": "agenda", "position": meetings.Document.objects.count()} | fields
    fields = completed(gate(posted, fields), body=council)
    made = meetings.Document(title_as_posted=title_as_posted, **fields)
    if content is not None:
        return store(made, content, name or "agenda.txt")
    made.save()
    return made


# Reports


def report(*, year=None, title="", posted=True, **fields):
    """An annual report; without a year, of the year after the last one that was made."""
    year = year or 2001 + reports.Report.objects.count()
    fields = {
        "first_year": year,
        "last_year": year,
        "slug": free(reports.Report, str(year)),
        "title": title or f"Annual Report {year}",
    } | gate(posted, fields)
    return reports.Report.objects.create(**fields)


def report_file(title_as_posted="Annual Report", *, content=None, name="", **fields):
    fields = completed(fields, report=report)
    made = reports.ReportFile(title_as_posted=title_as_posted, **fields)
    if content is not None:
        return store(made, content, name or "report.txt")
    made.save()
    return made


def recommendation(title="Revise the law on trafficking", *, posted=True, **fields):
    position = reports.Recommendation.objects.count() + 1
    fields = {
        "slug": free(reports.Recommendation, slugify(title)[:60]),
        "position": position,
    } | gate(posted, fields)
    return reports.Recommendation.objects.create(title=title, **fields)


def target(*, action="revise", **fields):
    fields = completed(fields, recommendation=recommendation, statute=statute)
    return reports.RecommendationTarget.objects.create(action=action, **fields)


def update(*, date="2017-03-16", status="proposed", posted=True, **fields):
    fields = completed(gate(posted, fields), recommendation=recommendation) | {"status": status}
    return reports.RecommendationUpdate.objects.create(date=day(date), **fields)


def resource(title="Trafficking in Persons Report", *, posted=True, **fields):
    fields = {"slug": free(reports.Resource, slugify(title)[:60])} | gate(posted, fields)
    return reports.Resource.objects.create(title=title, **fields)


# The site


def png(colour="navy", size=(8, 8)):
    """The bytes of a small picture."""
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def image(name="", *, content=None, **fields):
    """A picture that a text can show as ![words](/images/<name>)."""
    content = content or png()
    name = name or f"picture-{site.InlineImage.objects.count() + 1}"
    made = site.InlineImage(
        name=name,
        media_type="image/png",
        width=8,
        height=8,
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )
    made.file.save(f"{name}.png", ContentFile(content), save=True)
    return made


def redaction(words="Jane Doe", **fields):
    """That some words must not stand; nothing is looked through."""
    return site.Redaction.objects.create(words=words, reason="By law.", is_in_force=True, **fields)


def administrator(username="administrator", **fields):
    """Somebody who may do everything, for tests that are not about who may do what."""
    return get_user_model().objects.create_superuser(
        username, password="a long password of tests", **fields
    )


def staff(username="clerk", **fields):
    """Somebody who may sign in and, as yet, do nothing: a test adds the group or permission."""
    return get_user_model().objects.create_user(
        username, password="a long password of tests", is_staff=True, **fields
    )

"""A small public record, and a draft of every kind that stands beside it.

Each draft holds an unguessable word in every text it has, in its files and their names. None of
the words may be read by the public, and no public byte may tell that a draft is there.
"""

from types import SimpleNamespace

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from meetings.models import Receipt
from tests import make
from tipcouncil.records.posting import Gated

WORD = "zqxj7w4kpv"
EDITED = "vpk4w7jxqz"
LAW = "53a-777"  # a section that the public minutes cite and that only a draft describes
MINUTES = """Preamble of Sec. 53a-192a.

# 1. Reports

The chair spoke of *Sec. 53a-777*, P.A. 16-777 and P.A. 07-107.

## a) Next steps

Pat Example will report.
"""


def neighbours():
    """What is public beside the drafts: one record of each kind, and meetings on both sides."""
    near = SimpleNamespace(council=make.body(slug="council"))
    near.statute = make.statute("53a-192a")
    near.act = make.act("P.A. 07-107")
    near.change = make.change(statute=near.statute, act=near.act)
    near.person = make.person("Pat Example")
    near.seat = make.seat()
    near.membership = make.membership(person=near.person, seat=near.seat, begins="2012-01-01")
    near.committee = make.body("Committee on Services", kind="committee", parent=near.council)
    make.host_agency(body=near.council)
    make.milestone(on_home_page=True)
    near.earlier = make.meeting(date="2017-01-19")
    near.item = make.agenda_item("Reports", meeting=near.earlier)
    near.next_steps = make.agenda_item("Next steps", meeting=near.earlier, parent=near.item)
    near.minutes = make.minutes(MINUTES.replace("spoke", "talked"), meeting=near.earlier)
    near.minutes.body = MINUTES
    near.minutes.save(reason="A word was wrong.")
    near.attendance = make.attendance("Pat Example", meeting=near.earlier, person=near.person)
    near.motion = make.motion(meeting=near.earlier)
    make.vote(motion=near.motion, person=near.person)
    near.document = make.document("Agenda", meeting=near.earlier, content=b"The agenda.")
    near.document.people.add(near.person)
    make.closed_day()
    make.receipt(meeting=near.earlier, words="Confirmation no. 4711", text="1. Reports")
    near.later = make.meeting(date="2017-05-18")
    near.bare = make.meeting(date="2017-03-01", slug="2017-03-01-committee", body=near.committee)
    near.report = make.report(year=2016, body="On P.A. 07-107.")
    near.report.body = "Of P.A. 07-107."
    near.report.save(reason="A word was wrong.")
    make.report_file(report=near.report, content=b"The report.")
    near.recommendation = make.recommendation(
        report=near.report, number=1, origin_item=near.next_steps, act=near.act
    )
    make.target(recommendation=near.recommendation, statute=near.statute)
    make.update(recommendation=near.recommendation, meeting=near.earlier)
    make.resource()
    return near


def write(record, word):
    """Put the word into every text of a record that staff may write.

    A text that no two records may share gets the record's own number after the word, so that the
    drafts of every kind can stand beside one another.
    """
    for field in type(record)._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if not is_text or isinstance(field, models.FileField) or field.name in KEPT:
            continue
        if isinstance(field, models.URLField):
            setattr(record, field.name, f"https://example.org/{word}")
        elif not (isinstance(field, models.SlugField) and record.pk and not field.editable):
            text = f"{word}-{record.pk}" if field.unique else word
            setattr(record, field.name, text[: field.max_length])
    record.save()
    return record


# Texts with a form of their own, and digests, which a constraint holds to the file.
KEPT = {
    *("sha256", "media_type", "number", "through", "key", "session", "target", "sort_key"),
    "moved_from",
}


def meeting(near, **fields):
    return write(make.meeting(posted=False, **{"date": "2017-03-16"} | fields), WORD)


def drafts_of_meetings(near):
    """A meeting between two that are public, and in a year that has no other."""
    whole = meeting(near)
    item = write(make.agenda_item(meeting=whole), WORD)
    topic = write(make.agenda_item(meeting=whole, parent=item, named_in=near.item), WORD + "x")
    minutes = write(make.minutes(meeting=whole, posted=False), WORD)
    attendance = make.attendance(meeting=whole, person=near.person, seat=near.seat)
    other_year = make.meeting(date="2031-04-17", posted=False, place=WORD)
    planned = make.meeting(date="2031-05-15", status="scheduled", posted=False, place=WORD)
    return [whole, item, topic, minutes, write(attendance, WORD), other_year, planned]


def drafts_of_posted_parts(near):
    """Posted parts of a meeting that is not: its minutes, papers, motions and votes."""
    whole = meeting(near)
    minutes = make.minutes(f"{WORD} of Sec. 53a-192a and P.A. 07-107.", meeting=whole)
    paper = make.document(WORD, meeting=whole, content=WORD.encode())
    motion = make.motion(f"{WORD} Sec. 53a-192a", meeting=whole)
    vote = make.vote(WORD, motion=motion, person=near.person)
    return [whole, minutes, paper, motion, vote]


def drafts_of_minutes(near):
    text = f"# 1. {WORD}\n\nSec. 53a-192a, P.A. 07-107 and Sec. {LAW}. ![{WORD}](/images/{WORD})\n"
    picture = make.image(WORD)
    return [picture, make.minutes(text, meeting=near.later, posted=False, source=WORD)]


def drafts_of_motions(near):
    motion = write(make.motion(meeting=near.earlier, agenda_item=near.item, posted=False), WORD)
    motion.text = f"{WORD} Sec. 53a-192a"
    motion.save()
    return [motion, make.vote(WORD, motion=motion, person=near.person)]


def drafts_of_documents(near):
    """Papers of a public meeting and of none; one holds a file with the word in it and its name."""
    paper = make.document(
        f"{WORD} Sec. 53a-192a",
        meeting=near.earlier,
        posted=False,
        content=WORD.encode(),
        name=f"{WORD}.txt",
    )
    paper.people.add(near.person)
    paper.thumbnail.save("x.webp", make.ContentFile(WORD.encode()), save=True)
    return [paper, write(make.document(posted=False, date="2017-04-01"), WORD)]


def drafts_of_people(near):
    """A person whom public minutes name, and memberships in what is public and what is not."""
    person = write(make.person("Pat Example", posted=False), WORD)
    return [
        person,
        write(make.membership(person=near.person, seat=near.seat, posted=False), WORD),
        make.membership(person=person, seat=near.seat, seat_as_written=WORD, title=WORD),
        make.attendance(WORD, meeting=meeting(near), person=near.person),
    ]


def drafts_of_seats(near):
    seat = write(make.seat(posted=False, begins="2012-01-01"), WORD)
    return [seat, make.membership(person=near.person, seat=seat, title=WORD)]


def drafts_of_bodies(near):
    """A committee that is not public, and everything that belongs to it, posted or not."""
    committee = write(make.body("Draft", kind="committee", parent=near.council, posted=False), WORD)
    return [
        committee,
        make.meeting(date="2017-04-20", body=committee, place=WORD),
        make.document(WORD, body=committee, content=WORD.encode()),
        make.membership(person=near.person, body=committee, title=WORD),
        make.seat(WORD, body=committee),
        make.milestone(WORD, body=committee, on_home_page=True),
        make.host_agency(WORD, body=committee),
    ]


def drafts_of_history(near):
    """Lines of the council's history, and an agency that would have housed it."""
    return [
        write(make.milestone(posted=False, on_home_page=True, act=near.act), WORD),
        write(make.host_agency(body=near.council, posted=False, begins="2016-07-01"), WORD),
    ]


def drafts_of_closed_days(near):
    return [write(make.closed_day("2017-01-18", posted=False), WORD)]


def drafts_of_receipts(near):
    """Of a filing that is not posted, and of one for a meeting that only staff see."""
    return [
        write(make.receipt(meeting=near.earlier, posted=False), WORD),
        make.receipt(WORD, meeting=meeting(near), words=WORD, text=WORD),
    ]


def drafts_of_statutes(near):
    """A section that public minutes cite already, what changed it, and what would change it."""
    section = write(make.statute(LAW, WORD, posted=False), WORD)
    return [
        section,
        write(make.change(statute=section, act=near.act), WORD),
        make.target(recommendation=near.recommendation, statute=section, pinpoint=WORD),
        write(make.statute(f"53a-{WORD}", posted=False, transferred_to=near.statute), WORD),
    ]


def drafts_of_acts(near):
    """An act that public minutes cite already, and what it did to a public section."""
    act = write(make.act("P.A. 16-777", posted=False), WORD)
    return [
        act,
        write(make.change(statute=near.statute, act=act, effect="repealed"), WORD),
        make.update(recommendation=near.recommendation, act=act, note=WORD),
    ]


def drafts_of_reports(near):
    report = write(make.report(year=2015, required_by=near.statute, posted=False), WORD)
    report.body = f"{WORD} Sec. 53a-192a and P.A. 07-107 ![{WORD}](/images/{WORD}-chart)"
    report.save()
    return [
        make.image(f"{WORD}-chart"),
        report,
        make.report_file(WORD, report=report, content=WORD.encode(), name=f"{WORD}.txt"),
        make.recommendation(f"{WORD} Sec. 53a-192a", report=report, number=2, text=WORD),
    ]


def drafts_of_recommendations(near):
    asked = write(
        make.recommendation(
            report=near.report, number=2, origin_item=near.item, act=near.act, posted=False
        ),
        WORD,
    )
    return [
        asked,
        write(make.target(recommendation=asked, statute=near.statute), WORD),
        make.update(recommendation=asked, meeting=near.earlier, note=WORD),
        write(make.update(recommendation=near.recommendation, posted=False), WORD),
        make.recommendation(WORD, origin_item=make.agenda_item(WORD, meeting=meeting(near))),
    ]


def drafts_of_resources(near):
    return [write(make.resource(posted=False, date="2016-06-30"), WORD)]


KINDS = {
    name.removeprefix("drafts_of_").replace("_", "-"): function
    for name, function in list(globals().items())
    if name.startswith("drafts_of_")
}


def gated_models():
    """Every kind of record that has a gate, or that is public with one that has."""
    return {model for model in apps.get_models() if issubclass(model, Gated)}


def edit(records):
    """A clerk changes every draft, and nothing becomes public by it."""
    for number, record in enumerate(records):
        is_fixed = isinstance(record, Receipt) and record.was_posted
        if isinstance(record, Gated) and not is_fixed:
            write(record, f"{EDITED}{number}")
        if hasattr(record, "people"):
            record.people.clear()


def remove(records):
    """A clerk deletes the drafts, parts first. What was ever posted is taken back, and stays."""
    for record in reversed(records):
        if has_gate(record) and record.posted_at:
            record.take_back()
        try:
            with transaction.atomic():
                record.delete()
        except (IntegrityError, ValidationError):  # a foreign key, a lock or the record refuses
            assert not record.is_public


def has_gate(record):
    try:
        return bool(type(record)._meta.get_field("posted_at"))
    except FieldDoesNotExist:
        return False


def taken_back(near):
    """Minutes, a paper and a meeting that were public until a minute ago."""
    minutes = make.minutes(WORD, meeting=near.later, posted=False)
    minutes.post()
    minutes.body = f"{WORD}, amended"
    minutes.save(reason=WORD)
    minutes.take_back()
    assert minutes.posted_at is None
    assert timezone.now() > make.POSTED_AT
    return [minutes]


# What is withdrawn says that it was, and why; of its text it says nothing.

REASON = "Withdrawn because it named a person whom the law protects."


def withdrawn_minutes(near):
    """Approved minutes, amended once, whose every version holds the word."""
    minutes = make.minutes(WORD, meeting=near.later, errors_marked=WORD, source=WORD)
    minutes.body = f"{WORD} of Sec. 53a-192a and P.A. 07-107 ![{WORD}](/images/{WORD})"
    minutes.save(reason=f"Amended: {WORD}")
    make.image(WORD)
    minutes.approve()
    minutes.withdraw(REASON, note=WORD)
    return minutes


def withdrawn_document(near):
    paper = make.document(
        f"{WORD} Sec. 53a-192a",
        meeting=near.later,
        content=WORD.encode(),
        name=f"{WORD}.txt",
        note=WORD,
        source=WORD,
    )
    paper.people.add(near.person)
    paper.withdraw(REASON, note=WORD)
    return paper


def withdrawn_report(near):
    report = make.report(year=2015, title=WORD, body=f"{WORD} P.A. 07-107", summary=WORD)
    make.report_file(WORD, report=report, content=WORD.encode(), name=f"{WORD}.txt")
    make.recommendation(f"{WORD} Sec. 53a-192a", report=report, number=2, text=WORD)
    report.withdraw(REASON, note=WORD)
    return report


WITHDRAWN = {
    "minutes": withdrawn_minutes,
    "document": withdrawn_document,
    "report": withdrawn_report,
}

"""The plain-text record: what is dumped can be loaded, and a mistake is told and loads nothing."""

import datetime
import hashlib
import shutil
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import transaction

from meetings.models import AgendaItem, Body, Document, Meeting, Minutes, Person
from reports.models import Report, ReportFile
from statutes.models import Act, Statute, StatuteChange
from tests import make
from tipcouncil.records.posting import Part, Posted
from tipcouncil.site.models import LoadedUnit
from tipcouncil.site.plaintext_entries import scalar
from tipcouncil.site.plaintext_kinds import PartialDate
from tipcouncil.site.plaintext_meetings import (
    ATTENDANCE,
    DOCUMENT,
    ITEM,
    MEETING,
    MINUTES,
    MOTION,
    VOTE,
)
from tipcouncil.site.plaintext_pack import FOUNDING, TABLES
from tipcouncil.site.plaintext_reports import REPORT, REPORT_FILE

BODIES = "slug,name,kind,posted\ncouncil,The Council,council,2020-01-02T15:00:00+00:00\n"
MEETING_TEXT = """---
body: council
date: 2017-01-19
status: held
starts_at: 10:00
posted: 2020-01-02T15:00:00+00:00
minutes:
  approval: draft
  posted: 2020-01-02T15:00:00+00:00
agenda:
  - label: "1."
    title: Reports
    anchor: 1
---

# 1. Reports

The chair gave a report.
"""


@pytest.fixture
def pack(tmp_path):
    """A small record, written by a person."""
    folder = tmp_path / "pack"
    (folder / "meetings").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "bodies.csv").write_text(BODIES)
    (folder / "meetings" / "2017-01-19.md").write_text(MEETING_TEXT)
    return folder


def load(folder=None, **options):
    """What load_record says."""
    said = StringIO()
    call_command("load_record", *([folder] if folder else []), stdout=said, **options)
    return said.getvalue()


def mistakes(folder):
    """Each mistake that load_record names; nothing may have been loaded."""
    said = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("load_record", folder, stderr=said)
    assert refused.value.returncode == 2
    assert not Body.objects.exists()
    assert not LoadedUnit.objects.exists()
    return said.getvalue().splitlines()


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder):
    """Every file of a folder with its bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dumped(folder):
    call_command("dump_record", folder, stdout=StringIO())
    return contents(folder)


# A dump is what was loaded


@pytest.mark.django_db
def test_the_founding_record_comes_back_byte_for_byte(tmp_path):
    load()
    assert dumped(tmp_path / "dump") == contents(FOUNDING)


@pytest.mark.django_db
def test_a_record_with_awkward_texts_comes_back_byte_for_byte(tmp_path):
    with transaction.atomic():
        make_an_awkward_record()
        first = dumped(tmp_path / "first")
        transaction.set_rollback(True)
    assert not Meeting.objects.exists()
    load(tmp_path / "first")
    assert dumped(tmp_path / "second") == first


AWKWARD = "yes: “no” # null\n\n- *one*\n  - two\\\t'three' \"four\"\n---\n~ 𝔽 é\x85\u2028 end "


def make_an_awkward_record():
    """A record of every kind whose texts would break a careless writer."""
    council = make.body(about=AWKWARD, begins=datetime.date(2007, 1, 1), begins_precision="year")
    committee = make.body("- a committee: #1", parent=council, formerly=council)
    person = make.person("Ann O'Example", note=AWKWARD, name_withheld=True)
    make.host_agency(note=AWKWARD, address='"quoted", with a comma')
    make.milestone(AWKWARD[:60], act=make.act("June 12 Sp. Sess. P.A. 12-1", summary=AWKWARD))
    seat = make.seat(represents="a, b; c")
    chair = make.membership(person=person, role="chair", seat=seat, note=AWKWARD)
    make.membership(designee_of=chair, posted=False)
    make.membership(designee_of=chair, posted=False)
    approving = make.meeting(date="2017-03-16", body=committee, slug="2017-03-16-demand")
    meeting = make.meeting(
        date="2017-01-19",
        place=" leading and trailing ",
        note=AWKWARD,
        as_listed="January 19, 2107",
        starts_at=datetime.time(10, 6, 30),
        posted=False,
    )
    item = make.agenda_item("1: one", meeting=meeting, label="- a)", anchor="")
    below = make.agenda_item("below", meeting=meeting, parent=item, position=7, anchor="")
    make.agenda_item("later", meeting=approving, named_in=below, added_by_vote=True)
    make.attendance("! Ann", meeting=meeting, person=person, seat=seat, agenda_item=item)
    motion = make.motion(AWKWARD, meeting=meeting, agenda_item=below, posted=False)
    make.vote("& Ann", motion=motion, person=person)
    make.minutes(AWKWARD + "\r\n\n", meeting=meeting, approval="approved", approved_in=approving)
    paper = make.document("title: a", meeting=meeting, body=committee, content=b"held \r\n bytes")
    paper.people.add(person)
    make.document("b", content=b"others", name="Two words (final).txt", posted=False)
    report = make.report(first_year=2009, last_year=2010, body=AWKWARD, note=AWKWARD)
    make.report_file("the report", report=report, content=b"its bytes", name="report.txt")
    statute = make.statute("54-36j", through="54-36l", title=AWKWARD[:20], summary=AWKWARD)
    for position in (2, 2):
        make.change(statute=statute, position=position, act=make.act(), note="twice at one place")
    make.change(statute=statute, authority_as_written="1949 Rev., S. 8369")
    whole = make.recommendation(report=report, number=3, origin_item=below, text=AWKWARD)
    make.recommendation("part", part_of=whole)
    for _ in range(2):
        make.target(recommendation=whole, statute=statute)
        make.update(recommendation=whole, meeting=meeting, note=AWKWARD)
    make.resource(note=AWKWARD, date=datetime.date(2013, 1, 1), date_precision="year")


@pytest.mark.parametrize(
    "text",
    [
        "10:06",
        "yes",
        "1.",
        "a: b",
        "a:b #c",
        "ends with a colon:",
        "- not a list",
        "“quoted”",
        '"quoted"',
        "back\\slash",
        " leading",
        "trailing ",
        "*starred*",
        "two\nlines",
        "three\n\n  lines\n\nof text",
        "ends with a line\n",
        "\ttab",
        "a\rb",
        "null\x85\u2028\u2029",
        "𝔽",
        "{a}, [b]",
        "# heading\n# heading",
        "| pipe",
    ],
)
@pytest.mark.parametrize("indent", ["", "    "])
def test_any_text_is_read_as_it_was_written(text, indent):
    outer = "outer:\n" if indent else ""
    node = yaml.compose(f"{outer}{indent}field: {scalar(text, indent)}\n")
    for _ in range(2 if indent else 1):
        [(_, node)] = node.value
    assert node.value == text


FROM_THE_PLACE = {
    MEETING: set(),
    MINUTES: {"meeting", "body"},
    ITEM: {"meeting", "parent"},
    ATTENDANCE: {"meeting", "position"},
    MOTION: {"meeting", "position"},
    VOTE: {"motion"},
    DOCUMENT: {"meeting", "position"},
    REPORT: {"body"},
    REPORT_FILE: {"report", "position"},
}
FROM_THE_FILE = {"media_type", "size", "pages", "is_tagged", "thumbnail"}
DERIVED = {
    Act: {"kind", "year", "session", "slug"},
    Statute: {"sort_key", "slug"},
    Document: {"meeting"},
}


@pytest.mark.parametrize(
    "form",
    [*FROM_THE_PLACE, *(table.form for table in TABLES)],
    ids=lambda form: f"{form.model.__name__}-{len(form.fields)}",
)
def test_no_field_of_a_record_is_forgotten(form):
    fields = {field.name for field in form.model._meta.get_fields() if field.concrete} - {"id"}
    written = {field.behind for field in form.fields}
    kinds = [field.kind for field in form.fields]
    written |= {kind.precision for kind in kinds if isinstance(kind, PartialDate)}
    known = FROM_THE_PLACE.get(form) or DERIVED.get(form.model, set())
    assert fields - written - FROM_THE_FILE == known - written


def test_no_kind_of_record_is_forgotten():
    written = {form.model for form in FROM_THE_PLACE} | {table.form.model for table in TABLES}
    assert {*every_model(Posted), *every_model(Part)} == written


def every_model(base):
    for model in base.__subclasses__():
        if model._meta.abstract:
            yield from every_model(model)
        elif model.__module__.split(".")[0] != "tests":
            yield model


# A person writes it


@pytest.mark.django_db
def test_a_pack_that_a_person_wrote_is_loaded(pack):
    assert "Loaded 2 new" in load(pack)
    meeting = Meeting.objects.public().get(slug="2017-01-19")
    assert meeting.starts_at == datetime.time(10, 0)
    assert meeting.minutes.body == "# 1. Reports\n\nThe chair gave a report."
    assert meeting.agenda_items.get().element_id == "item-1"


@pytest.mark.django_db
def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(pack):
    load(pack)
    for path in pack.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert "2 were the same" in load(pack)


@pytest.mark.django_db
def test_what_is_not_posted_in_the_pack_stays_private(pack):
    posted = "posted: 2020-01-02T15:00:00+00:00\n"
    change(pack / "meetings" / "2017-01-19.md", f"{posted}minutes", "minutes")
    load(pack)
    assert not Meeting.objects.public().exists()


@pytest.mark.django_db
def test_each_loaded_row_has_a_history_that_says_where_it_came_from(pack):
    load(pack)
    for record in (Body.objects.get(), Meeting.objects.get(), AgendaItem.objects.get()):
        past = record.history.get()
        assert past.history_change_reason == "Loaded from the plain-text record"
        assert past.history_user is None


@pytest.mark.django_db
def test_two_records_may_refer_to_each_other(pack):
    later = MEETING_TEXT.replace("2017-01-19", "2017-03-16")
    later = later.replace("    anchor: 1\n", "    anchor: 1\n    named_in: 2017-01-19 1\n")
    (pack / "meetings" / "2017-03-16.md").write_text(later)
    approved = "approval: approved\n  approved_in: 2017-03-16"
    change(pack / "meetings" / "2017-01-19.md", "approval: draft", approved)
    load(pack)
    assert Minutes.objects.get(meeting__slug="2017-01-19").approved_in.slug == "2017-03-16"
    assert AgendaItem.objects.get(meeting__slug="2017-03-16").named_in.meeting.slug == "2017-01-19"


@pytest.mark.django_db
def test_a_dry_run_says_what_it_would_do_and_does_nothing(pack):
    hold_a_file(pack)
    assert "Would load 2 new" in load(pack, dry_run=True)
    assert not Body.objects.exists()
    assert not LoadedUnit.objects.exists()


def hold_a_file(pack, content=b"Agenda", written=""):
    (pack / "files" / "agenda.txt").write_bytes(content)
    documents = (
        "documents:\n  - key: 2017-01-19-agenda\n    kind: agenda\n    title_as_posted: Agenda\n"
        f"    file: files/agenda.txt\n{written}---\n"
    )
    text = (pack / "meetings" / "2017-01-19.md").read_text()
    head, _, body = text.rpartition("---\n")
    (pack / "meetings" / "2017-01-19.md").write_text(head + documents + body)


@pytest.mark.django_db
def test_a_held_file_is_filed_with_its_checksum_and_its_own_name(pack):
    hold_a_file(pack)
    load(pack)
    document = Document.objects.get()
    assert document.sha256 == hashlib.sha256(b"Agenda").hexdigest()
    assert document.original_name == "agenda.txt"
    with document.file.open("rb") as file:
        assert file.read() == b"Agenda"
    assert "2 were the same" in load(pack)


@pytest.mark.django_db
def test_a_dump_says_which_file_is_missing_and_fails(pack, tmp_path):
    hold_a_file(pack)
    load(pack)
    Document.objects.get().file.storage.delete(Document.objects.get().file.name)
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("dump_record", tmp_path / "dump", stdout=StringIO(), stderr=said)
    assert said.getvalue().startswith("MISSING files/")


@pytest.mark.django_db
def test_a_dump_never_writes_into_a_folder_with_files(pack):
    before = contents(pack)
    with pytest.raises(CommandError, match="not an empty folder"):
        call_command("dump_record", pack, stdout=StringIO())
    assert contents(pack) == before


# A mistake is told, and nothing is loaded


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("10:00", "25:00", ":5: starts_at: “25:00” is not a time such as 10:06."),
        ("starts_at: 10:00", "ends_at: soon", ":5: ends_at: “soon” is not a time such as 10:06."),
        ("date: 2017-01-19", "date: 2017-13-45", ":3: date: “2017-13-45” is not a date such as"),
        ("date: 2017-01-19", "date: 2017", ":1: A meeting's date is known to the day or to the"),
        ("date: 2017-01-19\n", "", ":1: date: This field cannot be null."),
        ("status: held", "status: went on", ":4: status: “went on” is not one of: scheduled, held"),
        ("status: held", "colour: red", ":4: colour: There is no such field in a record of this"),
        ("body: council", "body: choir", ":2: body: “choir” is not in bodies, neither here nor in"),
        ("body: council\n", "", ":1: body: This field cannot be blank."),
        ("starts_at", "date", ":5: date: This field stands here twice."),
        ("10:00", "*ten", ":5: The front matter cannot be read: “*” stands for an alias here;"),
        ("10:00", "[10, 0]", ":5: starts_at: This is a list where text is expected."),
        ("  - label", "\t- label", ":11: The front matter cannot be read: found character '\\t'"),
        ("T15:00:00+00:00\nm", "T15:00:00\nm", ":6: posted: “2020-01-02T15:00:00” is not a moment"),
        ("2020-01-02T15:00:00+00:00\nm", "2999-01-02T15:00:00+00:00\nm", ":6: posted: “2999-01-02"),
        ("approval: draft", "approval: perhaps", ":8: approval: “perhaps” is not one of: not rec"),
        ("title: Reports", "title: " + "x" * 501, ":12: title: Ensure this value has at most 500"),
        ("anchor: 1", "anchor: a b", ":13: anchor: Enter a valid “slug”"),
        ("anchor: 1", "named_in: 2017-01-19 9", ":13: named_in: “2017-01-19 9” is not in items"),
        ("status: held", "adjourned: 9:00\ncalled_to_order: 10:00", ":1: A meeting cannot adjourn"),
        ("status: held", "remote_url: nowhere", ":4: remote_url: Enter a valid URL."),
        ("minutes:\n  approval: draft\n  posted: 2020-01-02T15:00:00+00:00\n", "", ":1: There is"),
        ("---\nbody", "body", ":1: The file does not begin with a line of three hyphens."),
        ("---\n\n#", "\n\n#", ":1: No line of three hyphens ends the front matter."),
        ("The chair", "![" * 60, ":16: text: This text has thousands of brackets or a long run"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(pack, old, new, said):
    change(pack / "meetings" / "2017-01-19.md", old, new)
    assert any(line.startswith(f"meetings/2017-01-19.md{said}") for line in mistakes(pack)), said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("slug,name\na,A\na,B\n", ":3: A record of this name stands here twice; the first is in"),
        ("slug,name\na,A,B\n", ":2: The row has 3 cells; the first row names 2."),
        ('slug,name\na,"A\nB"\nc,D,E\n', ":4: The row has 3 cells; the first row names 2."),
        ('slug,name\na,"A\n', ":2: The row cannot be read: unexpected end of data."),
        ("slug,name,colour\na,A,red\n", ":1: colour: There is no such field in this table."),
        ("slug,name,name\na,A,B\n", ":1: name: This field stands here twice."),
        ("slug,name,begins,ends\na,A,2010,2009\n", ":2: The last day cannot come before"),
        ("slug,name,formerly\na,A,b\nb,B,a\n", ": “a” refers back to this record: a circle."),
        ("slug,name,established_by\na,A,PA 7\n", ":2: established_by: “PA 7” is not an act"),
        ("slug,name\n,A\n", ":2: slug: This field cannot be blank."),
        ("", ":1: The first row does not name the fields."),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_place(pack, rows, said):
    (pack / "meetings" / "2017-01-19.md").unlink()
    (pack / "bodies.csv").write_text(rows)
    found = mistakes(pack)
    assert any(line.startswith("bodies.csv") and said in line for line in found), found


@pytest.mark.django_db
def test_every_mistake_is_told_at_once(pack):
    change(pack / "meetings" / "2017-01-19.md", "10:00", "25:00")
    change(pack / "meetings" / "2017-01-19.md", "status: held", "status: maybe")
    change(pack / "bodies.csv", ",council,2020", ",choir,2020")
    assert [line.partition(" ")[0] for line in mistakes(pack)] == [
        "bodies.csv:2:",
        "meetings/2017-01-19.md:4:",
        "meetings/2017-01-19.md:5:",
    ]


@pytest.mark.django_db
def test_a_file_that_is_no_part_of_a_record_is_told(pack):
    (pack / "meeting").mkdir()
    (pack / "meetings" / "2017-01-19.md").rename(pack / "meeting" / "2017-01-19.md")
    assert mistakes(pack)[0] == "meeting/2017-01-19.md: No part of a record has this name."


@pytest.mark.django_db
def test_text_that_is_not_utf_8_is_told_with_its_line(pack):
    (pack / "bodies.csv").write_bytes(BODIES.encode() + b"caf\xe9,A,council,\n")
    assert "bodies.csv:3: The text is not written in UTF-8." in mistakes(pack)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("files/agenda.txt", "files/other.txt", "file: There is no file files/other.txt."),
        ("files/agenda.txt", "files/../secret", "file: “files/../secret” is not a place such as"),
        ("files/agenda.txt", "/etc/hostname", "file: “/etc/hostname” is not a place such as files"),
        ("kind: agenda", "sha256: abc", "sha256: The file is not what was filed: its SHA-256 is "),
        ("key: 2017-01-19-agenda", "note: none", "key: A paper needs a key, which is for ever."),
    ],
)
def test_a_mistake_about_a_held_file_is_told(pack, old, new, said):
    hold_a_file(pack)
    change(pack / "meetings" / "2017-01-19.md", old, new)
    assert any(said in line for line in mistakes(pack))


@pytest.mark.django_db
def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_filed(pack, settings):
    hold_a_file(pack, content=b"\x00\x01\x02 this is no text")
    before = contents(settings.MEDIA_ROOT)
    assert mistakes(pack)[0].startswith("meetings/2017-01-19.md:1: ")
    assert contents(settings.MEDIA_ROOT) == before


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_a_mistake(tmp_path):
    assert mistakes(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: There is no such folder."]


# Loading again


@pytest.mark.django_db
def test_loading_again_changes_nothing():
    load()
    before = {model: model.history.count() for model in (Meeting, Statute, Act, Report)}
    assert load().startswith("Loaded 0 new and 0 changed records;")
    assert {model: model.history.count() for model in before} == before


@pytest.mark.django_db
def test_a_site_that_has_a_record_is_left_alone_when_asked(pack):
    assert "Loaded 2 new" in load(pack, if_empty=True)
    (pack / "people.csv").write_text('slug,name,sort_name\npat,Pat Example,"Example, Pat"\n')
    assert "nothing was loaded" in load(pack, if_empty=True)
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_record_that_staff_changed_is_left_to_them_and_listed(pack):
    load(pack)
    meeting = Meeting.objects.get()
    meeting.place = "Room 2D"
    meeting.save()
    change(pack / "meetings" / "2017-01-19.md", "10:00", "11:00")
    said = load(pack)
    assert "meetings/2017-01-19.md: changed here since it was loaded; it is left so." in said
    assert "-starts_at: 11:00\n" in said
    assert "+place: Room 2D\n" in said
    meeting.refresh_from_db()
    assert (meeting.place, meeting.starts_at) == ("Room 2D", datetime.time(10, 0))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "touch",
    [
        lambda meeting: make.attendance(meeting=meeting),
        lambda meeting: make.document(meeting=meeting),
        lambda meeting: make.motion(meeting=meeting),
        lambda meeting: meeting.take_back(),
        lambda meeting: meeting.minutes.take_back(),
        lambda meeting: meeting.agenda_items.all().delete(),
    ],
    ids=["attendance", "document", "motion", "taken back", "minutes taken back", "agenda deleted"],
)
def test_whatever_staff_changed_in_a_meeting_is_left_to_them(pack, touch, tmp_path):
    load(pack)
    touch(Meeting.objects.select_related("minutes").get())
    theirs = dumped(tmp_path / "before")
    assert "1 were left as they are here" in load(pack)
    assert dumped(tmp_path / "after") == theirs


@pytest.mark.django_db
def test_a_record_that_staff_deleted_is_not_made_again(pack):
    (pack / "bodies.csv").write_text(f"{BODIES}other,Other,council,\n")
    load(pack)
    Body.objects.get(slug="other").delete()
    assert "bodies.csv: other: deleted here; it is not added again." in load(pack)
    assert not Body.objects.filter(slug="other").exists()


@pytest.mark.django_db
def test_what_refers_to_a_deleted_record_is_left_out_and_listed(pack):
    (pack / "people.csv").write_text('slug,name,sort_name\npat,Pat Example,"Example, Pat"\n')
    load(pack)
    Person.objects.get().delete()
    (pack / "memberships.csv").write_text("person,body\npat,council\n")
    assert "memberships.csv: pat member: it refers to “pat” (people), which was" in load(pack)


@pytest.mark.django_db
def test_a_newer_pack_replaces_what_nobody_touched(pack):
    load(pack)
    item = AgendaItem.objects.get()
    path = pack / "meetings" / "2017-01-19.md"
    change(path, "title: Reports", "title: Annual reports")
    change(path, "The chair gave a report.", "The chair gave two reports.")
    assert "0 new and 1 changed" in load(pack)
    item.refresh_from_db()
    assert item.title == "Annual reports"
    minutes = Minutes.objects.get()
    assert [one.number for one in minutes.revisions.order_by("number")] == [1, 2]
    assert "2 were the same" in load(pack)


@pytest.mark.django_db
def test_what_a_newer_pack_drops_goes_unless_it_is_posted(pack):
    hold_a_file(pack, written="    posted: 2020-01-02T15:00:00+00:00\n")
    load(pack)
    change(pack / "meetings" / "2017-01-19.md", "agenda:\n", "documents_dropped:\n")
    path = pack / "meetings" / "2017-01-19.md"
    text = path.read_text()
    path.write_text(text[: text.index("documents_dropped")] + text[text.index("---\n\n#") :])
    (pack / "files" / "agenda.txt").unlink()
    assert "“Agenda” is no longer in the pack. It stays: it is posted" in load(pack)
    assert Document.objects.exists()
    assert not AgendaItem.objects.exists()


@pytest.mark.django_db
def test_a_replaced_file_is_filed_anew(pack):
    hold_a_file(pack)
    load(pack)
    (pack / "files" / "agenda.txt").write_bytes(b"Another agenda")
    assert "1 changed" in load(pack)
    with Document.objects.get().file.open("rb") as file:
        assert file.read() == b"Another agenda"


@pytest.mark.django_db
def test_a_paper_whose_file_a_newer_pack_drops_is_named_and_not_held(pack):
    hold_a_file(pack)
    load(pack)
    change(pack / "meetings" / "2017-01-19.md", "    file: files/agenda.txt\n", "")
    (pack / "files" / "agenda.txt").unlink()
    assert "1 changed" in load(pack)
    assert not Document.objects.get().is_held


@pytest.mark.django_db
def test_a_part_of_the_founding_record_can_be_loaded_after_the_whole(tmp_path):
    load()
    shutil.copytree(FOUNDING / "reports", tmp_path / "part" / "reports")
    assert "Loaded 0 new and 0 changed records; 9 were the same" in load(tmp_path / "part")
    assert StatuteChange.objects.count() > 500
    assert ReportFile.objects.exists()

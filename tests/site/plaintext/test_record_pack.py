"""The plain-text record: what is dumped can be loaded, and is the same again."""

import datetime
import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from meetings.models import AgendaItem, Body, Document, Meeting, Minutes
from tests import make
from tests.site.plaintext.packs import MEETING_TEXT, change, contents, dumped, hold_a_file, load
from tipcouncil.records.posting import Part, Posted
from tipcouncil.site.models import LoadedUnit, Redirect
from tipcouncil.site.plaintext.files import read_markdown, write_markdown
from tipcouncil.site.plaintext.record import KINDS

# A dump is what was loaded


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
    make.closed_day(words=AWKWARD[:60], source=AWKWARD)
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
    counted = {"yes_count": 7, "no_count": 0}
    motion = make.motion(AWKWARD, meeting=meeting, agenda_item=below, posted=False, **counted)
    make.vote("& Ann", motion=motion, person=person)
    make.motion("Another.", meeting=approving)
    make.minutes(
        AWKWARD + "\r\n\n",
        meeting=meeting,
        approval="approved",
        approved_in=approving,
        approved_by_motion=make.motion("To approve: all.", meeting=approving),
    )
    make.receipt(AWKWARD[:60], meeting=meeting, words=AWKWARD, text=AWKWARD, version=3)
    make.receipt("of a year", year=2017, posted=False)
    make.minutes(AWKWARD).withdraw("A reason: it's withdrawn", note=AWKWARD)
    make.document("c", content=b"gone").withdraw("Another reason", note=AWKWARD)
    make.report(year=1999, body=AWKWARD).withdraw("A third")
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
def test_any_text_is_read_as_it_was_written(text):
    entry, below, mistakes = read_markdown(write_markdown({"a": [{"b": text}]}, text), "x.md")
    assert (entry.parts["a"][0].texts["b"], below, mistakes) == (text, text, [])


def test_no_kind_of_record_is_forgotten():
    forms = [*KINDS]
    for form in forms:
        forms += form.parts.values()
    written = {form.model for form in forms}
    assert {*every_model(Posted), *every_model(Part), Redirect} == written


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

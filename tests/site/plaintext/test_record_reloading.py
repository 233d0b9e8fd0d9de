"""Loading the record again: what staff have touched is theirs; the rest follows the pack."""

import datetime

import pytest

from meetings.models import AgendaItem, Body, Document, Meeting, Minutes, Person
from tests import make
from tests.site.plaintext.packs import BODIES, change, dumped, hold_a_file, load


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
def test_a_document_whose_file_a_newer_pack_drops_is_named_and_not_held(pack):
    hold_a_file(pack)
    load(pack)
    change(pack / "meetings" / "2017-01-19.md", "    file: files/agenda.txt\n", "")
    (pack / "files" / "agenda.txt").unlink()
    assert "1 changed" in load(pack)
    assert not Document.objects.get().is_held

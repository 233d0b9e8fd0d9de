"""The whole record in one zip: public only, the same bytes each time, fit to be loaded again."""

import csv
import hashlib
import io
import shutil
import zipfile

import pytest
from django.db import transaction
from django.test import Client, TestCase, override_settings

from meetings.models import Document, Meeting, Person
from tests import make
from tests.site.plaintext.packs import load
from tests.support import sentinels
from tests.support.crawling import addresses_in_sitemap
from tipcouncil.site.plaintext.pack import FOUNDING

pytestmark = pytest.mark.django_db
ADDRESS = "/data/record.zip"


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    """A folder of its own for what is kept."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def fetched(client, **headers):
    response = client.get(ADDRESS, headers=headers)
    return response, b"".join(response.streaming_content)


def zipped(client):
    """{name: bytes} of all that is in the zip."""
    _, content = fetched(client)
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def kept(data_dir):
    return sorted((data_dir / "cache" / "record").glob("*.zip"))


# What is in it


def test_every_entry_has_its_checksum(client):
    make.minutes(meeting=make.meeting())
    make.document(content=b"The agenda.")
    entries = zipped(client)
    lines = entries.pop("manifest-sha256.txt").decode().splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in entries.items()}
    assert "sha256sum --check" in entries["README.txt"].decode()
    assert "load_record record" in entries["README.txt"].decode()


def test_it_holds_text_tables_json_and_files(client):
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    paper = make.document(content=b"The agenda.")
    names = set(zipped(client))
    assert {"record/meetings/2017-01-19.md", f"record/files/{paper.key}.txt"} <= names
    assert {"csv/meetings.csv", "csv/votes.csv", "json/events.json", "json/acts.json"} <= names


def test_a_picture_that_a_public_text_shows_goes_with_it(client):
    shown, hidden = make.image(), make.image()
    make.minutes(f"![a map]({shown.get_absolute_url()})", meeting=make.meeting())
    make.minutes(f"![x]({hidden.get_absolute_url()})", meeting=make.meeting(), posted=False)
    pictures = [name for name in zipped(client) if name.startswith("pictures/")]
    assert pictures == [f"pictures/{shown.name}.png"]


def test_no_draft_is_in_it_and_none_changes_a_byte(client):
    near = sentinels.neighbours()
    before = fetched(client)
    for drafts_of in sentinels.KINDS.values():
        assert drafts_of(near)
    after = fetched(client)
    assert after[1] == before[1]
    assert after[0].headers == before[0].headers
    with zipfile.ZipFile(io.BytesIO(after[1])) as whole:
        for name in whole.namelist():
            assert sentinels.WORD not in name
            assert sentinels.WORD.encode() not in whole.read(name), name


def test_a_name_that_is_withheld_is_not_in_it(client):
    meeting = make.meeting()
    person = make.person("Hidden Name", name_withheld=True, note="Hidden note", source="Hidden")
    make.membership(person=person, designee_of=make.membership(person=person))
    make.attendance("Hidden Name", meeting=meeting, person=person)
    other = make.person("Hidden Second", name_withheld=True)
    motion = make.motion(meeting=meeting)
    make.vote("Hidden Name", motion=motion, person=person)
    make.vote("Hidden Second", motion=motion, person=other)
    make.document(meeting=meeting).people.add(person)
    for name, content in zipped(client).items():
        assert b"idden" not in content.replace(b"Hidden Agenda", b""), name


def test_the_name_under_which_a_file_arrived_stays_with_staff(client):
    make.document(content=b"x", name="for the chair only.txt")
    assert all(b"for the chair only" not in content for content in zipped(client).values())


def test_a_file_that_is_gone_is_left_out_and_the_rest_can_be_loaded(client, tmp_path):
    paper = make.document(content=b"The agenda.")
    paper.file.storage.delete(paper.file.name)
    entries = zipped(client)
    assert not [name for name in entries if name.startswith("record/files/")]
    assert b"files/" not in entries["record/documents.csv"]


# It comes back


def with_less_law(folder):
    """The founding record with each fifth section's history and without the acts that only the
    other histories name: these are two thirds of its rows, and they are all of one shape.

    That the whole of it comes back is asked in test_founding_loaded.py, byte for byte.
    """
    shutil.copytree(FOUNDING, folder)
    sections = [row["number"] for row in rows_of(folder / "statutes.csv")]
    keep_rows(folder / "statute_changes.csv", lambda row: row["statute"] in sections[::5])
    others = [path for path in folder.rglob("*") if path.is_file() and path.name != "acts.csv"]
    named = "\n".join(path.read_text(encoding="utf-8") for path in others)
    keep_rows(folder / "acts.csv", lambda row: row["act"] in named or row["in_inventory"])
    return folder


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keep_rows(path, is_kept):
    rows = rows_of(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(filter(is_kept, rows))


def test_the_public_record_loaded_from_it_makes_the_same_pages(tmp_path):
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            load(with_less_law(tmp_path / "founding"))
        make.meeting(date="2031-01-01", posted=False)
        make.person("Hidden Name", name_withheld=True)
        before = html_pages()
        entries = zipped(Client())
        transaction.set_rollback(True)
    assert not Meeting.objects.exists()
    folder = tmp_path / "unpacked"
    for name, content in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with TestCase.captureOnCommitCallbacks(execute=True):
        load(folder / "record")
    assert Person.objects.filter(name_withheld=True).get().name == "Name withheld"
    assert html_pages() == before
    assert len(before) > 40


def html_pages():
    """What each third page of the sitemap says; of the law, which has most of them, each tenth."""
    client = Client()
    addresses = addresses_in_sitemap(client)
    law = [one for one in addresses if one.startswith(("/statutes/", "/acts/"))]
    others = [one for one in addresses if one not in law]
    return {one: client.get(one).content.decode() for one in [*others[::3], *law[::10]]}


# How it is kept and sent


def test_it_is_put_together_once_for_each_state_of_the_record(client, data_dir):
    meeting = make.meeting()
    times = []
    for place in ("", "", "Another room", "Another room"):
        if meeting.place != place:
            meeting.place = place
            meeting.save()
        fetched(client)
        [path] = kept(data_dir)
        times.append(path.stat().st_ino)
    assert times[0] == times[1] != times[2] == times[3]


def test_the_same_record_makes_the_same_bytes(client, data_dir):
    make.minutes(meeting=make.meeting())
    first = fetched(client)
    for path in kept(data_dir):
        path.unlink()
    again = fetched(client)
    assert again[1] == first[1]
    assert again[0].headers["ETag"] == first[0].headers["ETag"]


def test_what_was_taken_back_is_gone_from_it_at_once(client):
    paper = make.document("Secret", content=b"Secret words.")
    assert f"record/files/{paper.key}.txt" in zipped(client)
    Document.objects.get().take_back()
    assert all(b"Secret" not in content for content in zipped(client).values())


def test_a_part_of_it_can_be_fetched_and_what_is_known_is_not_sent_again(client):
    make.meeting()
    response, content = fetched(client)
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    part = client.get(ADDRESS, headers={"range": "bytes=0-99"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[:100])
    again = client.get(ADDRESS, headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304


@override_settings(ACCEL_PREFIX="/filed/")
def test_it_is_sent_by_the_site_itself_also_behind_a_proxy(client):
    response, content = fetched(client)
    assert "X-Accel-Redirect" not in response.headers
    assert content.startswith(b"PK")


def test_a_kept_one_costs_two_queries(client, django_assert_num_queries):
    make.meeting()
    fetched(client)
    with django_assert_num_queries(2):
        fetched(client)

"""The index is what the record says, whatever changes it, and nothing of it outlives a rollback."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from meetings.models import Meeting, Minutes, Person
from tests import make
from tipcouncil.site.files.texts import read_all, unread
from tipcouncil.site.models import FileReading, SearchRow, SearchWord
from tipcouncil.site.search.checking import drift, repair
from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.facets import FACETS
from tipcouncil.site.search.indexing import together
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

pytestmark = pytest.mark.django_db


def found(text):
    results = search(Query.typed(text))
    if results.is_relaxed:
        return []
    return [row.address for row in results.shown(results.chosen)]


def check():
    assert list(drift()) == []


# What is not public


def test_nothing_that_is_not_public_is_in_the_index():
    meeting = make.meeting(posted=False, place="SENTINEL")
    make.agenda_item("SENTINEL", meeting=meeting)
    make.minutes("SENTINEL", meeting=meeting)
    make.minutes("SENTINEL", meeting=make.meeting(), posted=False)
    make.document("SENTINEL", meeting=meeting)
    make.motion("SENTINEL", posted=False)
    make.recommendation("SENTINEL", report=make.report(title="SENTINEL", posted=False))
    make.statute("53a-83", "SENTINEL", posted=False)
    make.act(title="SENTINEL", posted=False)
    make.resource("SENTINEL", posted=False)
    make.person("Pat SENTINEL", posted=False)
    make.body("SENTINEL", posted=False)
    make.milestone(text="SENTINEL", posted=False)
    assert not SearchRow.objects.filter(text_terms__contains="sentinel").exists()
    assert not SearchRow.objects.filter(title_terms__contains="sentinel").exists()
    assert not SearchWord.objects.filter(word="sentinel").exists()
    assert found("sentinel") == []
    assert found("Sec. 53a-83") == []
    check()


def test_a_posting_opens_and_taking_it_back_closes():
    minutes = make.minutes("# 1. Item\n\nFindable.", posted=False)
    assert found("findable") == []
    minutes.post()
    assert len(found("findable")) == 1
    minutes.take_back()
    assert found("findable") == []
    check()


def test_what_a_whole_closes_is_not_found_in_its_parts():
    meeting = make.meeting()
    make.minutes("# 1. Item\n\nFindable.", meeting=meeting)
    make.document("Findable paper", meeting=meeting)
    item = make.agenda_item("Findable item", meeting=meeting)
    make.recommendation("Findable step", origin_item=item)
    assert len(found("findable")) == 3
    meeting.take_back()
    assert found("findable") == []
    check()


def test_a_row_that_the_index_did_not_hear_of_is_still_not_shown_or_counted():
    kept = make.minutes("# 1. Item\n\nFindable of Sec. 53a-83.", meeting=make.meeting())
    make.minutes("# 1. Item\n\nFindable.", meeting=make.meeting(date="2016-05-05"))
    Minutes.objects.filter(pk=kept.pk).update(posted_at=None)
    results = search(Query.typed("findable"))
    assert results.count == 1
    assert [sum(facet.counts(results.every).values()) for facet in FACETS] == [1, 1, 1, 0]
    assert any("not public" in sentence for sentence in drift())


def test_a_name_that_is_withheld_is_not_found():
    person = make.person("Pat Example")
    make.attendance("Pat Example", meeting=make.meeting(), person=person)
    assert len(found("Example")) == 2
    person.name_withheld = True
    person.save()
    assert found("Example") == []
    check()
    other = make.person("Robin Sample")
    Person.objects.filter(pk=other.pk).update(name_withheld=True)
    assert found("Sample") == []


# Whatever changes


def test_a_change_of_any_record_that_a_row_shows_changes_the_row():
    council = make.body("Council", slug="council")
    meeting = make.meeting(date="2017-01-19", body=council)
    document = make.document("Paper", meeting=meeting, body=council)
    act = make.act("P.A. 16-66", title="Oldword act")
    statute = make.statute("53a-83", "Soliciting.")
    change = make.change(statute=statute, act=act)
    report = make.report(title="Oldword report")
    step = make.recommendation("Step", report=report, number=1)
    make.target(recommendation=step, statute=statute)
    make.update(recommendation=step, meeting=meeting, note="Oldword note")
    person = make.person("Pat Example")
    seat = make.seat(holder="Oldword office", body=council)
    make.membership(person=person, seat=seat, body=council)
    check()
    council.name = "Renamed Council"
    council.save()
    check()
    meeting.date, meeting.slug = make.day("2016-02-03"), "2016-02-03"
    meeting.save()
    check()
    assert found("paper")[0] == f"/meetings/2016-02-03/#document-{document.key}"
    act.number = 67
    act.save()
    check()
    change.delete()
    check()
    report.title = "Newword report"
    report.save()
    check()
    seat.holder = "Newword office"
    seat.save()
    check()
    assert "/people/pat-example/" in found("newword")
    assert "/people/pat-example/" not in found("oldword")
    statute.number = "53a-84"
    statute.save()
    check()
    statute.take_back()
    check()


def test_a_row_that_moves_is_found_only_where_it_went():
    one, other = make.meeting(date="2017-01-19"), make.meeting(date="2017-03-16")
    item = make.agenda_item("Findable", meeting=one, label="1.", anchor="1")
    item.meeting = other
    item.save()
    assert found("findable") == ["/meetings/2017-03-16/#item-1"]
    check()


def test_what_is_deleted_is_not_found():
    meeting = make.meeting(posted=False)
    item = make.agenda_item("Findable", meeting=make.meeting())
    item.delete()
    meeting.delete()
    assert found("findable") == []
    check()


def test_a_row_whose_words_stay_is_not_written_again():
    minutes = make.minutes("# 1. Item\n\nFindable.")
    before = set(SearchRow.objects.values_list("id", flat=True))
    minutes.meeting.save()
    minutes.save()
    assert set(SearchRow.objects.values_list("id", flat=True)) == before


def test_a_load_of_many_rows_indexes_at_its_end():
    with together():
        meeting = make.meeting()
        make.agenda_item("Findable", meeting=meeting)
        assert found("findable") == []
    assert len(found("findable")) == 1
    check()


def test_a_load_that_fails_leaves_the_index_as_it_was():
    def fail():
        with together():
            make.resource("Findable")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found("findable") == []
    make.resource("Findable after it")
    assert len(found("findable")) == 1
    check()


def test_what_is_rolled_back_was_never_indexed():
    with transaction.atomic():
        make.resource("Findable")
        assert len(found("findable")) == 1
        transaction.set_rollback(True)
    assert found("findable") == []
    check()


def test_a_long_text_is_found_to_its_last_word():
    text = " ".join(f"word{number}" for number in range(9_000))
    make.recommendation("Long", text=f"{text} findable")
    assert found("findable") == ["/recommendations/#long"]
    check()


# Finding and mending what is wrong


def damages():
    row = SearchRow.objects.filter(kind="recommendation").first()
    return {
        "missing": lambda: (SearchRow.objects.filter(pk=row.pk).delete(),),
        "stale": lambda: SearchRow.objects.filter(pk=row.pk).update(digest="x"),
        "orphan": lambda: SearchRow.objects.filter(pk=row.pk).update(unit="recommendation:999"),
        "all": lambda: SearchRow.objects.all().delete(),
    }


@pytest.mark.parametrize("kind", ["missing", "stale", "orphan", "all"])
def test_drift_is_found_and_mended(kind, capsys):
    make.recommendation("Findable")
    call_command("check_index")
    damages()[kind]()
    with pytest.raises(CommandError) as refusal:
        call_command("check_index")
    assert refusal.value.returncode == 1
    call_command("check_index", "--repair")
    call_command("check_index")
    assert found("findable") == ["/recommendations/#findable"]


def test_rows_that_were_changed_behind_the_sites_back_are_mended():
    make.recommendation("Findable")
    meeting = make.meeting()
    Meeting.objects.filter(pk=meeting.pk).update(place="Findable Hall")
    assert len(found("findable")) == 1
    assert repair() > 0
    assert len(found("findable")) == 2
    check()


def test_words_that_stand_nowhere_any_more_are_forgotten_by_a_repair():
    row = make.recommendation("Findable")
    row.take_back()
    assert SearchWord.objects.filter(word="findable").exists()
    assert better_spelled(Query.typed("findablee")) == ""
    repair()
    assert not SearchWord.objects.filter(word="findable").exists()


def test_the_index_keeps_the_words_that_its_rows_have():
    make.recommendation("Findable")
    assert engine().is_sound()
    table, column = "site_searchrow", "text_terms"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER site_searchrow_changed")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER site_searchrow_written")
        cursor.execute(f"UPDATE {table} SET {column} = 'other words'")
    assert not engine().is_sound()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER site_searchrow_written")
    engine().rebuild()
    assert engine().is_sound()


# Spelling


MEANT = {
    "traficking": "trafficking",
    "trafficing": "trafficking",
    "recomendation": "recommendation",
    "polcie": "police",
    "human traficking": "human trafficking",
    "trafficking": "",
    "zyzzyva": "",
    "ttt": "",
    "traficking *": "trafficking *",
    "Traficking": "Trafficking",
    "HUMAN TRAFICKING": "HUMAN TRAFFICKING",
}


def test_a_misspelt_word_is_mended():
    make.recommendation("Human trafficking", text="A recommendation on police.")
    assert {typed: better_spelled(Query.typed(typed)) for typed in MEANT} == MEANT


def test_the_page_asks_what_was_meant(client):
    make.recommendation("Human trafficking")
    page = " ".join(client.get("/search/?q=human+traficking").content.decode().split())
    assert 'for <a href="?q=human+trafficking">“human trafficking”</a>.' in page


def test_a_word_that_only_a_draft_holds_is_never_offered():
    make.recommendation("Zqxjwkpv", posted=False)
    assert better_spelled(Query.typed("zqxjwkpw")) == ""
    row = make.recommendation("Vpkwjxqz")
    assert better_spelled(Query.typed("vpkwjxqy")) == "vpkwjxqz"
    row.take_back()
    assert better_spelled(Query.typed("vpkwjxqy")) == ""


# Files


def test_the_pages_of_a_file_are_found_once_it_is_posted(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
        hidden = make.document("Draft", content=b"A sentinel word.", name="x.txt", posted=False)
    assert found("findable") == [paper.get_file_url()]
    assert found("sentinel") == []
    hidden.post()
    assert found("sentinel") == [hidden.get_file_url()]
    hidden.take_back()
    assert found("sentinel") == []
    check()


def test_a_file_whose_reading_was_cut_off_is_read_by_the_next_run():
    paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
    assert not FileReading.objects.exists()
    assert [stored.pk for stored in unread()] == [paper.pk]
    assert any("not read yet" in sentence for sentence in drift())
    assert read_all() == 1
    assert found("findable") == [paper.get_file_url()]
    assert read_all() == 0
    check()


def test_the_same_file_is_read_once_for_all_that_hold_it():
    make.document("One", content=b"A findable word.", name="a.txt")
    make.report_file("Other", content=b"A findable word.", name="b.txt")
    assert read_all() == 1
    assert len(found("findable")) == 2


def test_a_file_that_is_missing_stops_nothing():
    paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
    paper.file.storage.delete(paper.file.name)
    read_all()
    check()


# A process that dies

DYING = """
import os, signal
import django
django.setup()
from django.db import connection, transaction
from reports.models import Resource
with transaction.atomic():
    Resource(slug="dies", title="Findable dies").save()
    print("saved", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_killed_at_work_leaves_record_and_index_alike(settings):
    database = settings.DATABASES["default"]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tipcouncil.settings"}
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        env["TIPC_DATABASE_URL"] = f"sqlite:///{name}"
    else:
        host = str(database["HOST"]).replace("/", "%2F")
        env["TIPC_DATABASE_URL"] = f"postgres://{database['USER']}@{host}/{name}"
    died = subprocess.run(
        [sys.executable, "-c", DYING], env=env, capture_output=True, text=True, check=False
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert "saved" in died.stdout
    assert found("findable") == []
    check()

"""The index is what the record says, whatever changes it, and nothing of it outlives a rollback."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection, transaction

from meetings.models import Minutes, Person
from tests import make
from tipcouncil.site.models import SearchRow, SearchWord
from tipcouncil.site.search.checking import drift
from tipcouncil.site.search.facets import FACETS
from tipcouncil.site.search.indexing import together
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


# A process that dies

DYING = """
import os, signal
import django
django.setup()
from django.db import ProgrammingError, connection, transaction
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

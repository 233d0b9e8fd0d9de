"""What is wrong with the index is found and mended."""

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection

from meetings.models import Meeting
from tests import make
from tests.site.search.asking import addresses
from tipcouncil.site.models import SearchRow, SearchWord
from tipcouncil.site.search.checking import drift, repair
from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.query import Query

pytestmark = pytest.mark.django_db


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
    assert addresses("findable") == ["/recommendations/#findable"]


def test_rows_that_were_changed_behind_the_sites_back_are_mended():
    make.recommendation("Findable")
    meeting = make.meeting()
    Meeting.objects.filter(pk=meeting.pk).update(place="Findable Hall")
    assert len(addresses("findable")) == 1
    assert repair() > 0
    assert len(addresses("findable")) == 2
    assert list(drift()) == []


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
    if connection.vendor == "postgresql":  # which makes them of each row itself
        with pytest.raises(ProgrammingError), connection.cursor() as cursor:
            cursor.execute("UPDATE site_searchrow SET vector = ''")
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER site_searchrow_changed")
        cursor.execute("UPDATE site_searchrow SET text_terms = 'other words'")
    assert not engine().is_sound()
    engine().rebuild()
    assert engine().is_sound()

"""Every section of the founding record on several days: no page says two things at once."""

import re
from datetime import date

import pytest

from statutes import in_force
from statutes.linking import cautions
from statutes.models import Act, Effect, Statute, StatuteChange, StatuteStatus
from statutes.views import details
from tests.meetings.seen import Seen

pytestmark = pytest.mark.usefixtures("founding_record")
ENACTMENT = date(2017, 10, 1)  # of P.A. 17-32, which changed most sections of the inventory
NEXT = date(2026, 10, 1)  # of P.A. 26-98
DAYS = [
    date(1972, 1, 1),
    date(1997, 10, 1),
    date(2017, 1, 19),
    *(date(2017, 9, 30), ENACTMENT, date(2017, 10, 2)),
    *(date(2026, 9, 30), NEXT, date(2026, 10, 2)),
]
TODAY = date(2026, 11, 30)
SENTENCES = ["In force on ", "No longer law on ", "Not law yet on ", "Whether it was law on "]
SENTENCES += ["It is repealed now", "The record does not say when it was enacted"]


def rows():
    return [
        (statute, list(statute.changes.public().select_related("act").order_by("position", "pk")))
        for statute in Statute.objects.public()
    ]


@pytest.fixture
def now(monkeypatch, request):
    for module in (in_force, cautions, details):
        monkeypatch.setattr(module, "today", lambda: request.param)
    return request.param


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_section_has_one_standing_on_a_day_and_its_history_agrees(day):
    every = rows()
    assert len(every) == 69
    assert sum(len(changes) for _, changes in every) == 559
    for statute, changes in every:
        view = in_force.AsOf(statute, changes, day)
        said = [words for words in SENTENCES if words in view.sentence]
        assert len(said) == 1, (statute, view.sentence)
        assert (view.was_law is True) is (said == ["In force on "])
        grouped = [*view.taken, *view.later, *view.to_come, *view.undated]
        assert sorted(c.pk for c in grouped) == sorted(c.pk for c in changes), statute
        status, since = in_force.status_on(statute, changes, day)
        if view.was_law:
            assert status == StatuteStatus.IN_FORCE, statute
            assert not any(c.effect == Effect.ENACTED for c in (*view.later, *view.undated))
            assert not any(c.effect in in_force.ENDS for c in view.taken), statute
        if since:
            assert since <= day
            assert view.was_law is False
        if view.was_law is None:  # then nothing shows that it was law
            assert not view.taken, statute
        assert not view.is_as_now or not view.since.startswith("Changed")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_change_is_to_come_or_in_effect(day):
    for statute, changes in rows():
        to_come = set(in_force.pending(changes, day))
        assert to_come == {c for c in changes if c.effective_on and c.effective_on > day}
        view = in_force.AsOf(statute, changes, day)
        assert not to_come & {*view.taken, *view.undated}
        assert not to_come & set(in_force.unread(statute, changes, day))


@pytest.mark.parametrize("now", [date(2026, 9, 30), NEXT, TODAY], ids=str, indirect=True)
def test_the_page_of_each_section_says_one_thing(client, now):
    for statute, changes in rows():
        if now != TODAY and not any(
            c.effective_on and c.effective_on.year == NEXT.year for c in changes
        ):
            continue  # the page of such a section is that of any other day of the year
        page = Seen(client, f"{statute.get_absolute_url()}?on=2017-01-19")
        said = page.words()
        assert sum(said.count(words) for words in SENTENCES) == 1, statute
        status = said.partition("Status today ")[2].partition(" Chapter")[0]
        assert ("Repealed" in status) is (statute.status == StatuteStatus.REPEALED), statute
        dates = {c.effective_on for c in changes if c.effective_on}
        is_to_come = any(day > now for day in dates)
        assert ("To take effect: " in said) is is_to_come, statute
        assert ("Changes October 1, 2026" in said) is is_to_come, statute
        read_since = any(statute.checked_on < day <= now for day in dates)
        assert ("in effect since October 1, 2026" in said) is read_since, statute


def test_no_written_note_says_what_a_day_makes_untrue():
    for statute in Statute.objects.all():
        for tense in ("to come", "will ", "takes effect", "pending", "not yet"):
            assert tense not in statute.status_note.lower(), statute
    for act in Act.objects.all():
        tense = r"to come|\bwill\b|takes? effect|pending|not yet|\bchanges? on\b"
        assert not re.search(tense, f"{act.summary} {act.subject}".lower()), act


def test_no_change_of_a_section_is_entered_twice():
    told = [
        (row.statute_id, row.authority, row.act_section, row.effect)
        for row in StatuteChange.objects.select_related("act")
    ]
    assert len(told) == len(set(told))


def test_the_law_of_the_minutes_is_that_of_their_day(client):
    cited = Seen(client, "/meetings/2017-01-19/").all_words("li", "#law-cited-list")
    said = {words.partition(",")[0]: words.partition("On January 19, 2017: ")[2] for words in cited}
    assert said["Sec. 53a-192a"] == (
        "class B felony; class A felony since October 1, 2017, P.A. 17-32, Sec. 2."
        " Changed twice since."
    )
    assert said["Sec. 53a-83"].startswith("titled “Patronizing a prostitute” until October 1, 2021")
    assert said["Sec. 53a-83a"].startswith("in force. Changed once since")
    assert said["Sec. 53a-86"] == "in force. No later change is recorded here."

"""A change of the law that is to come: it takes effect on its day, with no write."""

from datetime import date, timedelta

import pytest

from statutes import in_force
from statutes.inventory import selection as inventory
from statutes.views import details
from tests import make
from tests.meetings.seen import Seen
from tests.statutes.test_in_force import enacted, seen
from tipcouncil.records.dates import today

pytestmark = pytest.mark.django_db
DAY_OF_EFFECT = date(2026, 10, 1)


@pytest.mark.parametrize("field", ["change", "repealed_on"])
@pytest.mark.parametrize(
    ("days", "is_over"), [(-1, False), (0, True), (1, True)], ids=["before", "on", "after"]
)
def test_a_status_turns_on_its_day_with_no_write(client, monkeypatch, field, days, is_over):
    now = DAY_OF_EFFECT + timedelta(days=days)
    for module in (in_force, details, inventory):
        monkeypatch.setattr(module, "today", lambda: now)
    statute = make.statute("44-4", status="in force", checked_on=date(2026, 7, 14))
    enacted(statute)
    if field == "change":
        make.change(statute=statute, effect="repealed", effective_on=DAY_OF_EFFECT)
    else:
        statute.status, statute.repealed_on = "repealed", DAY_OF_EFFECT
        statute.save()
    said = "Repealed, effective October 1, 2026" if is_over else "In force"
    to_come = "To be repealed October 1, 2026"
    page = seen(client, statute, "")
    assert f"Status {said} Chapter" in page.words()
    assert (to_come in page.words()) is not is_over
    assert page.data()["legislationLegalForce"].endswith("/NotInForce") is is_over
    listed = Seen(client, "/statutes/").words("#sec-44-4")
    assert ("Repealed October 1, 2026" in listed) is is_over
    assert ("In force" in listed) is not is_over
    data = client.get("/statutes/44-4.json").json()
    assert data["status"] == ("repealed" if is_over else "in force")
    assert data["status_on"] == ("2026-10-01" if is_over else None)
    searched = Seen(client, "/search/?q=44-4").words("ol")
    assert searched.startswith(f"Statute {said.split(',')[0]} Sec.")
    found = client.get("/api/statutes?status=repealed").json()
    assert ("Sec. 44-4" in str(found)) is is_over
    feed = client.get("/feeds/statutes/44-4.xml").content.decode()
    assert ("Repealed October 1, 2026." in feed) is is_over
    assert (said.split(",")[0] + ".") in feed or is_over


def test_a_change_that_took_effect_after_the_text_was_read_says_so(client, monkeypatch):
    statute = make.statute("44-4", status="in force", checked_on=date(2026, 7, 14))
    make.change(statute=statute, act=make.act("P.A. 26-98"), effective_on=DAY_OF_EFFECT)
    for module in (in_force, details):
        monkeypatch.setattr(module, "today", lambda: DAY_OF_EFFECT)
    page = seen(client, statute, "").words()
    assert "Amended by P.A. 26-98, Sec. 2, in effect since October 1, 2026." in page
    assert "To take effect" not in page
    assert "Changes October 1, 2026" not in page


EFFECTS = {"enacted": "in force", "amended": "in force", "repealed": "repealed"}


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("effect", EFFECTS)
def test_a_page_says_of_a_change_to_come_that_it_is_to_come(client, effect, days):
    day = today() + timedelta(days=days)
    act = make.act("P.A. 26-201")
    status = "in force" if effect == "enacted" else EFFECTS[effect]
    ended_on = day if effect == "repealed" else None
    statute = make.statute("53a-901", status=status, repealed_on=ended_on)
    if effect != "enacted":
        make.change(statute=statute, effect="enacted", effective_on="2017-10-01", position=1)
    make.change(statute=statute, act=act, effect=effect, effective_on=day, position=2)
    for address in ("/statutes/53a-901/", "/statutes/53a-901/?on=2017-10-01"):
        said = Seen(client, address).words()
        is_to_come = days > 0
        assert (f"To take effect: {effect} by P.A. 26-201" in said) is is_to_come
        shown = said.replace(f"To take effect: {effect} by", "").replace(f"to be {effect} by", "")
        assert (f"{effect.capitalize()} by P.A. 26-201" in shown) is not is_to_come
        assert not (is_to_come and "Took effect later" in said)
        assert not (is_to_come and "Changed once since" in said)
    tag = f"To be {effect}" if days > 0 else effect.capitalize()
    assert tag in [words.strip() for words in Seen(client, "/acts/pa-26-201/").all_words("span")]
    now = Seen(client, "/statutes/53a-901/").words()
    assert ("Not law yet" in now) is (effect == "enacted" and days > 0)

"""Pages of the acts: what each changed, and which are told of."""

import pytest

from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db


def test_an_act_tells_what_it_changed(client):
    act = make.act("P.A. 17-32", bill="sHB 7309")
    statute = make.statute("53a-83a", "Patronizing from a motor vehicle.")
    make.change(statute=statute, act=act, effect="repealed", act_section="10")
    page = Seen(client, act.get_absolute_url())
    words = page.words()
    assert "sHB 7309" in words
    assert "By Sec. 10" in words
    assert "Repealed" in words
    assert page.links()["Patronizing from a motor vehicle."] == statute.get_absolute_url()


def test_an_act_that_changed_nothing_here_says_so(client):
    page = Seen(client, make.act().get_absolute_url())
    assert "No change to a section in this record has been entered." in page.words()


def test_acts_with_a_title_are_told_of_before_those_that_only_a_history_names(client):
    make.act("P.A. 99-1", title="")
    make.act("P.A. 07-107", title="An Act Establishing a Trafficking in Persons Council")
    page = Seen(client, "/acts/")
    assert page.all_words("h2") == [
        "Acts with a title or summary",
        "Acts known only from a section’s history",
    ]
    assert page.words("dl") == "1999 P.A. 99-1"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?year=2016", {"P.A. 16-71", "S.A. 16-13"}),
        ("?kind=special", {"S.A. 16-13"}),
        ("?q=council", {"P.A. 07-107"}),
        ("?year=twelve", set()),
    ],
)
def test_acts_are_narrowed_by_year_kind_and_words(client, query, left):
    make.act("P.A. 07-107", title="An Act Establishing a Council")
    make.act("P.A. 16-71", title="")
    make.act("S.A. 16-13", title="Police Officers")
    links = Seen(client, f"/acts/{query}").links()
    assert {name for name in links if ".A. " in name} == left


def test_a_change_to_a_section_that_is_not_posted_is_not_counted(client):
    act = make.act("P.A. 16-71")
    make.change(act=act, statute=make.statute("53a-83", "SENTINEL", posted=False))
    assert "change" not in Seen(client, "/acts/").words("ol")
    assert "SENTINEL" not in Seen(client, act.get_absolute_url()).html

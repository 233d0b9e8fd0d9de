"""The head of a section's page: what the council put forward on it, and what came of it."""

import datetime
import re
from itertools import product

import pytest

from reports.models import Action, Outcome, RecommendationKind
from reports.put_forward import of_law
from statutes.linking.cited_in import outcomes_of
from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.dates import today

pytestmark = pytest.mark.django_db
DAY = datetime.date(2017, 1, 19)
REPEAL_DAY = datetime.date(2023, 7, 1)


def put_forward(statute=None, action="repeal", pinpoint="", *, at="2017-01-19", **fields):
    """A change to discuss, from item 2 of a meeting, at a section."""
    if at and "origin_item" not in fields:
        meeting = make.meeting(date=at)
        fields["origin_item"] = make.agenda_item(meeting=meeting, label="2.", anchor="2")
    fields = {"kind": "change to discuss", "status": "not enacted"} | fields
    row = make.recommendation("Repeal it", **fields)
    statute = statute or make.statute("53a-86", status="in force")
    make.target(recommendation=row, statute=statute, action=action, pinpoint=pinpoint)
    return row


def sentences(law):
    changes = list(law.changes.public().select_related("act").order_by("position", "pk"))
    return [
        f"{one.words} {one.place}".strip() + f". {one.outcome}."
        for one in outcomes_of(law, changes)
    ]


def test_the_page_of_a_section_says_what_was_put_forward_and_what_came_of_it(client):
    row = put_forward()
    page = Seen(client, "/statutes/53a-86/")
    said = (
        "The Council named repealing this section for discussion on January 19, 2017."
        " Not enacted: still in force."
    )
    assert said in page.words()
    links = page.links()
    assert links["January 19, 2017"] == "/meetings/2017-01-19/#item-2"
    assert links["Not enacted: still in force"] == row.get_absolute_url()


def test_the_outcome_stands_beside_what_mentions_the_section(client):
    statute = make.statute("53a-86", status="in force")
    row = put_forward(statute, text="Repealing Sec. 53a-86")
    meeting = row.origin_item.meeting
    make.minutes("# 2. Next\n\nRepealing Sec. 53a-86.", meeting=meeting)
    entries = [words for words in Seen(client, "/statutes/53a-86/").all_words("li") if "“" in words]
    assert len(entries) == 2
    assert "Outcome: Repeal it. Not enacted: still in force." in entries[0]
    assert "Outcome: Not enacted: still in force." in entries[1]


@pytest.mark.parametrize("ends", [False, True], ids=["in force", "repealed"])
def test_every_combination_is_a_plain_sentence(ends):
    fields = {"status": "repealed", "repealed_on": REPEAL_DAY} if ends else {"status": "in force"}
    statute = make.statute("53a-86", **fields)
    act = make.act("P.A. 17-32")
    make.change(statute=statute, act=act, effective_on="2017-10-01")
    combinations = list(product(RecommendationKind.values, Action.values, Outcome.values))
    with make.many():
        item = make.agenda_item(meeting=make.meeting(date=DAY))
        for kind, action, status in combinations:
            is_law = status in {"enacted", "enacted in part"}
            aim = {"kind": kind, "status": status, "origin_item": item}
            put_forward(statute, action, act=act if is_law else None, **aim)
    said = sentences(statute)
    assert len(said) == len(combinations)
    assert sum("recommend" in words for words in said) == len(Action.values) * len(Outcome.values)
    for words in said:
        assert re.fullmatch(
            r"(On the matter of this section, t|T)he Council (named|recommended|made a rec)[^.]+ on"
            r" January 19, 2017\. [A-Z](P\.A\.|Sec\.|[^.])+\.",
            words,
        ), words
        assert "“" not in words  # the title is the site's
        assert "None" not in words
        assert not re.search(r"  | [,;.:]|\.\.|::", words)
        assert not ("still in force" in words and ends)
        assert not ("repealed later" in words and not ends) or "section is in force" in words
    assert ("still in force" in " ".join(said)) is not ends


def test_what_was_put_forward_is_told_by_its_kind_and_its_aim():
    for number, (action, pinpoint, kind, words) in enumerate(
        [
            ("repeal", "", "change to discuss", "named repealing this section for discussion"),
            ("revise", "(b)", "topic", "named revising {}(b) as a topic for discussion"),
            ("expand", "", "next step", "named expanding this section as a next step"),
            ("increase penalty", "", "recommendation", "recommended increasing the penalty under"),
            ("enact", "", "recommendation", "recommended enacting this section"),
            ("discuss", "", "change to discuss", "named a change for discussion (in short: "),
            ("on the matter", "(b)", "next step", "named a next step (in short: Repeal it) on"),
        ],
        86,
    ):
        statute = make.statute(f"53a-{number}", status="in force")
        put_forward(statute, action, pinpoint, kind=kind)
        assert f"Council {words.format(statute)}" in sentences(statute)[0]


def test_several_at_one_section_stand_in_the_order_of_their_days():
    statute = make.statute("53a-86", status="in force")
    put_forward(statute, at="2018-02-01", status="done")
    put_forward(statute, "expand", at="2014-06-01")
    made = sentences(statute)
    assert [re.search(r" on (.+?\d{4})\.", words)[1] for words in made] == [
        "June 1, 2014",
        "February 1, 2018",
    ]


def test_the_place_is_the_meeting_or_else_the_report():
    statute = make.statute("53a-86", status="in force")
    meeting = make.meeting(date="2014-06-01", date_precision="month")
    put_forward(statute, origin_item=make.agenda_item(meeting=meeting))
    put_forward(statute, at=None, report=make.report(year=2016), kind="recommendation")
    put_forward(statute, at=None, kind="recommendation")
    said = " ".join(sentences(statute))
    assert "for discussion in June 2014. Not" in said
    assert "recommended repealing this section in “Annual Report 2016”. Not" in said
    assert "recommended repealing this section. Not" in said


def test_what_an_act_did_is_told_with_its_day_and_what_came_after():
    act = make.act("P.A. 17-32")
    gone = make.statute("53a-83a", status="repealed", repealed_on=datetime.date(2017, 10, 1))
    make.change(
        statute=gone, act=act, act_section="10", effect="repealed", effective_on="2017-10-01"
    )
    put_forward(gone, status="enacted", act=act)
    assert sentences(gone)[0].endswith(
        "Enacted: repealed by P.A. 17-32, Sec. 10, effective October 1, 2017."
    )
    old, new = make.statute("53a-83", status="in force"), make.statute("53a-83b", status="in force")
    make.change(statute=old, act=act, act_section="3", effective_on="2017-10-01")
    make.change(statute=new, act=act, act_section="4", effect="enacted", effective_on="2017-10-01")
    row = put_forward(old, "increase penalty", "(i)", status="enacted", act=act, at="2017-01-20")
    make.target(recommendation=row, statute=new, action="on the matter")
    assert sentences(old)[0].endswith(
        "named increasing the penalty under Sec. 53a-83(i) for discussion on January 20, 2017."
        " Enacted by P.A. 17-32, Sec. 3, effective October 1, 2017; see also Sec. 53a-83b."
    )
    assert sentences(new) == [
        "On the matter of this section, enacted later, the Council named a change for discussion"
        " (in short: Repeal it) on January 20, 2017. Enacted by P.A. 17-32, Sec. 4,"
        " effective October 1, 2017."
    ]


def test_the_page_of_an_act_says_what_it_answered(client):
    act = make.act("P.A. 17-32")
    row = put_forward(make.statute("53a-192a"), "revise", status="enacted", act=act)
    page = Seen(client, act.get_absolute_url())
    said = "The Council named revising Sec. 53a-192a for discussion on January 19, 2017. Enacted."
    assert said in page.words()
    assert page.links()["Enacted"] == row.get_absolute_url()


def test_what_is_not_public_is_told_nowhere(client):
    statute, act = make.statute("53a-86", status="in force"), make.act("P.A. 17-32")
    hidden = [
        put_forward(statute, posted=False, act=act),
        put_forward(statute, at="2017-01-20", act=act),
        put_forward(statute, at=None, report=make.report(posted=False), act=act),
    ]
    meeting = hidden[1].origin_item.meeting
    type(meeting).objects.filter(pk=meeting.pk).update(posted_at=None)
    assert of_law(statute, []) == of_law(act, []) == []
    for address in ("/statutes/53a-86/", "/acts/pa-17-32/"):
        assert "The Council named" not in Seen(client, address).words()


def test_what_has_yet_to_take_effect_is_not_told_as_done():
    act, tomorrow = make.act("P.A. 26-201"), today() + datetime.timedelta(days=1)
    told = {"enacted": "Enacted by P.A.", "repealed": "Enacted: to be repealed by P.A."}
    for effect, words in told.items():
        statute = make.statute(status="in force")
        make.change(statute=statute, act=act, act_section="9", effect=effect, effective_on=tomorrow)
        put_forward(statute, status="enacted", act=act)
        assert f" {words} 26-201, Sec. 9, effective " in sentences(statute)[0]

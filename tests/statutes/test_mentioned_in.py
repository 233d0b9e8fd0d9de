"""Where the record speaks of a section or an act, as the page of the law tells it."""

import pytest
from django.contrib.contenttypes.models import ContentType

from statutes.models import Mention
from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.dates import in_words, today

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "law"),
    [
        ({}, "Conn. Gen. Stat. § 53a-83"),
        ({"through": "53a-84"}, "Conn. Gen. Stat. §§ 53a-83 to 53a-84"),
    ],
)
def test_a_section_is_cited_with_the_day_of_the_visit_and_as_lawyers_cite_it(client, fields, law):
    statute = make.statute("53a-83", "Soliciting sexual acts: Class A misdemeanor.", **fields)
    page = Seen(client, statute.get_absolute_url())
    address = f"https://record.example.gov{statute.get_absolute_url()}"
    assert page.words("#cite-text") == (
        f"{statute.citation}. Soliciting sexual acts: Class A misdemeanor. Connecticut Trafficking"
        f" in Persons Council, public record. {address} (visited {in_words(today())})."
    )
    assert law in page.words()


def test_a_section_shows_where_the_minutes_cite_it(client):
    statute = make.statute("53a-192a")
    make.minutes("# 2. Steps\n\nRevising *Sec. 53a-192a*, <b>now</b>", meeting=make.meeting())
    page = Seen(client, statute.get_absolute_url())
    assert "<mark>Sec. 53a-192a</mark>, &lt;b&gt;now&lt;/b&gt;" in page.html
    assert page.links()["Minutes, January 19, 2017"] == "/meetings/2017-01-19/#item-2"


def test_a_mention_in_a_record_that_is_not_public_is_not_shown(client):
    statute = make.statute("53a-192a")
    make.minutes("SENTINEL Sec. 53a-192a", meeting=make.meeting(posted=False))
    make.recommendation("SENTINEL Sec. 53a-192a", posted=False)
    page = Seen(client, statute.get_absolute_url())
    assert "SENTINEL" not in page.html
    assert "Nothing in the public record cites it by number." in page.words()


def test_an_agenda_and_its_minutes_are_one_place(client):
    statute = make.statute("53a-192a")
    meeting = make.meeting()
    make.agenda_item("Sec. 53a-192a", meeting=meeting, anchor="1", label="1.")
    make.minutes("# 1. Sec. 53a-192a\n\nDiscussed.", meeting=meeting)
    page = Seen(client, statute.get_absolute_url())
    assert page.html.count('href="/meetings/2017-01-19/#item-1"') == 1


def test_a_motion_is_found_on_the_page_of_its_meeting(client):
    statute = make.statute("53a-192a")
    make.motion("To ask for a change of Sec. 53a-192a.", meeting=make.meeting(date="2017-01-19"))
    links = Seen(client, statute.get_absolute_url()).links()
    assert links["To ask for a change of Sec. 53a-192a."] == "/meetings/2017-01-19/"


def test_an_act_shows_the_duty_that_the_history_of_the_council_tells(client):
    act = make.act("P.A. 13-166")
    make.milestone("The findings are due (P.A. 13-166).", date="2014-01-01", slug="due")
    page = Seen(client, act.get_absolute_url())
    assert page.links()["January 1, 2014"] == "/about/#milestone-due"
    assert "January 1, 2014 The findings are due ( P.A. 13-166 ). Milestone" in page.words()


def test_only_the_words_of_the_council_stand_in_quotation_marks(client):
    statute, act = make.statute("53a-86"), make.act("P.A. 17-32")
    make.milestone("“One” and Sec. 53a-86 too.", date="2014-01-01")
    texts = {"summary": "It names Sec. 53a-86 too.", "body": "We ask: repeal Sec. 53a-86 now."}
    make.report(year=2016, **texts)
    asked = {"text": "Repealing Sec. 53a-86 soon", "outcome": "Sec. 53a-86 stands", "act": act}
    row = make.recommendation("Repeal Sec. 53a-86", **asked)
    make.target(recommendation=row, statute=statute, action="repeal")
    lines = Seen(client, "/statutes/53a-86/").all_words("p")
    quoted = {words for words in lines if words.startswith("“") and words.endswith("”")}
    assert quoted == {"“We ask: repeal Sec. 53a-86 now.”", "“Repealing Sec. 53a-86 soon”"}
    assert "“One” and Sec. 53a-86 too." in lines
    assert "It names Sec. 53a-86 too." in lines


def test_a_history_stands_in_the_order_of_its_days(client):
    statute = make.statute("46a-170")
    days = {"P.A. 76-1": None, "P.A. 16-71": "2016-10-01", "P.A. 16-3": "2016-07-01"}
    days |= {"P.A. 17-9": None, "P.A. 17-32": "2017-10-01"}
    for position, (cited, day) in enumerate(days.items()):
        make.change(statute=statute, act=make.act(cited), position=position, effective_on=day)
    lines = Seen(client, statute.get_absolute_url()).all_words("p")
    told = [words.split(" by ")[1].split(",")[0] for words in lines if " by P.A." in words]
    assert told == ["P.A. 76-1", "P.A. 16-3", "P.A. 16-71", "P.A. 17-9", "P.A. 17-32"]


def test_the_dots_are_explained_where_there_are_several(client):
    statute = make.statute("53a-83")
    make.change(statute=statute)
    address = statute.get_absolute_url()
    assert " dot " not in Seen(client, address).words()
    make.change(statute=statute, authority_as_written="1949 Rev., S. 8369", act=None)
    assert "A filled dot marks an act; an open dot marks an older" in Seen(client, address).words()
    assert "dashed" not in Seen(client, address).words()


def test_a_title_stands_whole_within_a_sentence(client):
    statute = make.statute("53a-86", f"Promoting {'prostitution ' * 20}: Class B felony.")
    head = Seen(client, statute.get_absolute_url()).element("head")
    said = next(e.get("content") for e in head.iter("meta") if e.get("name") == "description")
    assert "prostitution…): status" in said
    statute = make.statute("53a-85", "Class B felony.")
    page = Seen(client, statute.get_absolute_url())
    assert "Class B felony – Connecticut" in page.words("title")
    assert "(Class B felony): status" in page.html


def test_a_mention_of_a_kind_of_record_that_is_gone_breaks_nothing(client):
    statute = make.statute("53a-192a")
    gone = ContentType.objects.create(app_label="gone", model="gone")
    Mention.objects.create(content_type=gone, object_id=1, statute=statute, as_written="Sec.")
    assert Seen(client, statute.get_absolute_url())

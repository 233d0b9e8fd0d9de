"""Each place that cites the law is in the index, with its address; the index follows the texts."""

import re
from io import StringIO

import brotli
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting
from reports.models import RecommendationKind as PUT_FORWARD
from statutes.linking.cited_in import url_of
from statutes.models import Mention
from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.posting import Posted

pytestmark = pytest.mark.django_db
TEXT = (
    "# 2. Discussion\n\n## a) Next steps\n\n- Revising *Sec. 53a-192a*, Trafficking in persons;\n"
)


def test_minutes_are_indexed_with_the_item_and_its_words():
    statute = make.statute("53a-192a")
    minutes = make.minutes(TEXT, meeting=make.meeting(date="2017-01-19"))
    mention = statute.mentions.get()
    assert mention.record == minutes
    assert mention.get_absolute_url() == "/meetings/2017-01-19/#item-2a"
    assert mention.place == "item 2(a)"
    assert mention.quote == "Revising *Sec. 53a-192a*, Trafficking in persons;"


def test_a_corrected_text_is_indexed_anew():
    statute = make.statute("53a-192a")
    minutes = make.minutes(TEXT)
    minutes.body = "No law is cited."
    minutes.save()
    assert not statute.mentions.exists()


def test_a_deleted_draft_leaves_the_index():
    minutes = make.minutes(TEXT, posted=False)
    minutes.delete()
    assert not Mention.objects.exists()


QUOTED = "We ask for a change of Sec. 53a-192a"
KINDS = {
    "note on a meeting": lambda: make.meeting(note=QUOTED),
    "minutes": lambda: make.minutes(f"# 1. Reports\n\n{QUOTED}"),
    "agenda item": lambda: make.agenda_item(QUOTED),
    "motion": lambda: make.motion(QUOTED),
    "document": lambda: make.document(QUOTED),
    "report": lambda: make.report(body=QUOTED),
    "summary of a report": lambda: make.report(summary=QUOTED),
    "recommendation": lambda: make.recommendation(QUOTED),
    "text of a recommendation": lambda: make.recommendation(text=QUOTED),
    "outcome of a recommendation": lambda: make.recommendation(outcome=QUOTED),
    "resource": lambda: make.resource(QUOTED),
    "milestone": lambda: make.milestone(QUOTED),
}
every_kind = pytest.mark.parametrize("cite", KINDS.values(), ids=KINDS)


@every_kind
def test_every_kind_of_citing_record_is_indexed(cite):
    statute = make.statute("53a-192a")
    record = cite()
    assert [mention.record for mention in statute.mentions.all()] == [record]


@every_kind
def test_the_page_of_the_law_quotes_each_kind_until_it_is_withdrawn(client, cite):
    statute = make.statute("53a-192a")
    record = cite()
    page = Seen(client, statute.get_absolute_url())
    assert QUOTED in page.words()
    gated = record if isinstance(record, Posted) else record.meeting
    gated.take_back()
    page = Seen(client, statute.get_absolute_url())
    assert QUOTED not in page.words()
    assert "Nothing in the public record cites it by number." in page.words()


@pytest.mark.parametrize(
    ("cite", "noun"),
    [(lambda kind=kind: make.recommendation(QUOTED, kind=kind), kind.label) for kind in PUT_FORWARD]
    + [(KINDS["agenda item"], "Agenda item"), (KINDS["resource"], "Report by others")],
)
def test_each_record_that_cites_the_law_is_called_what_it_is(client, cite, noun):
    statute = make.statute("53a-192a")
    cite()
    address = statute.get_absolute_url()
    assert noun in Seen(client, address).all_words("li")
    assert client.get(f"/api{address.rstrip('/')}").json()["mentions"][0]["kind"] == noun
    feed = client.get("/feeds/statutes/53a-192a.xml").content.decode()
    assert f"is cited: {noun.lower()}, " in feed


@every_kind
def test_a_citation_in_each_kind_leads_to_a_page_that_has_it(client, cite):
    statute = make.statute("53a-192a")
    cite()
    page = Seen(client, statute.get_absolute_url())
    mention = statute.mentions.get()
    shown = url_of(mention.record, mention.anchor)
    if shown:
        assert shown in page.html
        path, _, anchor = shown.partition("#")
        cited = client.get(path)
        assert cited.status_code == 200
        assert not anchor or f'id="{anchor}"' in cited.content.decode()
    else:
        assert mention.record._meta.model_name in {"document", "milestone", "resource"}


# A section that is cited everywhere


def test_a_hundred_mentions_cost_the_queries_of_one_and_the_weight_of_a_page(client):
    statute = make.statute("53a-192a")
    counted = []
    for meetings in (1, 100):
        with make.many():
            while Meeting.objects.count() < meetings:
                make.minutes(TEXT, meeting=make.meeting())
        with CaptureQueriesContext(connection) as queries:
            page = client.get(statute.get_absolute_url())
        counted.append(len(queries))
    assert statute.mentions.count() == 100
    assert counted[0] == counted[1]
    assert len(brotli.compress(page.content, quality=5)) < 12 * 1024


def test_many_mentions_are_turned_page_by_page_and_none_is_lost(client):
    statute = make.statute("53a-192a")
    with make.many():
        for _ in range(60):
            make.minutes(TEXT, meeting=make.meeting())
    address, seen = f"{statute.get_absolute_url()}?on=2017-01-19", set()
    while address:
        page = Seen(client, address)
        seen |= {link for link in re.findall(r'href="([^"]+)"', page.html) if "#item-2a" in link}
        following = re.search(
            r'<a href="(\?on=2017-01-19&amp;page=\d#mentions)"\s+rel="next"', page.html
        )
        address = following and statute.get_absolute_url() + following[1].replace("&amp;", "&")
    assert len(seen) == 60
    assert "60 places in the public record, newest first; here 51 to 60." in page.words()


@pytest.mark.parametrize("number", ["x", "0", "-1", "999", "%00", "9" * 10_000])
def test_a_page_of_mentions_that_is_none_is_the_nearest(client, number):
    statute = make.statute("53a-192a")
    make.minutes(TEXT)
    assert "Sec. 53a-192a" in Seen(client, f"{statute.get_absolute_url()}?page={number}").words()


def test_law_entered_later_is_linked_at_once():
    make.minutes("Sec. 53a-192a and P.A. 16-66, Sec. 44")
    assert Mention.objects.unresolved().count() == 2
    statute, act = make.statute("53a-192a"), make.act("P.A. 16-66")
    assert not Mention.objects.unresolved().exists()
    assert statute.mentions.count() == act.mentions.count() == 1


def test_a_pinpoint_is_kept_with_the_mention():
    make.minutes("the penalty for Sec. 53a-83(i)")
    assert Mention.objects.get().pinpoint == "(i)"


def test_federal_law_is_not_indexed():
    make.minutes("5 U.S.C. § 552")
    assert not Mention.objects.exists()


def test_the_index_can_be_built_anew():
    statute = make.statute("53a-192a")
    make.minutes(TEXT)
    Mention.objects.all().delete()
    said = StringIO()
    call_command("index_mentions", stdout=said)
    assert statute.mentions.count() == 1
    assert "Citations indexed: 1" in said.getvalue()

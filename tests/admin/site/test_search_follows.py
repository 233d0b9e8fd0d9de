"""What staff do at one press of a button is in the search at once, and each record only once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from meetings.importing.parsing import parse_text
from meetings.importing.staging.keeping import keep_as_draft
from meetings.models import AgendaItem, Minutes
from meetings.proposals.proposal import Proposal
from reports.models import Recommendation
from tests import make
from tests.admin.pages import press, save
from tipcouncil.site.search.checking import drift
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

ROWS = 20
TOPICS = [f"{n}. Findable topic {n}" for n in range(1, ROWS + 1)]
MINUTES = "# Minutes\n\nTrafficking in Persons Council\n\nJanuary 19, 2017\n\n" + "\n\n".join(
    f"{topic}\n\nWords of it." for topic in TOPICS
)


def found(text):
    results = search(Query.typed(text))
    return [row.address for row in results.shown(results.chosen)]


def times_compared(queries, record):
    """How often the rows that the index holds of a record were read, to bring them up to date."""
    unit = f"'{record._meta.model_name}:{record.pk}'"
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    return sum("site_searchrow" in sql and unit in sql for sql in asked)


def test_an_agenda_typed_as_lines_is_indexed_once(clerk):
    meeting = make.meeting()
    with CaptureQueriesContext(connection) as queries:
        assert save(clerk, meeting, agenda_lines="\n".join(TOPICS)).status_code == 302
    assert times_compared(queries, meeting) == 1
    assert found("findable 7") == [f"{meeting.get_absolute_url()}#item-7"]
    assert list(drift()) == []


def test_a_save_that_fails_at_its_last_row_leaves_nothing_behind(clerk):
    meeting = make.meeting()

    def refuse(instance, **kwargs):
        if instance.title.endswith(f" {ROWS}"):
            raise ValidationError("The last row is refused.")

    post_save.connect(refuse, sender=AgendaItem)
    try:
        save(clerk, meeting, agenda_lines="\n".join(TOPICS))
    finally:
        post_save.disconnect(refuse, sender=AgendaItem)
    assert not AgendaItem.objects.exists()
    assert found("findable") == []
    assert list(drift()) == []
    with CaptureQueriesContext(connection) as queries:
        make.resource("Findable")
    assert times_compared(queries, meeting) == 0
    assert len(found("findable")) == 1


def test_what_is_posted_together_is_indexed_together(clerk):
    meeting = make.meeting(posted=False)
    motions = [make.motion(f"Findable {n}.", meeting=meeting, posted=False) for n in range(5)]
    chosen = [f"motion-{motion.pk}" for motion in motions]
    with CaptureQueriesContext(connection) as queries:
        press(clerk, meeting, "post", **{"with": chosen})
    meeting.refresh_from_db()
    assert meeting.is_public
    assert times_compared(queries, meeting) == 1
    assert len(found("findable")) == 5
    assert list(drift()) == []


def test_a_draft_that_is_deleted_with_its_parts_is_indexed_once(staff_client):
    draft = make.recommendation("Findable", posted=False)
    for _ in range(5):
        make.target(recommendation=draft)
    with CaptureQueriesContext(connection) as queries:
        press(staff_client, draft, "delete")
    assert not Recommendation.objects.exists()
    assert times_compared(queries, draft) == 1
    assert list(drift()) == []


@pytest.mark.django_db
def test_rows_that_are_read_from_a_text_are_indexed_once():
    minutes = make.minutes(MINUTES)
    proposal = Proposal(minutes.meeting, parse_text(minutes.body))
    assert len(proposal.chosen()) >= ROWS
    with CaptureQueriesContext(connection) as queries:
        proposal.apply(proposal.chosen())
    assert times_compared(queries, minutes.meeting) == 1
    assert AgendaItem.objects.count() == ROWS
    assert list(drift()) == []


@pytest.mark.django_db
def test_imported_minutes_are_indexed_once():
    make.body("Trafficking in Persons Council")
    with CaptureQueriesContext(connection) as queries:
        kept = keep_as_draft(parse_text(MINUTES))
    assert AgendaItem.objects.count() == ROWS
    assert times_compared(queries, kept.meeting) == 1
    assert found("findable") == []
    kept.meeting.post()
    Minutes.objects.get().post()
    assert len(found("findable")) >= 10
    assert list(drift()) == []

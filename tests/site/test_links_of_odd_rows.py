"""Every link of a record in the middle of its year, with the odd rows of every kind, leads on."""

import datetime

import pytest
from django.test import Client

from tests import make
from tests.support import sentinels
from tests.support.crawling import crawl, dead_links
from tipcouncil.records.dates import today

pytestmark = pytest.mark.django_db


def odd_meetings(council):
    """Planned, moved, cancelled, of a month only, two of one day, and with minutes of each kind."""
    soon = today() + datetime.timedelta(weeks=3)
    month = {"date": soon.replace(day=1), "date_precision": "month", "body": council}
    make.meeting(**month, status="scheduled")
    make.meeting(**month, status="cancelled", slug="cancelled-month")
    make.meeting(date="2014-06-01", date_precision="month", body=council)
    for status in ("scheduled", "cancelled", "scheduled"):
        make.meeting(date=soon, status=status, body=council, place="")
    moved = make.meeting(date="2018-12-20", status="scheduled", body=council)
    moved.date = soon
    moved.save()
    for approval in ("draft", "approved", "not recorded"):
        make.minutes("# 1. Sec. 53a-999 and P.A. 99-999", approval=approval)
    withdrawn = make.minutes(sentinels.MINUTES)
    withdrawn.body += "\nMore.\n"
    withdrawn.save(reason="A word was wrong.")
    withdrawn.withdraw("It named a person.")
    make.agenda_item("No anchor", anchor="", label="", named_in=make.agenda_item())


def odd_papers():
    """Held and not, of no meeting, taken back, of a withdrawn report."""
    make.document("Of no meeting", date="2014-01-01", source_url="https://example.org/a.pdf")
    make.document("Held", content=b"Words", name="odd name (1) é%.txt")
    make.document("Taken back", content=b"Words", meeting=make.meeting()).take_back()
    report = make.report(body="Of P.A. 07-107.")
    make.report_file(report=report, content=b"The report.")
    report.withdraw("It named a person.")
    make.report(first_year=1999, last_year=2001, slug="1999-2001")
    make.recommendation("Of nothing")
    make.recommendation("Of a draft", report=make.report(posted=False), number=1)
    make.update(act=make.act(posted=False), status="enacted")


def odd_law():
    """Transferred, repealed, of a run, without a title, changed by what is no act or is a draft."""
    new = make.statute("17a-106h", title="")
    make.statute("46a-170", status="transferred", transferred_to=new)
    make.statute("54-36j", through="54-36l", status="repealed")
    make.change(statute=new, act=make.act(posted=False))
    make.change(statute=new, authority_as_written="P.A. 71-871", act_section="")
    make.act("May Sp. Sess. P.A. 16-3", title="")
    make.statute("53a-900", in_inventory=False)


def odd_people(council):
    """Named nowhere, with the name withheld, and with a seat that ended."""
    make.person("Nobody Named")
    withheld = make.person("Name Withheld", name_withheld=True)
    make.attendance("Name Withheld", person=withheld)
    make.membership(person=make.person("Of a draft"), seat=make.seat(posted=False), body=council)
    make.membership(begins="2008-01-01", ends="2009-01-01", body=council)
    make.body("An empty committee", kind="committee", parent=council)


def test_no_page_has_a_link_that_leads_nowhere():
    council = sentinels.neighbours().council
    odd_meetings(council)
    odd_papers()
    odd_law()
    odd_people(council)
    pages = crawl(Client())
    assert len(pages) > 150
    assert dead_links(pages) == []

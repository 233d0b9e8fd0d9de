"""Addresses that people type from memory lead where they mean, and never to a wrong thing."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    make.statute("53a-192a")
    make.statute("54-36j", through="54-36l")
    make.act("P.A. 17-32")
    make.act("S.A. 16-13")
    make.act("P.A. 07-107")
    make.meeting(date="2017-01-19")
    make.person("Jillian Gilchrest")
    make.report(year=2014, slug="2014")


SECTION, ACT, MEETING = "/statutes/53a-192a/", "/acts/pa-17-32/", "/meetings/2017-01-19/"
MEANT = {
    SECTION: """/statutes/53A-192A/ /Statutes/53a-192a/ /statute/53a-192a/ /statutes/53a-192a.html
        /statutes/53a192a/ /statutes/sec-53a-192a/ /statutes/53a_192a/ /statutes/53a-192a(a)/
        /statutes/53a-192a/index.html /statutes/53a-192a). /law/53a-192a
        /cgs/53a-192a/ /statutes/%C2%A753a-192a/ /acts/53a-192a/ /STATUTES/53A-192A.PHP""",
    "/statutes/54-36j-to-54-36l/": "/statutes/54-36j/ /statutes/54-36K /statutes/sec-54-36l/",
    ACT: """/acts/17-32/ /act/17-32/ /acts/PA-17-32/ /acts/pa17-32/ /acts/p.a.17-32/ /pa/17-32
        /acts/public-act-17-32/ /statutes/pa-17-32/ /public-acts/17-32/ /acts/pa_17-32/
        /acts/no-17-32/ /acts/17-32.htm""",
    "/acts/sa-16-13/": "/acts/16-13/ /acts/SA-16-13/ /acts/special-act-16-13/",
    "/acts/pa-07-107/": "/acts/7-107/ /acts/07-107/ /acts/pa-7-107/",
    MEETING: """/meetings/2017-1-19/ /meetings/2017/01/19/ /meetings/20170119/ /meeting/2017-01-19/
        /meetings/01-19-2017/ /meetings/1-19-2017/ /meetings/january-19-2017/ /minutes/2017-01-19/
        /meetings/Jan-19-2017 /meetings/2017-01-19.html /meetings/2017_01_19
        /agendas/2017-01-19/ /meetings/2017-01-19) /meetings/2017-01-19/minutes/
        /meetings/2017-01-19/agenda /minutes/2017/1/19/attendance/""",
    "/meetings/2017-01-19.ics": "/meetings/2017-01-19.ICS /Meetings/2017-01-19.ics",
    "/statutes.csv": "/STATUTES.CSV /Statutes.csv",
    "/statutes/53a-192a.json": "/statutes/53A-192A.json /statutes/53a-192a.JSON",
    "/data/": "/open-data/ /downloads",
    "/meetings/2017/": "/meetings/2017-01/ /minutes/2017/ /meetings/2017.html",
    "/feeds/all.xml": "/feed/ /feed /rss/ /rss /atom/ /feeds/ /rss.xml /feed.xml /atom.xml /RSS/",
    "/feeds/meetings.xml": "/meetings/feed/ /meetings/rss /feeds/meetings/ /feeds/meetings",
    "/feeds/minutes.xml": "/minutes/feed/",
    "/feeds/statutes/53a-192a.xml": "/statutes/53a-192a/feed/ /statutes/53a-192a/rss/",
    "/calendar.ics": "/calendar/ /ical/ /calendar",
    "/people/jillian-gilchrest/": """/people/Jillian-Gilchrest/ /person/jillian-gilchrest/
        /people/jillian_gilchrest /people/jillian%20gilchrest/""",
    "/reports/2014/": """/report/2014/ /annual-report/2014/ /reports/2014.htm /Reports/2014
        /reports/2014/recommendations/""",
    "/meetings/": "/meeting/ /minutes/ /agendas /Meetings/ /meetings/index.html /meetings.html",
    "/statutes/": "/statute/ /laws/ /statutes/index.php",
    "/acts/": "/public-acts/",
    "/members/": "/council/ /member",
    "/recommendations/": "/recommendation/",
    "/about/": "/contact/ /About/ /about.html /about/index.html",
    "/safety/": "/help/ /hotline/ /Safety",
    "/request/": "/foia/",
    "/": "/index.html /index.php /home/ /INDEX.HTM /default.aspx",
    "/sitemap.xml": "/sitemap/",
}


def steps(client, typed):
    """The addresses through which a typed one leads, each by a redirect for good."""
    address, led = typed, []
    while len(led) <= 2 and (answer := client.get(address)).status_code == 301:
        address = answer["Location"]
        led.append(address)
    return led


def test_an_address_leads_where_it_means(client, record):
    wrong = {}
    for target, many in MEANT.items():
        assert client.get(target).status_code == 200
        for typed in many.split():
            # The first step adds the last stroke, where one is missing.
            led = steps(client, f"{typed}?as=was")
            if not 1 <= len(led) <= 2 or led[-1] != f"{target}?as=was":
                wrong[typed] = led
    assert wrong == {}


NOTHING = """/statutes/54-36m/ /statutes/54-36i/
    /statutes/53a-192b/ /statutes/53a/ /acts/17-33/ /acts/32/ /meetings/2017-1-20/
    /meetings/2017-13-45/ /meetings/next/ /people/jillian/ /wp-login.php /wp-admin/index.php
    /admin.php /feeds/none/ /statutes/none/feed/ /statutes/53a-192a/none/ /x/53A-192A/ /reports/1/
    /.env /index.html/x /meetings/2017-01-19/none/"""


def test_what_means_no_public_page_is_not_found(client, record):
    found = [one for one in NOTHING.split() if client.get(one, follow=True).status_code != 404]
    assert found == []


def test_what_may_mean_two_pages_leads_to_neither(client, record):
    make.act("S.A. 17-32")
    assert client.get("/acts/17-32/").status_code == 404
    assert client.get("/acts/SA-17-32/")["Location"] == "/acts/sa-17-32/"
    make.meeting(date="2017-01-19", slug="2017-01-19-2")
    assert client.get("/meetings/1-19-2017/")["Location"] == "/meetings/2017/"


def test_what_is_not_posted_is_not_given_away(client):
    make.statute("53a-777", posted=False)
    make.meeting(date="2019-01-19", posted_at=None)
    make.act("P.A. 19-1", posted_at=None)
    for typed in ("/statutes/53A-777/", "/meetings/2019-1-19/", "/acts/19-1/", "/acts/PA-19-1/"):
        assert client.get(typed).status_code == 404


def test_an_address_of_nothing_known_costs_no_more(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/wp-content/index.php")


def test_nothing_is_done_for_a_form(client, record):
    assert client.post("/acts/17-32/").status_code in {403, 404, 405}

"""Every page of the founding record, as a visitor, a browser and a search engine read it."""

import json
import re
from collections import Counter
from itertools import pairwise

import brotli
import html5lib
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve

from meetings.models import Meeting
from tests.support.crawling import crawl, dead_links, path_of
from tests.support.wording import slips

KB = 1024
# Addresses that no page links to and that must answer all the same.
WELL_KNOWN = [
    "/healthz",
    "/robots.txt",
    "/.well-known/security.txt",
    "/feeds/all.xml",
    "/feeds/meetings.xml",
    "/calendar.ics",
    "/opensearch.xml",
    "/api/",
    "/api/openapi.json",
    "/feeds/minutes.xml",
    "/feeds/statutes/53a-192a.xml",
]
# What the issue of the founding record names as pages; a crawl that lost one would be silent.
PAGES = [
    "/",
    "/meetings/",
    "/meetings/2017/",
    "/meetings/2017-01-19/",
    "/meetings/2017-01-19/minutes.md",
    "/meetings/2014-04-16/",
    "/meetings/2014-06/",
    "/documents/",
    "/members/",
    "/people/",
    "/statutes/",
    "/statutes/53a-192a/",
    "/acts/",
    "/acts/pa-07-107/",
    "/reports/",
    "/reports/2009-2010/",
    "/recommendations/",
    "/about/",
    "/attend/",
    "/request/",
    "/accessibility/",
    "/privacy/",
    "/safety/",
    "/search/",
    "/subscribe/",
    "/data/",
    "/data/record.zip",
    "/api/docs/",
    "/meetings.csv",
    "/meetings/2017-01-19.ics",
]


# What is made for each act and section, and for each way to narrow a search, beside its page.
SAMPLED = [
    *("statutes:act-json", "statutes:statute-json", "site:feed_act", "site:feed_statute"),
    *("site:subscribe", "site:feed_search"),
]
OF_A_LAW = re.compile(r"(?:/feeds)?(/(?:acts|statutes)/[^/]+)\.(?:json|xml)")
# Hundreds of pages of one template, of which the slow parser reads each shape once.
ALIKE = ["statutes:act", "statutes:statute", "site:search"]


def kind_of(address):
    """The view and the names in the query of an address of which a sample is read."""
    path, _, query = address.partition("?")
    try:
        view = resolve(path).view_name
    except Resolver404:
        return ""
    names = " ".join(sorted(part.partition("=")[0] for part in query.split("&")))
    return f"{view} {names}" if view in SAMPLED else ""


@pytest.fixture(scope="module")
def pages(founding_record):
    """Every page; of what is made beside a page, once for each state that the page shows."""
    return crawl(Client(), *WELL_KNOWN, *PAGES, sampled=kind_of)


@pytest.fixture(scope="module")
def one_of_each(html):
    """Every page; of the laws and the answers of a search, those with different headings."""
    states = {}
    for page in html:
        view = resolve(path_of(page.address)).view_name
        alike = page.facts.headings if view in ALIKE else [page.address]
        states.setdefault((view, *alike), page)
    assert len({view for view, *_ in states}) > 20
    return states.values()


def test_every_kind_that_is_sampled_is_read(pages):
    read = {kind.split()[0] for kind in map(kind_of, pages) if kind}
    assert read == set(SAMPLED)


@pytest.fixture(scope="module")
def html(pages):
    """The pages that are HTML and answered."""
    found = [page for page in pages.values() if page.is_html and page.status == 200]
    assert len(found) > 100, f"the crawl found {len(found)} pages only"
    return found


def test_every_address_answers(pages):
    failures = [
        f"{page.address}: {page.status}, linked from {page.linked_from or 'this test'}"
        for page in pages.values()
        if page.status != 200
    ]
    assert failures == []


def test_every_link_and_fragment_leads_somewhere(pages):
    def left_out(address):
        law = OF_A_LAW.fullmatch(address)
        return kind_of(address) and (law is None or f"{law[1]}/" in pages)

    assert dead_links(pages, left_out) == []


def test_every_page_has_one_h1_and_headings_in_order(html):
    failures = []
    for page in html:
        levels = page.facts.headings
        if levels.count(1) != 1:
            failures.append(f"{page.address}: {levels.count(1)} h1")
        # A heading may stand above the h1 (the masthead has none), but no level is left out.
        for before, after in pairwise(levels):
            if after > before + 1:
                failures.append(f"{page.address}: h{before} is followed by h{after}")
    assert failures == []


def twice(values):
    """What stands on more than one page, with those pages."""
    counted = Counter(values.values())
    return {
        value: [address for address, own in values.items() if own == value][:5]
        for value, times in counted.items()
        if times > 1
    }


def test_every_page_has_a_title_of_its_own(html):
    titles = {page.address: page.facts.title.strip() for page in html if page.is_canonical}
    assert [address for address, title in titles.items() if not title] == []
    assert twice(titles) == {}


def test_every_page_has_a_description_of_its_own(html):
    found = {page.address: page.facts.meta.get("description", "") for page in html}
    assert [address for address, text in found.items() if not 20 <= len(text.strip()) <= 320] == []
    assert twice({page.address: found[page.address] for page in html if page.is_canonical}) == {}


def test_no_page_trips_its_reader(html):
    found = {page.address: list(slips(page.text)) for page in html if "&" not in page.address}
    assert {address: slip for address, slip in found.items() if slip} == {}


@pytest.mark.parametrize(
    "words",
    [
        "Class A felony..",
        "Class A felony.: status",
        "not found. not found: no such amendment",
        "An error of this site is mended.",
        "Acts that the record tells of",
        "Your letter is on its way.",
        "The clerk signs in, and he posts it.",
        "<p>Which members attended is not recorded.</p>" * 7,
        "<p>No copy held</p>" * 7,
        "Reports 9 Copies of 0",
        "1 rows were compared.",
    ],
)
def test_what_trips_a_reader_is_found(words):
    assert list(slips(f"<main><p>{words}</p></main>"))


def test_what_is_quoted_trips_nobody():
    said = "“efforts efforts..” of the Council"
    assert list(slips(f'<main>{said} <p class="quote">It It is told of..</p></main>')) == []


def test_every_page_names_its_own_address(html):
    failures = [
        f"{page.address}: {page.facts.canonical}"
        for page in html
        if page.facts.canonical != settings.BASE_URL + path_of(page.address)
        or page.facts.meta.get("og:url") != page.facts.canonical
    ]
    assert failures == []


def test_every_page_says_its_language_and_fits_a_phone(html):
    assert [page.address for page in html if not page.facts.lang.startswith("en")] == []
    assert [page.address for page in html if "viewport" not in page.facts.meta] == []


def test_every_page_can_be_shared(html):
    wanted = ("og:title", "og:type", "og:site_name", "og:url")
    failures = {
        page.address: [name for name in wanted if not page.facts.meta.get(name)] for page in html
    }
    assert {address: missing for address, missing in failures.items() if missing} == {}


def test_no_id_stands_twice_on_a_page(html):
    failures = {page.address: [k for k, n in page.facts.ids.items() if n > 1] for page in html}
    assert {address: ids for address, ids in failures.items() if ids} == {}


def test_every_picture_has_an_alternative(html):
    assert [page.address for page in html if page.facts.images_without_alt] == []


def test_linked_data_can_be_read(html):
    failures = []
    for page in html:
        for text in page.facts.linked_data:
            try:
                found = json.loads(text)
            except ValueError as error:
                failures.append(f"{page.address}: {error}")
                continue
            for item in found if isinstance(found, list) else [found]:
                if "schema.org" not in item.get("@context", ""):
                    failures.append(f"{page.address}: linked data of no known vocabulary")
                if not item.get("@type") and not item.get("@graph"):
                    failures.append(f"{page.address}: linked data of no type")
    assert failures == []


@pytest.mark.parametrize(
    "address", ["/", "/meetings/2017-01-19/", "/statutes/53a-192a/", "/acts/pa-07-107/"]
)
def test_pages_with_a_type_in_schema_org_say_it(pages, address):
    assert pages[address].facts.linked_data


def test_no_page_sets_a_cookie_or_holds_a_token(pages):
    for page in pages.values():
        assert not page.cookies, page.address
        assert b"csrfmiddlewaretoken" not in page.content, page.address
        assert "Cookie" not in page.headers.get("Vary", ""), page.address


def test_every_page_has_the_public_policy(html):
    policies = {page.headers.get("Content-Security-Policy", "") for page in html}
    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_what_is_no_page_may_load_nothing_either(pages):
    policies = {page.headers.get("Content-Security-Policy", "") for page in pages.values()}
    assert [policy for policy in policies if "default-src 'none'" not in policy] == []


def test_the_icon_that_browsers_ask_for_unasked_is_there(founding_record):
    place = Client().get("/favicon.ico")["Location"]
    assert finders.find(place.removeprefix(settings.STATIC_URL))


def test_nothing_is_inline(html):
    assert {page.address: page.facts.inline for page in html if page.facts.inline} == {}


def test_every_page_parses_without_an_error(one_of_each):
    """Parse errors only; what may stand inside what, the validator of the browser tests knows."""
    failures = []
    for page in one_of_each:
        parser = html5lib.HTMLParser()
        parser.parse(page.text)
        failures += [f"{page.address}: {error} at {place}" for place, error, _ in parser.errors]
    assert failures == []


# Weight (docs of the design: 12 KB a page and 1 KB for each item of its agenda, compressed)


def weight(content):
    return len(brotli.compress(content, quality=5))


def test_every_page_is_light(html):
    items = {one.get_absolute_url(): one.agenda_items.count() for one in Meeting.objects.all()}
    failures = []
    for page in html:
        allowed = 12 * KB + items.get(path_of(page.address), 0) * KB
        if weight(page.content) > allowed:
            failures.append(f"{page.address}: {weight(page.content):,} of {allowed:,} bytes")
    assert failures == []

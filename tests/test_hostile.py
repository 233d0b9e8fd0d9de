"""Wrong addresses, dates, numbers and queries get a page or a 404, and never an error of ours."""

import pytest
from django.test import Client

# What each page reads from its query.
ASKED = {
    "/meetings/": ["q", "year", "body", "status", "page"],
    "/documents/": ["kind", "page"],
    "/members/": ["on"],
    "/statutes/": ["q", "subject", "status"],
    "/acts/": ["q", "kind", "year"],
    "/recommendations/": ["status", "statute", "year"],
    "/search/": ["q", "kind", "year", "sort", "page"],
    "/subscribe/": ["topic"],
    "/subscribe/email/": ["topic"],
}
PAGES = [
    *ASKED,
    "/",
    "/meetings/2017/",
    "/meetings/2017-01-19/",
    "/people/",
    "/statutes/53a-192a/",
    "/reports/",
    "/reports/2016/",
]
KEPT_BY_NOBODY = {"/subscribe/email/"}  # its form holds a token that is new each time
VALUES = {
    "a negative number": "-1",
    "zero": "0",
    "a word": "x",
    "a huge number": "9" * 400,
    "a fraction": "1.5",
    "a day that is none": "2017-13-45",
    "the year none": "0000",
    "a year too far": "99999",
    "digits of another script": "２０１７",
    "a null byte": "a\x00b",
    "10,000 characters": "a" * 10_000,
    "10,000 quotation marks": '"' * 10_000,
    "the syntax of a search engine": "\"NEAR( * OR a:b ^ -- ')",
    "markup": "<script>alert(1)</script>",
    "SQL": "1' OR '1'='1' --",
    "half a pair": "\ud800",
    "right to left": "\u202e\u2066abc",
    "a path": "../../../../etc/passwd",
    "a template": "{{ 7*7 }}{% now 'Y' %}",
    "nothing": "",
}
ADDRESSES = [
    "/meetings/2017-13-45/",
    "/meetings/0000-00-00/",
    "/meetings/2017-1-9/",
    "/meetings/0/",
    "/meetings/99999999999999999999/",
    "/meetings/" + "9" * 1_500 + "/",
    "/meetings/2017-01-19%00/",
    "/meetings/２０１７/",
    "/meetings/-/",
    "/meetings/2017-01-19/minutes/versions/0/",
    "/meetings/2017-01-19/minutes/versions/" + "9" * 60 + "/",
    "/meetings/2017-01-19/minutes.md/",
    "/statutes/53a-192a'/",
    "/statutes/" + "1" * 1_500 + "/",
    "/acts/pa-99999999999999999999-1/",
    "/acts/%FF%FE/",
    "/people/..%2f..%2fetc%2fpasswd/",
    "/people/%3Cscript%3E/",
    "/reports/9999-0000/",
    "/files/0/x.pdf",
    "/files/" + "f" * 32 + "/..%2f..%2fsettings.py",
    "/files/" + "f" * 32 + "/" + "x" * 1_500 + ".pdf",
    "/thumbnails/0.webp",
    "/images/none",
    "/reports/files/0/x.pdf",
    "/reports/thumbnails/0.webp",
    "/media/files/x.pdf",
    "/no-media-address/files/x.pdf",
    "/static/../tipcouncil/settings.py",
    "/.git/config",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/" + "a/" * 900,
    "/" + "a" * 10_000,
    "/meetings/\x00/",
    "/meetings//",
    "/%",
    "/%zz",
]
# Of these also a page that reads nothing of its query.
ANYWHERE = ["a huge number", "a null byte", "10,000 characters", "markup", "half a pair"]
BROKEN = ["%", "&&&==&", "=", "page", "page=1&page=x", "%00=%00", "q=%ff%fe", "q[]=1&q[a]=2"]


@pytest.fixture
def visitor(founding_record):
    """A browser that reports an error of the site as the page that a visitor would get."""
    return Client(raise_request_exception=False)


def test_an_address_that_never_was_is_not_found(visitor):
    found = []
    for address in ADDRESSES:
        response = visitor.generic("GET", address)
        if response.status_code == 301:
            response = visitor.get(response["Location"])
        if response.status_code != 404:
            found.append((response.status_code, address[:80]))
    assert found == []


def query(names, value):
    """The query in which each name has the value, whatever its bytes."""
    quoted = "".join(f"%{byte:02x}" for byte in value.encode("utf-8", "surrogatepass"))
    return "&".join(f"{name}={quoted}" for name in names)


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_query_gets_a_page_or_a_404(visitor, page):
    asked = ASKED.get(page, [])
    together = [] if len(asked) == 1 else [asked or ["page", "q", "year"]]
    wrong = []
    for kind in VALUES if asked else ANYWHERE:
        value = VALUES[kind]
        for names in [*([name] for name in asked), *together]:
            response = visitor.get(page, QUERY_STRING=query(names, value))
            is_echo = b"<script>alert(1)" in response.content
            if response.status_code not in {200, 404} or is_echo:
                wrong.append((kind, names, response.status_code))
    for broken in BROKEN:
        response = visitor.get(page, QUERY_STRING=broken)
        if response.status_code not in {200, 404}:
            wrong.append((broken, response.status_code))
    assert wrong == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_only_read_and_sent_once(visitor, page):
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        assert visitor.generic(method, page, b"a=b").status_code in {403, 405}, method
    whole, head = visitor.get(page), visitor.head(page)
    assert head.status_code == whole.status_code == 200
    assert head.content == b""
    told = {name: value for name, value in whole.headers.items() if name != "ETag"}
    assert told.items() <= head.headers.items()  # Django computes an ETag for GET alone
    if page not in KEPT_BY_NOBODY:
        again = visitor.get(page, headers={"If-None-Match": whole["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_foreign_host_is_refused(visitor):
    response = visitor.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content


def test_a_forwarded_host_is_not_believed(visitor):
    response = visitor.get("/", headers={"X-Forwarded-Host": "evil.example"})
    assert b"evil.example" not in response.content

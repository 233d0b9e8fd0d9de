"""What is not posted cannot be read, found, counted or guessed, anywhere."""

import re

import pytest
from django.db import transaction
from django.test import Client

from tests import make
from tests.support import sentinels
from tests.support.crawling import crawl
from tests.support.sentinels import EDITED, KINDS, WORD
from tipcouncil.site.views.api import COLLECTIONS

NONSENSE = "qqxj7w4kpw"  # a word of the same shape that stands nowhere
WITHOUT_ADDRESS = {"closed-days", "motions", "seats", "history", "recommendations", "resources"}
SURFACES = [
    "/feeds/all.xml",
    "/feeds/meetings.xml",
    "/calendar.ics",
    "/reports/files.zip",
    "/robots.txt",
    "/members/?on=2017-03-16",
    "/meetings/2031/",
    "/meetings/?status=scheduled",
    "/statutes/53a-192a.json",
    "/acts/pa-07-107.json",
    "/feeds/minutes.xml",
    "/feeds/reports.xml",
    "/feeds/bodies/council.xml",
    "/feeds/statutes/53a-192a.xml",
    "/feeds/acts/pa-07-107.xml",
    "/calendar/council.ics",
    "/meetings/2017-01-19.ics",
    "/api/",
    "/api/openapi.json",
    *(f"/api/{name}" for name in COLLECTIONS),
    "/api/events/2017-01-19",
    "/api/statutes/53a-192a",
    "/api/acts/pa-07-107",
    "/api/people/pat-example",
    "/api/reports/2016",
    "/api/events?updated_since=2026-01-01",
]
# A search for the word of a draft must answer as it did while there was none.
ASKED = [
    "/search/?q={}",
    "/search/?q={}+reports",
    "/meetings/?q={}",
    "/statutes/?q={}",
    "/acts/?q={}",
    "/statutes.csv?q={}",
    "/statutes.json?q={}",
    "/acts.csv?q={}",
    "/acts.json?q={}",
    "/recommendations/?statute={}",
    "/meetings.csv?q={}",
    "/api/events?body={}",
    "/api/documents?event={}",
    "/api/memberships?person={}",
    "/api/recommendations?statute={}",
]


@pytest.fixture(scope="module")
def near(django_db_setup, django_db_blocker):
    """The public record beside the drafts; it is undone after the last test of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield sentinels.neighbours()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def before(near):
    """Every public answer while there is no draft."""
    return everything()


@pytest.fixture
def undone(near):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything():
    return crawl(Client(), *SURFACES, *(address.format(WORD) for address in ASKED))


def difference(before, now):
    """The first thing that tells, in words; None where nothing does."""
    if before.keys() != now.keys():
        return f"addresses: {sorted(before.keys() ^ now.keys())}"
    for address, old in before.items():
        new = now[address]
        if (old.status, old.headers) != (new.status, new.headers):
            return f"{address}: {old.status} {old.headers}\n -> {new.status} {new.headers}"
        if old.content != new.content:
            return f"{address}: {around(old.content, new.content)}"
    return None


def around(old, new):
    """Where two answers part."""
    place = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), -1)
    return f"{old[max(0, place - 80) : place + 80]!r}\n -> {new[max(0, place - 80) : place + 80]!r}"


def holding(pages, word):
    """The answers that hold a word, but for those that repeat the question."""
    return [
        f"{address}: {around_word(page, word)}"
        for address, page in pages.items()
        if word not in address and (word.encode() in page.said or word in str(page.headers).lower())
    ]


def around_word(page, word):
    said = page.said
    place = said.find(word.encode())
    return said[max(0, place - 60) : place + 60]


def test_the_public_record_beside_the_drafts_is_shown(before):
    assert len(before) > 40
    assert {page.address: page.status for page in before.values() if page.status >= 500} == {}
    assert before["/meetings/2017-01-19/"].status == 200


def test_every_kind_of_record_with_a_gate_has_a_draft_here(near, undone):
    made = set()
    for drafts in KINDS.values():
        with transaction.atomic():
            made |= {type(record) for record in drafts(near)}
            transaction.set_rollback(True)
    assert sentinels.gated_models() - made == set()


def what_tells(near, before, kinds):
    """What tells that a clerk made, edited and deleted the drafts of these kinds, in words."""
    told = []
    with transaction.atomic():
        drafts = [draft for kind in kinds for draft in KINDS[kind](near)]
        made = everything()
        sentinels.edit(drafts)
        edited = everything()
        sentinels.remove(drafts)
        deleted = everything()
        transaction.set_rollback(True)
    for done, pages in {"made": made, "edited": edited, "deleted": deleted}.items():
        words = [*holding(pages, WORD), *holding(pages, EDITED), difference(before, pages)]
        told += [f"{done}: {each}" for each in words if each]
    return told


def test_nothing_tells_that_a_draft_is_made_edited_or_deleted(near, before):
    """Drafts of every kind at once; only after a failure is each kind asked by itself."""
    told = what_tells(near, before, KINDS)
    alone = {kind: what_tells(near, before, [kind]) for kind in KINDS} if told else {}
    blamed = [f"{kind}, {each}" for kind, words in alone.items() for each in words]
    assert not told, "\n".join(blamed or ["only all kinds together:", *told])


def test_nothing_tells_of_a_posting_that_was_taken_back(near, before, undone):
    sentinels.taken_back(near)
    now = everything()
    assert holding(now, WORD) == []
    assert difference(before, now) is None


# The draft's own addresses


def addresses_of(record):
    """Every public address that a record would have, its files, versions and texts among them."""
    for name in ("get_absolute_url", "get_file_url", "get_text_url"):
        if hasattr(record, name):
            yield getattr(record, name)().partition("#")[0]
    kind = type(record).__name__
    if kind in {"Statute", "Act"}:
        yield f"{record.get_absolute_url().rstrip('/')}.json"
        yield f"/feeds{record.get_absolute_url().rstrip('/')}.xml"
    if kind == "Body":
        yield f"/feeds/bodies/{record.slug}.xml"
        yield f"/calendar/{record.slug}.ics"
    if kind in IN_API:
        yield f"/api/{IN_API[kind]}/{getattr(record, 'slug', '') or record.key}"
    if hasattr(record, "key"):
        start = "/reports" if type(record).__name__ == "ReportFile" else ""
        yield f"{start}/thumbnails/{record.key}.webp"
    if type(record).__name__ == "Report":
        yield f"/reports/{record.slug}.pdf"
    if hasattr(record, "body_id") and hasattr(record, "agenda_items"):
        yield f"/meetings/{record.slug}/minutes.md"
        yield f"/meetings/{record.slug}/minutes/versions/1/"
        yield f"/meetings/{record.slug}.ics"
    if getattr(record, "file", None):
        yield f"/media/{record.file.name}"
        yield f"/no-media-address/{record.file.name}"
        yield f"/static/{record.file.name}"


IN_API = {
    "Act": "acts",
    "Body": "organizations",
    "Document": "documents",
    "Meeting": "events",
    "Person": "people",
    "Receipt": "receipts",
    "Report": "reports",
    "Statute": "statutes",
}
SHAPES = {
    r"[0-9a-f]{32}": "0" * 32,
    r"\d{4}-\d\d-\d\d": "1999-12-31",
    WORD: NONSENSE,
    "-777": "-778",
    "pat-example-2": "pat-example-9",
}


def never_was(address):
    """An address of the same shape that no record ever had."""
    for shape, other in SHAPES.items():
        address = re.sub(shape, other, address)
    return address


VISITOR = Client(raise_request_exception=False)  # a new one would load the middleware each time


def answer(address, method="GET", **headers):
    VISITOR.cookies.clear()
    response = VISITOR.generic(method, address, headers=headers)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    told = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, told, content.replace(address.encode(), b"")


WAYS = {
    "get": {},
    "head": {"method": "HEAD"},
    "post": {"method": "POST"},
    "options": {"method": "OPTIONS"},
    "range": {"Range": "bytes=0-9"},
    "any version": {"If-None-Match": "*"},
    "since": {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"},
    "json": {"Accept": "application/json"},
    "script": {"X-Requested-With": "XMLHttpRequest"},
}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - WITHOUT_ADDRESS))
def test_a_draft_answers_like_an_address_that_never_was(near, before, undone, kind):
    drafts = KINDS[kind](near)
    asked = {address for draft in drafts for address in addresses_of(draft)} - before.keys()
    shapes = set()
    for address in sorted(asked):
        shape = re.sub("[0-9a-f]*[0-9][0-9a-f]*", "0", never_was(address))
        ways = [WAYS["get"]] if shape in shapes else WAYS.values()  # one of a shape in every way
        shapes.add(shape)
        assert never_was(address) != address
        for way in ways:
            draft, nothing = answer(address, **way), answer(never_was(address), **way)
            # What is open to foreign scripts says so at any address, of a record or not.
            expected = {204} if way == WAYS["options"] and is_open(address) else {404, 405}
            assert draft[0] in expected, (address, way)
            assert strip_etag(draft) == strip_etag(nothing), (address, never_was(address), way)


def is_open(address):
    return address.startswith("/api/")


def strip_etag(told):
    """Without the ETag of a 404, a digest of a page that may repeat the address."""
    status, headers, content = told
    return status, {k: v for k, v in headers.items() if k != "ETag"}, content


def test_versions_of_minutes_that_were_taken_back_are_not_found(near, undone):
    (minutes,) = sentinels.taken_back(near)
    for revision in minutes.revisions.all():
        assert answer(revision.get_absolute_url())[0] == 404
    assert answer(minutes.get_text_url())[0] == 404


def test_an_inline_picture_is_public_only_while_a_public_text_shows_it(near, undone):
    picture = make.image()
    minutes = make.minutes(
        f"![a map]({picture.get_absolute_url()})", meeting=near.later, posted=False
    )
    assert answer(picture.get_absolute_url())[0] == 404
    minutes.post()
    assert answer(picture.get_absolute_url())[0] == 200
    minutes.take_back()
    assert answer(picture.get_absolute_url())[0] == 404


# What was withdrawn


def test_no_word_of_what_was_withdrawn_is_on_any_public_surface(near, undone):
    for withdrawn in sentinels.WITHDRAWN.values():
        withdrawn(near)
    pages = everything()
    assert holding(pages, WORD) == []
    # A question for the word may stand in an address, as in the download of what it found.
    assert all(WORD not in address.partition("?")[0] for address in pages)


@pytest.mark.parametrize("kind", sentinels.WITHDRAWN)
def test_no_address_of_what_was_withdrawn_says_a_word_of_it(near, undone, kind):
    record = sentinels.WITHDRAWN[kind](near)
    asked = set(addresses_of(record))
    if hasattr(record, "revisions"):
        asked |= {version.get_absolute_url() for version in record.revisions.all()}
        asked.add(record.get_versions_url())
    if hasattr(record, "files"):
        asked |= {address for file in record.files.all() for address in addresses_of(file)}
    for address in asked:
        status, headers, content = answer(address)
        assert WORD.encode() not in content, address
        assert WORD not in str(headers), address
        assert status in {200, 404, 410}, address

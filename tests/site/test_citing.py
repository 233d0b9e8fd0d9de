"""What a page says of itself to those who cite it: no word of schema.org is misspelt."""

import json

import pytest

from tests import make
from tests.support.crawling import Facts

pytestmark = pytest.mark.django_db

# The words of https://schema.org that this site uses, by the type on whose page each stands there.
THING = "name url sameAs description identifier"
WORK = (
    "about author creator datePublished encoding encodingFormat inLanguage isAccessibleForFree"
    " isPartOf mainEntity publisher temporalCoverage"
)
TERMS = {
    "AboutPage": WORK,
    "CollectionPage": WORK,
    "ContactPage": WORK,
    "DataDownload": f"{WORK} contentUrl contentSize sha256",
    "Dataset": f"{WORK} distribution",
    "DigitalDocument": WORK,
    "Event": "startDate endDate eventStatus eventAttendanceMode location organizer subjectOf"
    " inLanguage",
    "GovernmentOrganization": "alternateName foundingDate parentOrganization legalName address"
    " email telephone areaServed",
    "Legislation": f"{WORK} legislationIdentifier legislationJurisdiction legislationLegalForce"
    " legislationType legislationDate",
    "MediaObject": f"{WORK} contentUrl contentSize sha256",
    "Person": "honorificPrefix",
    "Place": "address",
    "Report": f"{WORK} reportNumber",
    "SearchAction": "target query-input",
    "State": "",
    "VirtualLocation": "",
    "WebPage": WORK,
    "WebSite": f"{WORK} potentialAction",
}
STATES = {
    "EventCancelled",
    "EventScheduled",
    "InForce",
    "NotInForce",
    "OfflineEventAttendanceMode",
    "OnlineEventAttendanceMode",
    "MixedEventAttendanceMode",
}
PAGES = [
    "/",
    "/about/",
    "/data/",
    "/api/docs/",
    "/attend/",
    "/request/",
    "/meetings/",
    "/meetings/2017-01-19/",
    "/meetings/2017-03-16/",
    "/documents/",
    "/members/",
    "/people/",
    "/people/pat-example/",
    "/statutes/",
    "/statutes/53a-83/",
    "/acts/",
    "/acts/pa-07-107/",
    "/reports/",
    "/reports/2016/",
    "/recommendations/",
]


@pytest.fixture
def record():
    meeting = make.meeting(date="2017-01-19", remote_url="https://example.org/")
    make.minutes(meeting=meeting)
    make.meeting(date="2017-03-16", status="cancelled")
    make.person("Pat Example")
    make.statute("53a-83", "Soliciting.", status="in force")
    make.act("P.A. 07-107", title="An Act")
    report = make.report(year=2016, title="2016 Annual Report")
    make.report_file(report=report, content=b"%PDF-1.4", name="report.pdf")


def strange(said):
    """Each word that schema.org does not have at its place."""
    if isinstance(said, list):
        return [word for one in said for word in strange(one)]
    if not isinstance(said, dict):
        is_state = isinstance(said, str) and said.startswith("https://schema.org/")
        name = said.rpartition("/")[2] if is_state else ""
        return [said] if is_state and name not in STATES else []
    if list(said) == ["@id"]:
        return []  # it points to what is described elsewhere
    kind = said.get("@type", "")
    if "@graph" not in said and kind not in TERMS:
        return [kind]
    known = {"@context", "@type", "@graph", "@id", *THING.split(), *TERMS.get(kind, "").split()}
    own = [f"{kind}.{name}" for name in said if name not in known]
    return own + [w for name, v in said.items() if name != "@context" for w in strange(v)]


@pytest.mark.parametrize("address", PAGES)
def test_no_word_of_linked_data_is_misspelt(client, record, address):
    data = Facts(client.get(address).content.decode()).linked_data
    assert data
    assert [word for text in data for word in strange(json.loads(text))] == []


def test_the_test_sees_a_misspelt_word():
    assert strange({"@type": "Event", "startdate": "2017"}) == ["Event.startdate"]
    assert strange({"@type": "Event", "eventStatus": "https://schema.org/EventCanceled"})


@pytest.mark.parametrize(
    ("address", "title", "kind", "date"),
    [
        ("/meetings/2017-01-19/", "Minutes (draft), January 19, 2017", "document", "2017-01-19"),
        ("/meetings/2017-03-16/", "Meeting, March 16, 2017", "document", "2017-03-16"),
        ("/statutes/53a-83/", "Sec. 53a-83. Soliciting.", "webpage", None),
        ("/acts/pa-07-107/", "P.A. 07-107. An Act", "webpage", "2007"),
        ("/reports/2016/", "2016 Annual Report", "report", None),
    ],
)
def test_a_bibliography_is_told_what_a_page_is(client, record, address, title, kind, date):
    page = client.get(address).content.decode()
    meta = Facts(page).meta
    assert (meta["DC.title"], meta["DC.type"], meta.get("DC.date")) == (title, kind, date)
    assert meta["DC.identifier"] == f"https://record.example.gov{address}"
    assert meta["DC.creator"] == "Connecticut Trafficking in Persons Council"
    assert "Cite this record" in page


def test_the_copy_of_a_report_goes_with_its_citation(client, record):
    meta = Facts(client.get("/reports/2016/").content.decode()).meta
    assert meta["citation_pdf_url"].endswith(".pdf")
    copy = client.get(meta["citation_pdf_url"].removeprefix("https://record.example.gov"))
    assert b"".join(copy.streaming_content) == b"%PDF-1.4"


def test_a_page_that_is_no_record_says_nothing_to_bibliographies(client):
    assert "DC.title" not in Facts(client.get("/about/").content.decode()).meta


def test_each_recommendation_and_document_has_an_address_to_cite(client):
    report = make.report(year=2016)
    make.recommendation("Revise it", report=report, number=3)
    paper = make.document("Agenda", meeting=make.meeting(date="2017-01-19"))
    assert 'href="/reports/2016/#rec-3"' in client.get("/reports/2016/").content.decode()
    page = client.get("/meetings/2017-01-19/").content.decode()
    assert f'href="#document-{paper.key}"' in page

"""What was named for discussion is nowhere called recommended, and no count mixes the kinds."""

import html
import re
from pathlib import Path

import pytest

from reports import listing
from reports.models import RecommendationKind
from statutes.models import Act, Statute
from tests.meetings.seen import Seen
from tests.support.crawling import text_of_pdf

pytestmark = pytest.mark.usefixtures("founding_record")
ROOT = Path(__file__).resolve().parents[2]
OVERCLAIMING = re.compile(
    r"\brecommended\b|council(’s)? (had |has )?asked for|(what|minutes [\w ,]{0,30}) asked for"
    r"|what (was|it|they) (was )?asked for (differs|it|and what)|\b\d+ of (the )?14 enacted",
    re.IGNORECASE,
)
PAGES = [
    *("/", "/recommendations/", "/recommendations.csv", "/recommendations.json"),
    *("/recommendations/?year=2017", "/reports/", "/reports/2016/", "/about/", "/data/"),
    *("/statutes/", "/acts/", "/meetings/2017-01-19/"),
    *("/feeds/all.xml", "/feeds/reports.xml", "/feeds/statutes/53a-86.xml"),
    *("/search/?q=recommendations", "/search/?q=which+recommendations+became+law"),
    *("/search/?q=53a-86", "/api/openapi.json", "/api/", "/api/recommendations"),
]


def overclaims(words):
    return [found[0] for found in OVERCLAIMING.finditer(html.unescape(words))]


def test_no_page_calls_recommended_what_was_named_for_discussion(client):
    targeted = Statute.objects.filter(targeted_by__isnull=False).distinct()
    acts = Act.objects.filter(recommendations__isnull=False).distinct()
    pages = [*PAGES, *(law.get_absolute_url() for law in [*targeted, *acts])]
    assert len(pages) > len(PAGES) + 8
    for address in pages:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        assert not overclaims(b"".join(response).decode()), address


def test_the_printed_table_and_the_documentation_do_not_either(client):
    printed = text_of_pdf(client.get("/recommendations.pdf").content)
    assert "what the Council put forward" in " ".join(printed.split())
    assert not overclaims(printed)
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        assert not overclaims(path.read_text(encoding="utf-8")), path


def test_each_kind_is_counted_by_itself(client):
    said = Seen(client, "/recommendations/").words("main")
    assert "Changes to discuss: 3 of 5 enacted." in said
    assert "Next steps: 1 of 6 enacted, and 1 more in part." in said
    assert "Topics: 1 of 3 enacted." in said
    counted = client.get("/recommendations.json").json()["counted"]
    assert {row["kind"]: row["total"] for row in counted["by_kind"]} == {
        RecommendationKind.CHANGE: 5,
        RecommendationKind.NEXT_STEP: 6,
        RecommendationKind.TOPIC: 3,
    }
    assert "enacted" not in counted


def test_the_first_page_has_one_row_for_each_change_and_none_for_what_came_later(client):
    page = Seen(client, "/")
    [ledger] = [e for e in page.elements("section") if e.get("aria-labelledby") == "changes"]
    numbers = [
        "".join(p.itertext()).strip() for p in ledger.iter("p") if "num" in (p.get("class") or "")
    ]
    assert numbers == [
        "Sec. 53a-86",
        "Sec. 53a-192a",
        "Sec. 53a-83(i)",
        "Sec. 53a-83a",
        "Sec. 53a-83",
    ]
    said = page.words()
    assert "Effective October 1, 2017: new crime, Sec. 53a-83b, class A or B felony." in said
    assert "3 of the 5 became law" in said
    assert "14 matters put forward 6 next steps, 5 changes to discuss, 3 topics" in said


def test_the_line_of_the_day_counts_as_the_record_does(client):
    lines = [words for words in Seen(client, "/").all_words("li") if "October 1, 2017" in words]
    [line] = [words for words in lines if "takes effect" in words]
    changes = [
        row
        for row in listing.RecommendationSelection({}).every
        if row.kind == RecommendationKind.CHANGE
    ]
    enacted = [row for row in changes if row.act and row.act.citation == "P.A. 17-32"]
    assert (len(enacted), len(changes)) == (3, 5)
    assert "three of the five statute changes that the Council had named for discussion" in line

"""Search as one types, in a real browser."""

import pytest

COUNT = "() => document.getElementById('search-count').innerText"


@pytest.fixture
def page(visit):
    return visit("/search/")


def typed(page, words, expected):
    page.locator("#q").press_sequentially(words)
    page.wait_for_function(
        "expected => document.getElementById('search-count').innerText.includes(expected)",
        arg=expected,
    )


def test_results_appear_while_one_types(page):
    typed(page, "massage parl", "for “massage parl”")
    assert "Massage Parlors" in page.locator("#search-found ol").inner_text()
    assert page.complaints == []


def test_the_count_is_said_in_a_line_that_stays(page):
    page.evaluate("window.kept = document.getElementById('search-count')")
    typed(page, "massage", "for “massage”")
    assert page.evaluate("window.kept === document.getElementById('search-count')")
    assert page.evaluate("window.kept.getAttribute('role')") == "status"
    assert page.locator("[role=status]").count() == 1


def test_typing_leaves_no_trail_and_an_address_to_share(page):
    before = page.evaluate("history.length")
    typed(page, "police", "for “police”")
    assert page.evaluate("history.length") == before
    assert page.url.endswith("/search/?q=police")
    assert "Search: police" in page.title()


def test_the_focus_stays_where_one_types(page):
    typed(page, "police", "for “police”")
    assert page.evaluate("document.activeElement.id") == "q"


def test_what_was_typed_last_wins(page):
    """The answer to an earlier word that comes late is not shown."""
    page.route("**/search/?q=police&*", lambda route: route.abort())
    with page.expect_request("**/search/?q=police&*"):
        page.locator("#q").fill("police")
    page.locator("#q").fill("massage")
    page.wait_for_function(
        "() => document.getElementById('search-count').innerText.includes('massage')"
    )
    assert "police" not in page.evaluate(COUNT)


def test_search_works_without_script(visit):
    page = visit("/search/", java_script_enabled=False)
    page.locator("#q").fill("massage parlors")
    page.locator("main form button").click()
    assert "q=massage+parlors" in page.url
    assert "Massage Parlors" in page.locator("#search-found ol").inner_text()
    page.locator("nav.facets a", has_text="Meetings").click()
    assert "kind=meeting" in page.url

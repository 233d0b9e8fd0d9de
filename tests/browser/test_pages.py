"""Pages in a real browser: nothing forbidden, nothing out of sight, nothing lost without script."""

import re

import pypdfium2
import pytest

from tests.browser.pages import TEMPLATES

EVERY = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
# The spacing that WCAG 1.4.12 lets a reader set; a style sheet made in a script is no inline style.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
LARGE = "html { font-size: %d%% !important }"
STYLED = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""
WIDER = """() => {
    const room = document.documentElement.clientWidth;
    const out = [...document.body.querySelectorAll("*")]
        .filter(one => one.getBoundingClientRect().right > room + 1);
    return document.documentElement.scrollWidth > room
        ? out.slice(0, 5).map(one => one.outerHTML.slice(0, 120)).concat("too wide") : [];
}"""
LEAVE = "https://www.weather.gov/"


@EVERY
def test_a_page_breaks_no_policy_and_no_script_fails(visit, path):
    complaints = visit(path).complaints
    if path == TEMPLATES["not-found"]:  # the browser itself reports the 404
        complaints = [text for text in complaints if "404" not in text]
    assert complaints == []


def test_a_breach_of_policy_is_seen(visit):
    page = visit("/safety/")
    page.evaluate("document.querySelector('main').setAttribute('style', 'color: red')")
    assert "Content Security Policy" in " ".join(page.complaints)


@EVERY
def test_a_narrow_page_does_not_scroll_sideways(visit, path):
    page = visit(path, width=320, height=640)
    assert page.evaluate(WIDER) == []
    page.evaluate(STYLED, SPACED)
    assert page.evaluate(WIDER) == [], "with wider spacing"


@EVERY
def test_large_text_stays_on_the_screen_of_a_phone(visit, path):
    """Text at 150 and 200 %, with the spacing of WCAG and without: nothing runs off the screen."""
    page = visit(path, width=360, height=640)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        for percent in (150, 200):
            for style in (LARGE % percent, LARGE % percent + SPACED):
                page.evaluate(STYLED, style)
                assert page.evaluate(WIDER) == [], (width, style)


@pytest.mark.parametrize("path", ["/", "/search/?q=trafficking", "/nowhere/"])
@pytest.mark.parametrize("width", [320, 360])
def test_large_text_leaves_room_to_type_a_search(visit, path, width):
    page = visit(path, width=width, height=640)
    page.evaluate(STYLED, LARGE % 200 + SPACED)
    for field in page.locator("main input[type=search]:visible").all():
        assert field.bounding_box()["width"] > width / 2


@pytest.mark.parametrize("percent", [100, 200])
def test_the_exit_is_the_first_thing_on_every_phone(visit, percent):
    page = visit("/meetings/2017-01-19/", width=360, height=640)
    page.evaluate(STYLED, LARGE % percent)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')")
    box = page.locator("[data-exit]").bounding_box()
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 120
    numbers = [one.bounding_box() for one in page.locator(".help p a").all()]
    assert all(box["y"] < number["y"] + number["height"] / 2 for number in numbers)


@EVERY
def test_a_page_says_the_same_without_script(visit, path):
    """What is only for script (buttons that copy or print) may be missing; no text may."""
    with_script, without = visit(path), visit(path, java_script_enabled=False)
    text = [
        re.sub(r"\s+", " ", page.locator("main").inner_text()).strip()
        for page in (with_script, without)
    ]
    buttons = [one.inner_text() for one in with_script.locator("main button").all()]
    told = [line for line in with_script.locator("main").inner_text().splitlines() if line.strip()]
    missing = [line for line in told if re.sub(r"\s+", " ", line).strip() not in text[1]]
    assert [line for line in missing if line.strip() not in buttons] == []
    assert len(text[1]) > 20


def test_a_list_of_meetings_narrows_without_script(visit):
    page = visit("/meetings/", java_script_enabled=False)
    page.locator("main form input[name=q]").fill("2103")
    page.locator("main form button").first.click()
    assert "q=2103" in page.url
    assert "2013" in page.locator("main").inner_text()
    assert page.locator("main a[href='/meetings/2017-01-19/']").count() == 0


def test_a_list_of_meetings_narrows_while_typing(visit):
    page = visit("/meetings/")
    shown = page.locator("main .ledger > li:visible")
    before = shown.count()
    page.locator("input[data-narrows]").fill("2017")
    page.wait_for_function(
        "before => document.querySelectorAll('main .ledger > li:not([hidden])').length < before",
        arg=before,
    )
    assert 0 < shown.count() < before
    assert "match" in page.locator("main [role=status]").first.inner_text()


def test_a_search_works_without_script(visit):
    page = visit("/", java_script_enabled=False)
    page.locator("form[action='/search/'] input[name=q]:visible").first.fill("53a-192a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=53a-192a")
    assert page.locator("main a[href*='53a-192a']").count() > 0


# Leaving quickly


def away(page):
    """The outside site, played by this test."""
    page.context.route(
        f"{LEAVE}**",
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )


def test_shift_three_times_leaves_and_back_does_not_return(visit):
    page = visit("/")
    away(page)
    page.goto("/meetings/2017-01-19/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{LEAVE}**")
    page.go_back()
    assert page.url.rstrip("/").count("/") == 2, "Back leads to the page before, not the one left"


def test_two_shifts_and_a_letter_stay(visit):
    page = visit("/meetings/2017-01-19/")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url.endswith("/meetings/2017-01-19/")


def test_exit_is_a_link_without_script(visit):
    page = visit("/", java_script_enabled=False)
    away(page)
    page.get_by_role("link", name=re.compile("^Exit")).click()
    page.wait_for_url(f"{LEAVE}**")


def test_the_first_stop_of_the_keyboard_skips_to_the_page(visit):
    page = visit("/meetings/2017-01-19/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# Paper


def test_minutes_print_as_a_tagged_pdf(visit):
    page = visit("/meetings/2017-01-19/")
    printed = pypdfium2.PdfDocument(
        page.pdf(prefer_css_page_size=True, tagged=True, outline=True, display_header_footer=False)
    )
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in printed]
    text = " ".join(sheets)
    assert len(printed) == 2
    assert any("Who was there" in sheet and "Jillian Gilchrest" in sheet for sheet in sheets)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(printed.raw)
    assert "January 19, 2017" in text
    assert "53a-192a" in text
    for dead in ("Search the record", "Print these minutes", "Markdown", "Link to", "Agenda and"):
        assert dead not in text
    printed.close()


# What a style puts before or after the words; an address behind a link is wanted on paper.
PUT_IN = """() => [...document.querySelectorAll("main *")].flatMap((one) => ["::before", "::after"]
    .map((where) => getComputedStyle(one, where))
    .filter((style) => one.checkVisibility() && style.display !== "none")
    .map((style) => style.content)
    .filter((words) => /[a-z§↗]/i.test(words.replace(/^(none|normal)$/, "")) && !words.includes("://")))
"""


@pytest.mark.parametrize(
    "path", ["/meetings/2017-01-19/", "/recommendations/", "/statutes/53a-86/"]
)
def test_on_paper_a_link_adds_no_word_to_the_record(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    assert page.evaluate(PUT_IN) == []


ON_PAPER = ["/", "/meetings/", "/acts/", "/acts/pa-17-32/", "/statutes/46a-170/", "/reports/2016/"]


@pytest.mark.parametrize("path", ON_PAPER)
def test_on_paper_words_stay_whole_and_sheets_are_filled(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    tags = {" ".join(tag.split()) for tag in page.locator(".tag:visible").all_inner_texts()}
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed]
    printed.close()
    assert {tag for tag in tags if tag not in " ".join(sheets)} == set()
    assert min(map(len, sheets[:-1]), default=1000) > 600


@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("/recommendations/", 2),  # as many as its own PDF
        ("/acts/pa-17-32/", 2),
        ("/acts/pa-16-71/", 2),
        ("/statutes/46a-170/", 2),
        ("/acts/", 3),
    ],
)
def test_long_lists_are_dense_on_paper(visit, path, sheets):
    printed = pypdfium2.PdfDocument(visit(path).pdf(prefer_css_page_size=True))
    assert len(printed) <= sheets
    printed.close()

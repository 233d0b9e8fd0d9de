"""axe finds nothing to mend on any kind of page, on a phone or a desk, by day or by night."""

from itertools import product

import pytest

from tests.browser.pages import ADMIN, TEMPLATES

LAW = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MODES = list(product((360, 1280), ("light", "dark")))
# Colours that are still changing from one mode to the other would be measured half-way.
REPORT = """async rules => {
    await Promise.all(document.getAnimations().map(one => one.finished));
    const found = await axe.run(document, {runOnly: rules});
    return found.violations.map(one => `${one.id}: ` + one.nodes.slice(0, 3).map(
        node => node.html + (node.any[0]?.message ?? "")).join(" | "));
}"""


def violations(page, axe, rules):
    """What axe finds in each mode, with the mode before it."""
    page.evaluate(axe)
    found = []
    for width, scheme in MODES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {one}" for one in page.evaluate(REPORT, rules)]
    return found


@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_a_public_page_has_no_violation(visit, axe, path):
    assert violations(visit(path), axe, [*LAW, "best-practice"]) == []


def test_the_sign_in_page_has_no_violation(visit, axe):
    page = visit("/accounts/login/")
    assert page.complaints == []
    assert violations(page, axe, LAW) == []


@pytest.mark.parametrize("path", ADMIN.values(), ids=ADMIN)
def test_an_admin_page_has_no_violation(clerk, axe, path):
    page = clerk(path)
    assert page.complaints == []  # before axe, which tries styles of its own
    assert violations(page, axe, LAW) == []


def test_the_checker_sees_a_fault(visit, axe):
    page = visit("/safety/")
    page.evaluate("document.querySelector('main').append(new Image())")
    assert [one.split(":")[0] for one in violations(page, axe, LAW)] == [
        f"{width} {scheme} image-alt" for width, scheme in MODES
    ]

"""The site as it is served, with the founding record, and a real browser in front of it."""

import contextlib
import os
import shutil
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.serving import ROOT, founding
from tests.browser.windows import listen, sign_in

AXE = ROOT / "node_modules/axe-core/axe.min.js"
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def needs(found, sentence):
    """Skip the test where a tool is missing; where every check must run, that is a failure."""
    if found:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def axe():
    """The accessibility checker, as a script that a page can be given."""
    needs(AXE.exists(), "axe-core is missing: npm ci --ignore-scripts.")
    return AXE.read_text() + ";0"


@pytest.fixture(scope="session")
def vnu():
    """The command that validates HTML."""
    needs(VNU.exists(), "vnu-jar is missing: npm ci --ignore-scripts.")
    needs(shutil.which("java"), "Java is missing: apt-get install default-jre-headless.")
    return ["java", "-jar", str(VNU)]


@pytest.fixture(scope="session")
def founding_site(tmp_path_factory):
    """The founding record, never served itself: what is served is a copy."""
    return founding(tmp_path_factory.mktemp("founding"))


@pytest.fixture(scope="session")
def site(founding_site, tmp_path_factory):
    """The founding record, served on this machine by gunicorn; its address and who may sign in."""
    with founding_site.copied_to(tmp_path_factory.mktemp("site")).served() as served:
        yield served


@pytest.fixture(scope="session")
def chromium():
    """Debian's own Chromium; Playwright's would have to be downloaded."""
    needs(CHROMIUM, "Chromium is missing: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def visit(site, chromium):
    """Opens pages: `visit("/meetings/", width=360)`, and keeps what the console complains of."""
    with contextlib.ExitStack() as opened:

        def open_page(path, *, width=1280, height=900, **context):
            context = {"viewport": {"width": width, "height": height}} | context
            window = chromium.new_context(base_url=site.url, **context)
            opened.callback(window.close)
            page = window.new_page()
            listen(page)
            page.goto(path)
            return page

        yield open_page


@pytest.fixture(scope="session")
def addresses(site):
    """Every public page of the sitemap and every page of the site itself."""
    with urlopen(f"{site.url}/sitemap.xml") as answer:
        text = answer.read().decode()
    found = [part.partition("</loc>")[0] for part in text.split("<loc>")[1:]]
    return sorted(address.removeprefix(site.url) for address in found)


@pytest.fixture(scope="session")
def signed_in(site, chromium):
    """What a browser keeps after an administrator has signed in with the form."""
    return sign_in(chromium, site, site.name)


@pytest.fixture
def clerk(site, visit, signed_in):
    """Opens pages as somebody who has signed in."""

    def open_page(path, **context):
        page = visit(path, storage_state=signed_in, **context)
        assert page.url == site.url + path, "not signed in, or no such page"
        return page

    return open_page

"""The site as it is served, with the founding record, and a real browser in front of it.

Nothing of these tests runs inside the site's process: it is started as `make run` starts it, in
a folder of its own.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
NAME, PASSWORD = "administrator", "a long password of tests"


def pytest_collection_modifyitems(items):
    # The walks through the handbook post records, so whatever looks at the site comes before them.
    items.sort(key=lambda item: item.path.name == "test_handbook.py")
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


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_until_it_answers(url, process):
    for _ in range(300):
        with contextlib.suppress(URLError, ConnectionError, TimeoutError):
            return urlopen(f"{url}/healthz", timeout=5).close()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail("gunicorn did not start.")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The founding record, served on this machine by gunicorn; its address and who may sign in."""
    bind = f"127.0.0.1:{free_port()}"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("TIPC_")
    }
    environment |= {
        "TIPC_PROFILE": "local",
        "TIPC_DATA_DIR": str(tmp_path_factory.mktemp("site")),
        "TIPC_BIND": bind,
        "TIPC_BASE_URL": f"http://{bind}",
        "DJANGO_SETTINGS_MODULE": "tipcouncil.settings",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }

    def manage(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

    manage("migrate", "--verbosity", "0")
    manage("load_record")
    manage("createsuperuser", "--no-input", "--username", NAME, "--email", "a@example.gov")
    manage("collectstatic", "--no-input", "--verbosity", "0")
    served = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tipcouncil.wsgi"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_it_answers(f"http://{bind}", served)
        yield SimpleNamespace(url=f"http://{bind}", name=NAME, password=PASSWORD, manage=manage)
    finally:
        served.terminate()
        served.wait(timeout=40)


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


def listen(page):
    """Keep the breaches of policy and the errors of scripts in `page.complaints`."""
    page.complaints = []
    page.on(
        "console",
        lambda message: (
            page.complaints.append(message.text)
            if message.type == "error" or "Content Security Policy" in message.text
            else None
        ),
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))


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
    window = chromium.new_context(base_url=site.url)
    page = window.new_page()
    listen(page)
    page.goto("/admin/")
    page.locator("input[name=username]").fill(site.name)
    page.locator("input[name=password]").fill(site.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/admin/")
    assert page.complaints == []
    kept = window.storage_state()
    window.close()
    return kept


@pytest.fixture
def clerk(site, visit, signed_in):
    """Opens pages as somebody who has signed in."""

    def open_page(path, **context):
        page = visit(path, storage_state=signed_in, **context)
        assert page.url == site.url + path, "not signed in, or no such page"
        return page

    return open_page

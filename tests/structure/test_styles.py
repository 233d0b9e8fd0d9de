"""Style sheets, scripts and templates: short lines, no rule that nothing uses, one sheet served."""

import gzip
import re
import shutil
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles.finders import FileSystemFinder

from tipcouncil.styles import JoinedStyles

ROOT = Path(__file__).resolve().parents[2]
KB = 1024
PARTS = sorted((ROOT / "static/css").glob("*.css"))
WRITTEN = [
    *(path for ending in ("css", "js") for path in (ROOT / "static").rglob(f"*.{ending}")),
    *(ROOT / "templates").rglob("*.html"),
]


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The static files of this project, as `collectstatic` stores them."""
    folder = shutil.copytree(ROOT / "static", tmp_path_factory.mktemp("served") / "static")
    storage = JoinedStyles(location=folder, base_url="/static/")
    list(storage.post_process({path: (own, path) for path, own in FileSystemFinder().list([])}))
    return storage


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_no_line_is_too_long_to_read(path):
    lines = path.read_text().splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []


def test_a_page_loads_one_style_sheet_with_all_its_parts(served):
    sheet = Path(served.path(served.stored_name("css/site.css"))).read_text()
    rules = "".join(path.read_text() for path in PARTS if path.name != "site.css")
    assert "@import" not in sheet
    assert sheet.count("{") == rules.count("{")
    assert not re.search(r"url\(\S+/[\w-]+\.woff2", sheet)  # each with the mark of its content
    assert Path(served.path("css/site.css")).read_text().count("{") == rules.count("{")


@pytest.mark.parametrize(("name", "allowed"), [("css/site.css", 9 * KB), ("js/site.js", 3 * KB)])
def test_style_and_script_are_light(served, name, allowed):
    content = Path(served.path(served.stored_name(name))).read_bytes()
    assert len(brotli.compress(content, quality=5)) <= allowed
    assert len(gzip.compress(content, 9)) <= allowed * 1.15


def test_every_class_in_the_style_sheet_is_on_some_page():
    selectors = re.findall(r"([^{};]+)\{", "".join(path.read_text() for path in PARTS))
    classes = set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r'"[^"]*"|/\*.*?\*/', "", "".join(selectors)))
    )
    places = ("templates", "static/js", "meetings", "reports", "statutes", "tipcouncil")
    files = [path for place in places for path in (ROOT / place).rglob("*.*")]
    written = "".join(path.read_text() for path in files if path.suffix in {".html", ".js", ".py"})
    assert len(classes) > 100
    assert classes - set(re.findall(r"[\w-]+", written)) == set()

"""What holds for every file of the project, whoever wrote it."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("tipcouncil", "statutes", "meetings", "reports")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def modules():
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_none_names_an_index(lock):
    text = (ROOT / lock).read_text()
    packages = re.split(r"\n(?=\S)", text.strip())
    pinned = [entry for entry in packages if not entry.startswith("#")]
    assert len(pinned) > 20
    assert [entry for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text)


def test_both_locks_pin_the_same_versions():
    to_run, to_test = (
        dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in LOCKS
    )
    assert to_run.items() <= to_test.items()


def test_every_locked_node_package_has_a_digest_and_none_names_a_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    assert [path for path, entry in packages.items() if not entry.get("integrity")] == []
    assert [path for path, entry in packages.items() if "resolved" in entry] == []


def faults_of_template(path):
    """What in a template is inline, or is trusted to be safe."""
    text = path.read_text()
    is_letter = path.parent.name == "email"  # no policy governs a mail program, and no style sheet
    inline = r"\son[a-z]+=|<style\b|javascript:" + ("" if is_letter else r"|\sstyle=")
    yield from re.findall(rf"\|\s*safe\b|\{{% autoescape|{inline}", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        if "src=" not in script and "application/ld+json" not in script:
            yield script


def test_a_template_holds_nothing_inline_and_trusts_no_text():
    faults = {name(path): list(faults_of_template(path)) for path in TEMPLATES}
    assert {path: found for path, found in faults.items() if found} == {}


def test_files_stay_short_enough_to_read():
    lengths = {name(path): len(path.read_text().splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}


def test_functions_stay_short_enough_to_read():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {
        f"{name(path)}: {one.name}": one.end_lineno - one.lineno + 1
        for path in [*modules(), *TESTS]
        for one in ast.walk(ast.parse(path.read_text()))
        if isinstance(one, kinds)
    }
    assert {function: lines for function, lines in lengths.items() if lines > 60} == {}


def test_every_module_says_what_it_is():
    sources = {name(path): path.read_text() for path in modules()}
    assert [path for path, text in sources.items() if text and not text.startswith('"""')] == []


def test_no_module_is_called_by_a_name_that_says_nothing():
    empty = {"utils", "helpers", "common", "misc", "core", "lib"}
    assert [name(path) for path in modules() if path.stem in empty] == []


def test_no_pattern_holds_a_possessive_group():
    """Python before 3.11.5 matches these wrongly, and Debian 12 has 3.11.2."""
    possessive = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
    assert [name(path) for path in modules() if possessive.search(path.read_text())] == []


def is_number(node):
    numbers = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.Tuple, ast.operator, ast.unaryop, ast.Load)
    is_plain = all(isinstance(one, numbers) for one in ast.walk(node))
    values = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
    return is_plain and bool(values) and all(type(value) in (int, float) for value in values)


@pytest.mark.parametrize(
    "folder", ["tipcouncil/site/search", "tipcouncil/records", "meetings/importing"]
)
def test_every_weight_and_limit_says_where_it_comes_from(folder):
    """In its line, or right above."""
    silent = []
    for path in (ROOT / folder).rglob("*.py"):
        lines = ["", *path.read_text().splitlines()]
        for node in ast.parse("\n".join(lines[1:])).body:
            if isinstance(node, ast.Assign) and is_number(node.value):
                above, line = lines[node.lineno - 1], lines[node.lineno]
                if "#" not in line and not above.startswith("#"):
                    silent.append(f"{name(path)}: {line}")
    assert silent == []


def test_nothing_is_left_for_later():
    marks = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME")))
    sources = [*modules(), *TEMPLATES, *TESTS]
    assert [name(path) for path in sources if marks.search(path.read_text())] == []

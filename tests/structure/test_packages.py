"""The shape of the house: folders that can be looked over, each with one front door.

A package's `__init__` says in a few lines what it is; its `__all__` names what may be imported from
elsewhere. The rest of it is its own business.
"""

import ast
import importlib
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOPS = ("statutes", "meetings", "reports", "tipcouncil")
MOST_ENTRIES = 20
# Where Django itself looks for them, whatever package they are in.
CONVENTIONAL = {"admin", "apps", "migrations", "models", "settings", "urls", "wsgi"}
PUBLISHED = {"admin", "api", "apps", "commands", "migrations", "models"}
NO_DOORS = {"tipcouncil"}  # an empty package: its halves have doors
PURE = (
    "statutes.citations.",
    "meetings.deadlines.",
    *(
        f"meetings.importing.{name}."
        for name in ("agenda", "attendance", "head", "motions", "phrases", "text")
    ),
)


def dotted(path):
    return (
        path.relative_to(ROOT)
        .with_suffix("")
        .as_posix()
        .replace("/", ".")
        .removesuffix(".__init__")
    )


SOURCES = {dotted(path): path for top in TOPS for path in (ROOT / top).rglob("*.py")}
DOORS = {
    name: path
    for name, path in SOURCES.items()
    if path.name == "__init__.py" and not {"migrations", "management"} & set(path.parts)
}
TREES = {name: ast.parse(path.read_text()) for name, path in SOURCES.items()}
FOLDERS = sorted(
    {
        path.parent.relative_to(ROOT).as_posix()
        for top in (*TOPS, "tests", "templates", "static", "docs", "deploy")
        for path in (ROOT / top).rglob("*")
        if "__pycache__" not in path.parts
    }
    - {"."}
)


def offered(package):
    """What a package's `__all__` names; None where it has none."""
    for node in TREES[package].body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return None


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching_inside(name, tree, doors):
    """What a module imports from other packages past their doors."""
    for full in imported(tree):
        parts = full.split(".")
        for end in range(1, len(parts)):
            package, inner = ".".join(parts[:end]), parts[end]
            is_own = f"{name}.".startswith(f"{package}.")
            if package in doors and not is_own and inner not in CONVENTIONAL | doors[package]:
                yield f"{package}: {inner}"


def test_a_folder_can_be_looked_over():
    counted = {
        folder: len({path.name for path in (ROOT / folder).iterdir()} - {"__pycache__"})
        for folder in FOLDERS
    }
    assert {folder: count for folder, count in counted.items() if count > MOST_ENTRIES} == {}


def test_a_package_says_what_it_is():
    silent = [package for package in DOORS if not ast.get_docstring(TREES[package])]
    assert set(silent) <= NO_DOORS


def test_a_door_offers_what_is_there():
    lacking = [
        f"{package}.{name}"
        for package in DOORS
        for name in offered(package) or ()
        if not hasattr(importlib.import_module(package), name)
        and not find_spec(f"{package}.{name}")
    ]
    assert lacking == []


def test_the_name_of_a_class_means_one_thing():
    """But for models and what is published, whose names are those of the world and of schemas."""
    places = defaultdict(set)
    for name, tree in TREES.items():
        if not PUBLISHED & set(name.split(".")):
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    places[node.name].add(name)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_a_module_enters_other_packages_by_their_doors():
    doors = {package: offered(package) or set() for package in DOORS if package not in NO_DOORS}
    found = {name: sorted(reaching_inside(name, tree, doors)) for name, tree in TREES.items()}
    assert {name: inside for name, inside in found.items() if inside} == {}


def test_what_reads_texts_knows_neither_django_nor_the_record():
    tops = {
        (name, full.split(".")[0])
        for name, tree in TREES.items()
        if f"{name}.".startswith(PURE)
        for full in imported(tree)
    }
    assert [top for top in sorted(tops) if top[1] in {"django", "reports", "tipcouncil"}] == []

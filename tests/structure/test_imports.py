"""The project's layers: a module imports from the layers below it, and at the top of its file.

The law knows nothing of meetings, meetings nothing of reports, and the floor nothing of anybody.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["tipcouncil.records", "statutes", "meetings", "reports", "tipcouncil.site", "tipcouncil"]
MODULES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path.read_text()
    for top in ("statutes", "meetings", "reports", "tipcouncil")
    for path in (ROOT / top).rglob("*.py")
}


def layer(name):
    """The layer of a dotted name. "tipcouncil" alone is an empty package and belongs to none."""
    found = [one for one in LAYERS if f"{name}.".startswith(f"{one}.") and name != "tipcouncil"]
    return max(found, key=len, default=None)


def names_imported(tree, module):
    """Every project module that the tree imports, in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            # `from tipcouncil import records` names a layer in its second half.
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports_inside_functions(tree):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return sorted(
        {
            inner.lineno
            for outer in ast.walk(tree)
            if isinstance(outer, functions)
            for inner in ast.walk(outer)
            if isinstance(inner, ast.Import | ast.ImportFrom)
        }
    )


def upward(source, module):
    """The layers above its own that a module's source imports."""
    here = LAYERS.index(layer(module))
    found = {layer(name) for name in names_imported(ast.parse(source), module)} - {None}
    return {name for name in found if LAYERS.index(name) > here}


def test_a_module_imports_only_from_below():
    above = {module: upward(source, module) for module, source in MODULES.items()}
    assert {module: layers for module, layers in above.items() if layers} == {}


def test_a_module_imports_at_its_top():
    lines = {name: imports_inside_functions(ast.parse(text)) for name, text in MODULES.items()}
    assert {name: inside for name, inside in lines.items() if inside} == {}


@pytest.mark.parametrize(
    ("source", "module", "above"),
    [
        ("from meetings.models import Meeting", "statutes.views.lists", {"meetings"}),
        ("import reports.models", "meetings.admin.people", {"reports"}),
        ("from tipcouncil import site", "reports.views.lists", {"tipcouncil.site"}),
        ("from tipcouncil import settings", "reports.views.lists", {"tipcouncil"}),
        ("from tipcouncil.site.models import InlineImage", "meetings.views", {"tipcouncil.site"}),
        ("from .. import site", "tipcouncil.records.posting", {"tipcouncil.site"}),
        ("from ..site import models", "tipcouncil.records.__init__", {"tipcouncil.site"}),
        ("from tipcouncil import records", "statutes.models", set()),
        ("from tipcouncil.records.posting import Posted", "statutes.models", set()),
        ("from statutes.models import Act", "reports.models", set()),
    ],
)
def test_the_rule_sees_every_way_to_write_an_import(source, module, above):
    assert upward(source, module) == above


def test_the_rule_sees_an_import_inside_a_function():
    tree = ast.parse("import os\n\nclass A:\n    def f(self):\n        import re\n")
    assert imports_inside_functions(tree) == [5]

"""The staff handbook is walked, task by task, so that it cannot differ from the screens."""

from importlib import import_module
from pathlib import Path

from tests.browser.handbook.reader import STEP, chapters


def walked():
    """The chapters that are walked, with those that are walked twice."""
    for path in Path(__file__).parent.glob("test_*.py"):
        for found in vars(import_module(f"{__package__}.{path.stem}")).values():
            for mark in getattr(found, "pytestmark", []):
                if mark.name == "walk":
                    yield mark.args[0]


def test_every_chapter_with_steps_is_walked():
    with_steps = [chapter for chapter, text in chapters().items() if STEP.search(text)]
    assert sorted(walked()) == sorted(with_steps)

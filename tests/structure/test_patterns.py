"""Patterns that are written over several lines begin with an example, and it is one."""

import importlib
import pkgutil
import re

READERS = (
    *(f"meetings.importing.{name}" for name in ("agenda", "attendance", "head")),
    *(f"meetings.importing.{name}" for name in ("motions", "phrases", "text")),
)
EXAMPLE = re.compile(r"“((?:[^“”]|“[^”]*”)*)”")


def patterns():
    """Each pattern in verbose form, by its name."""
    for package in READERS:
        folder = importlib.import_module(package).__path__
        for module in pkgutil.iter_modules(folder, f"{package}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and value.flags & re.VERBOSE:
                    yield f"{module.name}.{name}", value


def test_a_pattern_in_verbose_form_matches_its_example():
    """What its first line says behind “and not” is no example."""
    wrong = []
    for name, pattern in patterns():
        said = pattern.pattern.strip().splitlines()[0].partition("and not")[0]
        examples = [one.replace("…", "x y") for one in EXAMPLE.findall(said)]
        if not examples or not all(map(pattern.search, examples)):
            wrong.append(name)
    assert wrong == []

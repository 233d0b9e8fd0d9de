"""The README names every setting and every command, and none that is not there."""

import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import management
from django.core.management import find_commands, get_commands

ROOT = Path(__file__).resolve().parents[2]
OURS = ("statutes", "meetings", "reports", "tipcouncil.")
SETTING = re.compile(r"TIPC_[A-Z]+(?:_[A-Z]+)*")
FIRST_COLUMN = re.compile(r"^\|\s*`([^`]+)`", re.MULTILINE)


@pytest.fixture(scope="module")
def readme():
    return (ROOT / "README.md").read_text()


def first_column(readme, heading):
    """What stands in backticks in the first column of the table under a heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert found, f"README has no “## {heading}”"
    return FIRST_COLUMN.findall(found[1])


def settings_read():
    """Every TIPC_ name that the site reads from its environment."""
    sources = [
        *(ROOT / "tipcouncil").rglob("*.py"),
        *(ROOT / "deploy").rglob("*.py"),
        ROOT / "Makefile",
    ]
    return {name for path in sources for name in SETTING.findall(path.read_text())}


def targets():
    """What make can be asked for."""
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return {f"make {target}" for target in phony[1].split()}


def commands():
    """The management commands of our own apps."""
    found = {name for name, app in get_commands().items() if str(app).startswith(OURS)}
    return found - set(find_commands(management.__path__[0]))  # Django's own, as this site has them


def test_every_setting_has_a_row(readme):
    rows = first_column(readme, "Environment")
    assert sorted(rows) == sorted(settings_read())


def test_every_command_has_a_row(readme):
    rows = first_column(readme, "Commands")
    named = {row.removeprefix("manage.py ").split()[0] for row in rows if "make " not in row}
    assert sorted(named) == sorted(commands())


def test_the_two_commands_have_a_row_and_every_target_named_is_one(readme):
    rows = {row for row in first_column(readme, "Commands") if row.startswith("make ")}
    assert {"make run", "make test"} <= rows <= targets()


def test_every_file_that_the_readme_links_to_is_there(readme):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_file_that_a_way_to_add_names_is_there():
    named = re.findall(r"`([\w./]+(?:/|\.py))[`:]", (ROOT / "docs/how-to-add.md").read_text())
    files = [name for name in named if "/" in name.strip("/") and not name.startswith("/")]
    assert files
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_every_target_is_declared_as_one():
    text = (ROOT / "Makefile").read_text()
    written = re.findall(r"^([a-z][a-z-]*):(?! export)", text, re.MULTILINE)
    assert {f"make {name}" for name in written} == targets()


def run(command, **environment):
    ours = ("TIPC_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=120
    )


def test_the_line_for_commands_on_a_clone_works_and_without_it_the_way_is_told(readme, tmp_path):
    line = re.search(r"^    (TIPC_PROFILE=local \.venv\S+ manage\.py) (\w+)", readme, re.MULTILINE)
    profile, _, program = shlex.split(line[1])
    command = [sys.executable, program, line[2], "--help"]
    name, _, value = profile.partition("=")
    done = run(command, **{name: value, "TIPC_DATA_DIR": str(tmp_path)})
    assert (done.returncode, line[2] in done.stdout) == (0, True)
    refused = run(command[:-1])
    assert refused.returncode == 1
    assert "TIPC_PROFILE=local before the command" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_busy_port_is_said_in_words_with_another_one():
    check = [sys.executable, "deploy/port_is_free.py"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        busy = run([*check, f"127.0.0.1:{port}"])
    assert busy.returncode == 1
    assert f"listens at 127.0.0.1:{port} already" in busy.stderr
    assert "make run TIPC_BIND=127.0.0.1:" in busy.stderr
    assert "Traceback" not in busy.stderr
    assert run([*check, "127.0.0.1:0"]).returncode == 0
    for wrong in ("8000", "x:y", "127.0.0.1", "127.0.0.1:99999", "256.1.1.1:80"):
        assert "Write it as 127.0.0.1:8000" in run([*check, wrong]).stderr

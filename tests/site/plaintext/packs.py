"""A small record as a person would write it, and the two commands that read and write records."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Body
from tipcouncil.site.models import LoadedUnit

BODIES = "slug,name,kind,posted\ncouncil,The Council,council,2020-01-02T15:00:00+00:00\n"
MEETING_TEXT = """---
body: council
date: 2017-01-19
status: held
starts_at: 10:00
posted: 2020-01-02T15:00:00+00:00
minutes:
  approval: draft
  posted: 2020-01-02T15:00:00+00:00
agenda:
  - label: "1."
    title: Reports
    anchor: 1
---

# 1. Reports

The chair gave a report.
"""


def load(folder=None, **options):
    """What load_record says."""
    said = StringIO()
    call_command("load_record", *([folder] if folder else []), stdout=said, **options)
    return said.getvalue()


def mistakes(folder):
    """Each mistake that load_record names; nothing may have been loaded."""
    said = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("load_record", folder, stderr=said)
    assert refused.value.returncode == 2
    assert not Body.objects.exists()
    assert not LoadedUnit.objects.exists()
    return said.getvalue().splitlines()


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder):
    """Every file of a folder with its bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dumped(folder):
    call_command("dump_record", folder, stdout=StringIO())
    return contents(folder)


def hold_a_file(pack, content=b"Agenda", written=""):
    (pack / "files" / "agenda.txt").write_bytes(content)
    documents = (
        "documents:\n  - key: 2017-01-19-agenda\n    kind: agenda\n    title_as_posted: Agenda\n"
        f"    file: files/agenda.txt\n{written}---\n"
    )
    text = (pack / "meetings" / "2017-01-19.md").read_text()
    head, _, body = text.rpartition("---\n")
    (pack / "meetings" / "2017-01-19.md").write_text(head + documents + body)

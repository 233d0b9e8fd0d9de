"""What the tests of the plain-text record share."""

import pytest

from tests.site.packs import BODIES, MEETING_TEXT


@pytest.fixture
def pack(tmp_path):
    """A small record, written by a person."""
    folder = tmp_path / "pack"
    (folder / "meetings").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "bodies.csv").write_text(BODIES)
    (folder / "meetings" / "2017-01-19.md").write_text(MEETING_TEXT)
    return folder

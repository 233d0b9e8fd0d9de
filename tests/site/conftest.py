"""What the tests of the plain-text record share."""

import pytest

from tests.site.notices.mail_server import MailServer
from tests.site.plaintext.packs import BODIES, MEETING_TEXT


@pytest.fixture
def pack(tmp_path):
    """A small record, written by a person."""
    folder = tmp_path / "pack"
    (folder / "meetings").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "bodies.csv").write_text(BODIES)
    (folder / "meetings" / "2017-01-19.md").write_text(MEETING_TEXT)
    return folder


@pytest.fixture
def server(settings):
    with MailServer() as made:
        settings.EMAIL_BACKEND = "tipcouncil.site.notices.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", made.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield made

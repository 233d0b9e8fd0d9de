"""What the tests of the plain-text record share."""

import pytest

from tests import make
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


@pytest.fixture
def one_of_each():
    """One public record of every kind."""
    meeting = make.meeting(date="2017-01-19")
    person = make.person("Pat Example")
    item = make.agenda_item("Reports", meeting=meeting)
    make.agenda_item("Next steps", meeting=meeting, parent=item)
    seat = make.seat()
    make.membership(person=person, seat=seat)
    make.attendance("P. Example", meeting=meeting, person=person, seat=seat, agenda_item=item)
    make.minutes("# 1. Reports\n\nOf Sec. 53a-83.", meeting=meeting)
    motion = make.motion("To adjourn.", meeting=meeting, agenda_item=item)
    make.vote("P. Example", motion=motion, person=person)
    make.document("Agenda", meeting=meeting, content=b"The agenda.")
    section = make.statute("53a-83")
    act = make.act("P.A. 07-107")
    make.change(statute=section, act=act)
    report = make.report(year=2016, body="Of Sec. 53a-83.")
    make.report_file(report=report, content=b"The report.")
    asked = make.recommendation("Revise it", report=report, number=1, act=act)
    make.target(recommendation=asked, statute=section)
    make.resource()
    make.closed_day()
    make.receipt(meeting=meeting)
    return meeting

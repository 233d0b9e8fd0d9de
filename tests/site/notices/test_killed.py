"""A mailer of its own, killed at each step: nothing is lost, and nothing goes out twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.site.notices.mail_server import MailServer
from tests.site.notices.subscribers import states, written

ROOT = Path(__file__).resolve().parents[3]


def mailer_process(folder, port):
    """The command as cron starts it, on the tests' own database."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TIPC_")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "tipcouncil.settings",
        "TIPC_PROFILE": "local",
        "TIPC_SECRET_KEY": settings.SECRET_KEY,
        "TIPC_ADDRESS_KEY": ",".join(settings.ADDRESS_KEYS),
        "TIPC_DATA_DIR": str(folder),
        "TIPC_DATABASE_URL": database_address(),
        "TIPC_BASE_URL": settings.BASE_URL,
        "TIPC_EMAIL_URL": f"smtp://127.0.0.1:{port}?starttls=0",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "send_notices"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def database_address():
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{made['NAME']}"
    host = quote(made["HOST"] or "", safe="")
    return f"postgres://{made['USER']}:{made['PASSWORD']}@{host}:{made['PORT']}/{made['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_mailer_killed_at_each_step_in_turn_loses_nothing_and_sends_nothing_twice(tmp_path):
    written(6)
    connection.close()
    running = []
    with MailServer() as server:
        for step in ("connect", "rcpt", "data", "taken"):
            at = []

            def kill(now, step=step, at=at):
                at.append(now)
                if now == step and at.count(step) == (1 if step == "connect" else 2):
                    os.kill(running[-1].pid, signal.SIGKILL)
                    return ""
                return None

            server.on = kill
            running.append(mailer_process(tmp_path, server.port))
            assert running[-1].wait() == -signal.SIGKILL
        server.on = lambda now: None
        assert mailer_process(tmp_path, server.port).wait() == 0
        people = sorted(message["To"] for message in server.taken)
        assert people == [f"reader{number}@example.org" for number in range(6)]
        assert len(set(server.numbers)) == 6
    assert states() == ["sent"] * 5 + ["unknown"]  # the server took it, and nobody heard

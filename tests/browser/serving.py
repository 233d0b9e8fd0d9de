"""A site in a folder of its own, started as `make run` starts it.

Nothing of these tests runs inside its process.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_TRIES = (
    1200  # to reach what was started: a slow machine is waited for, a site that fell is not
)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Site:
    """A record and its files in a folder; the address at which it is served; who may sign in."""

    name, password = "administrator", "a long password of tests"

    def __init__(self, folder):
        bind = f"127.0.0.1:{free_port()}"
        self.folder, self.url = folder, f"http://{bind}"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("TIPC_")
        } | {
            "TIPC_PROFILE": "local",
            "TIPC_DATA_DIR": str(folder),
            "TIPC_BIND": bind,
            "TIPC_BASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "tipcouncil.settings",
            "DJANGO_SUPERUSER_PASSWORD": self.password,
        }

    def copied_to(self, folder):
        """The same record in another folder, at another address. Not while it is served."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Site(folder)

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    @contextlib.contextmanager
    def served(self):
        """Served by gunicorn for as long as it is needed."""
        command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tipcouncil.wsgi"]
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL
        )
        try:
            self.wait_until_it_answers(process)
            yield self
        finally:
            process.terminate()
            process.wait()

    def wait_until_it_answers(self, process):
        for _ in range(MOST_TRIES):
            with contextlib.suppress(URLError, ConnectionError, TimeoutError):
                return urlopen(f"{self.url}/healthz", timeout=5).close()
            if process.poll() is not None:
                break
            time.sleep(0.1)
        pytest.fail("gunicorn did not start.")


def founding(folder):
    """A site with the founding record and an administrator."""
    site = Site(folder)
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_record")
    site.manage("createsuperuser", "--no-input", "--username", site.name, "--email", "a@b.example")
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    return site

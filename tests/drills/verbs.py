"""Two people approve or post minutes while a third corrects them, on the site as it is served.

    python -m tests.drills.verbs --rounds 200 --seconds 1800

gunicorn serves a record of its own on this machine, from a folder that is thrown away. In each
round two secretaries open the page that asks and a clerk opens the text; then all press at once,
and whoever is told of a change looks again and presses again. Afterwards the record is compared
with what each of them was told and shown: no save that was acknowledged is lost, and the text that
is approved or posted stood on the page on which the button was pressed. Exits 1 otherwise.
"""

import argparse
import datetime
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_DAY = datetime.date(2001, 1, 1)
MOST_TRIES = 6
SECONDS_TO_START = 60


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def prepare(folder, port):
    """Django with the site's own settings, on an empty record in the folder."""
    for name in [name for name in os.environ if name.startswith("TIPC_")]:
        if name != "TIPC_DATABASE_URL":
            del os.environ[name]
    os.environ |= {
        "TIPC_PROFILE": "local",
        "TIPC_DATA_DIR": str(folder),
        "TIPC_BIND": f"127.0.0.1:{port}",
        "TIPC_BASE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "tipcouncil.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def served(port):
    server = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    site = subprocess.Popen([*server, "tipcouncil.wsgi"], cwd=ROOT)
    try:
        ends = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < ends:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield
    finally:
        site.terminate()
        site.wait(60)


class Browser:
    """Somebody on staff who is signed in."""

    def __init__(self, port, name, role):
        from django.contrib.auth.models import Group
        from django.test import Client

        from tests import make

        self.user = make.staff(name)
        self.user.groups.set(Group.objects.filter(name=role))
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(self.user)
        self.cookies = {name: found.value for name, found in client.cookies.items()}
        self.site = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path, fields=None):
        """The status of the answer, and its words."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        method, sent = "GET", None
        if fields is not None:
            method, sent = "POST", urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.site.request(method, path, sent, headers)
            answer = self.site.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            if method == "POST":
                raise  # it may have been done: nobody presses twice unasked
            self.site.close()  # kept alive for too long: as a browser does, connect anew
            self.site.request(method, path, sent, headers)
            answer = self.site.getresponse()
        words = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, found in SimpleCookie(line).items():
                self.cookies[name] = found.value
        return answer.status, words


class Round:
    """One record, and what the three were shown and told."""

    def __init__(self, number, counts):
        from tests import make

        self.number, self.counts = number, counts
        self.verb = ("approve", "post")[number % 2]
        self.are_late = number % 4 >= 2  # then the page is opened while the clerk saves
        meeting = make.meeting(date=FIRST_DAY + datetime.timedelta(days=number))
        posted = self.verb == "approve"
        self.before = f"First words of round {number}."
        self.after = f"Corrected words of round {number}."
        self.minutes = make.minutes(self.before, meeting=meeting, posted=posted)
        self.is_saved = False
        self.shown = {}  # what the page said on which somebody pressed last, by their key
        self.faults = []
        self.ready = threading.Barrier(3, timeout=120)

    def open(self, browser, path):
        from tests.admin.pages import FormReader

        status, words = browser.ask(path)
        self.check(status)
        if status != 200:
            return None, words
        return form_in(words, FormReader), words

    def check(self, status):
        self.counts[f"answers {status}"] += 1
        if status not in (200, 302):
            self.faults.append(f"an answer {status}")

    def edit(self, browser):
        path = f"/admin/meetings/minutes/{self.minutes.pk}/change/"
        fields, _ = self.open(browser, path)
        self.ready.wait()
        typed = {"body": self.after, "reason": "A word was missing.", "_save": "Save"}
        status, words = browser.ask(path, fields | typed)
        self.check(status)
        self.is_saved = status == 302
        if self.is_saved:
            self.counts["saves acknowledged"] += 1
        elif "saved a change" in words:
            self.counts["saves told of a change"] += 1
        else:
            self.faults.append("the clerk was refused and not told why")

    def press(self, browser):
        from tests.admin.pages import FormReader

        path = f"/admin/meetings/minutes/{self.minutes.pk}/{self.verb}/"
        if self.are_late:
            self.ready.wait()
        fields, words = self.open(browser, path)
        if not self.are_late:
            self.ready.wait()
        for _ in range(MOST_TRIES):
            if fields is None:
                return  # the other one was first, and the page says so
            self.shown[browser.user.pk] = words
            status, words = browser.ask(path, fields)
            self.check(status)
            if status != 200:
                return
            if "saved a change" not in words:
                self.faults.append("a button did nothing and nobody was told why")
            self.counts["pages shown again"] += 1
            fields = form_in(words, FormReader)
        self.faults.append(f"pressed {MOST_TRIES} times in vain")

    def judge(self):
        self.minutes.refresh_from_db()
        expected = self.after if self.is_saved else self.before
        if self.minutes.body != expected:
            self.faults.append("a save that was acknowledged is lost")
            self.counts["saves lost"] += 1
        kind = {"approve": "approved", "post": "posted"}[self.verb]
        done = list(self.minutes.revisions.filter(kind=kind).exclude(made_by=None))
        if len(done) != 1 or self.minutes.posted_at is None:
            self.faults.append(f"it is {kind} {len(done)} times")
            return
        self.counts[kind] += 1
        if done[0].body not in self.shown.get(done[0].made_by_id, ""):
            self.faults.append(f"a text was {kind} that the page did not show")
            self.counts["done unseen"] += 1


def form_in(words, reader):
    form = reader()
    form.feed(words)
    return {name: value for name, value in form.values.items() if "__prefix__" not in name}


def play(one, secretaries, clerk):
    def safely(do, browser):
        try:
            do(browser)
        except Exception as error:  # told with the round's faults; the drill goes on
            one.faults.append(f"{type(error).__name__}: {error}")
            one.ready.abort()

    actors = [(one.press, browser) for browser in secretaries] + [(one.edit, clerk)]
    threads = [threading.Thread(target=safely, args=actor) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    one.judge()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=1800, help="after which it gives up")
    asked = parser.parse_args()
    started, counts, faults, played = time.monotonic(), Counter(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        prepare(Path(folder), port)
        with served(port):
            secretaries = [Browser(port, name, "secretary") for name in ("sam", "sue")]
            clerk = Browser(port, "mara", "clerk")
            while played < asked.rounds and time.monotonic() - started < asked.seconds:
                one = Round(played, counts)
                play(one, secretaries, clerk)
                faults += [f"round {played}, {one.verb}: {fault}" for fault in one.faults]
                played += 1
    for name, number in sorted(counts.items()):
        say(f"{name}: {number}")
    for fault in faults[:20]:
        say(fault)
    took = time.monotonic() - started
    say(f"{played} of {asked.rounds} rounds in {took:.0f} s; faults: {len(faults)}")
    return int(bool(faults) or played < asked.rounds)


if __name__ == "__main__":
    sys.exit(main())

"""The mailer: sends the notices that people asked for. From cron, or as a service with --loop."""

import os
import signal
import threading
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections

from tipcouncil.site.notices import letters, news, outbox, subscriptions

SENDS_EVERY = 5  # seconds
LOOKS_EVERY = 60  # seconds
LOOKS_AT_MOST = 20  # a look that took one second is not repeated for twenty


class Command(BaseCommand):
    help = (
        "Look for what is new in the record and send the notices that people asked for. Ends"
        " with 1 where the mail server cannot be reached; nothing is lost by that."
    )

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Go on until stopped.")
        parser.add_argument(
            "--until-parent-ends",
            action="store_true",
            help="With --loop: stop when the program that started this one is gone.",
        )
        parser.add_argument(
            "--seal-anew",
            action="store_true",
            help="Only seal every address with the first key of TIPC_ADDRESS_KEY.",
        )

    def handle(self, loop, until_parent_ends, seal_anew, **options):
        if not settings.NOTICES_ON:
            self.stdout.write(f"No notices are sent: {settings.NOTICES_OFF_BECAUSE}")
            return
        if seal_anew:
            self.stdout.write(f"Addresses sealed with the first key: {subscriptions.seal_anew()}.")
            return
        with outbox.alone() as is_alone:
            if not is_alone:
                self.stdout.write("Another mailer works on this machine: nothing to do.")
            elif loop:
                self.go_on(os.getppid() if until_parent_ends else None)
            else:
                self.once()

    def once(self):
        try:
            news.turn()
            letters.write_weekly()
            self.stdout.write(f"E-mails sent: {outbox.send_waiting()}.")
        except outbox.ServerIsAway as trouble:
            raise CommandError(f"The mail server cannot be reached: {trouble}") from None

    def go_on(self, parent):
        """Turn after turn. An e-mail that is being sent is finished before the end."""
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *received: stopped.set())
        next_look, is_away = 0, False
        while parent in (None, os.getppid()):
            close_old_connections()
            try:
                began = time.monotonic()
                if began >= next_look:
                    news.turn()
                    letters.write_weekly()
                    took = time.monotonic() - began
                    next_look = began + max(LOOKS_EVERY, LOOKS_AT_MOST * took)
                outbox.send_waiting()
                is_away = False
            except outbox.ServerIsAway as trouble:
                if not is_away:
                    self.stderr.write(f"The mail server cannot be reached: {trouble}")
                is_away = True
            except DatabaseError as trouble:
                self.stderr.write(f"The database cannot be used: {trouble}")
            if stopped.wait(SENDS_EVERY):
                return

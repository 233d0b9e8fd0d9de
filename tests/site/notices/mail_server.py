"""A small mail server for tests: it takes e-mails, or does not, as a test wants."""

import contextlib
import socketserver
import threading
from email import message_from_bytes, policy


class Session(socketserver.StreamRequestHandler):
    """One connection. The server's `on` is asked at each step, and may answer otherwise."""

    timeout = 20

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")
        self.wfile.flush()

    def answer(self, step, usual):
        said = self.server.on(step)
        if said is not None:
            usual = said
        if usual:
            self.say(usual)
        return usual

    def handle(self):
        with contextlib.suppress(ConnectionError, TimeoutError, StopIteration):
            self.talk()

    def talk(self):
        self.answer("connect", "220 test")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                if not self.answer("data", "354 go on").startswith("354"):
                    continue
                text = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    if not line:
                        return  # it left before the end: that is no message
                    text += line[1:] if line.startswith(b"..") else line
                self.server.taken.append(message_from_bytes(text, policy=policy.default))
                self.answer("taken", "250 taken")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            elif verb in {b"MAIL", b"RCPT"}:
                self.server.envelopes.append(line.decode("ascii").strip())
                self.answer(verb.decode().lower(), "250 ok")
            else:
                self.say("250 ok")


class MailServer(socketserver.ThreadingTCPServer):
    """`on(step)` may return another answer, "" for none, or None for the usual one."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.taken = []
        self.envelopes = []  # "mail FROM:<…>", "rcpt TO:<…>"
        self.on = lambda step: None

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}).start()
        return self

    def __exit__(self, *why):
        self.shutdown()
        self.server_close()

    @property
    def numbers(self):
        return [message["Message-ID"] for message in self.taken]

    @property
    def recipients(self):
        return [line.split("<")[1].split(">")[0] for line in self.envelopes if line[:4] == "rcpt"]

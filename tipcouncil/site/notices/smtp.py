"""Sending over SMTP, with one addition: the site is told right before a message leaves it.

Between that moment and the server's answer nobody can know whether the server took the message.
Everything before it may be tried again without fear of sending twice.
"""

import re
import smtplib

from django.core.mail.backends.smtp import EmailBackend

TIME_LIMIT = 10  # seconds for each answer of the server
LAST_ANSWER_LIMIT = 60  # for its answer to the whole message: it may be looking at it
LINE_ENDS = re.compile(rb"\r\n|\r|\n")


def nothing():
    """Nobody wants to be told."""


class Telling:
    """For an SMTP connection: calls `before_message` when only the message itself is left."""

    before_message = staticmethod(nothing)

    def data(self, msg):
        self.putcmd("data")
        code, answer = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, answer)
        text = msg.encode("ascii") if isinstance(msg, str) else msg
        text = LINE_ENDS.sub(b"\r\n", text)
        text = re.sub(rb"(?m)^\.", b"..", text)
        if not text.endswith(b"\r\n"):
            text += b"\r\n"
        self.before_message()
        self.send(text + b".\r\n")
        self.sock.settimeout(LAST_ANSWER_LIMIT)
        try:
            code, answer = self.getreply()
        finally:
            if self.sock:
                self.sock.settimeout(TIME_LIMIT)
        if code != 250:
            raise smtplib.SMTPDataError(code, answer)
        return code, answer


class SMTP(Telling, smtplib.SMTP):
    pass


class SMTPOverTLS(Telling, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's own, over connections that tell."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.timeout = self.timeout or TIME_LIMIT

    @property
    def connection_class(self):
        return SMTPOverTLS if self.use_ssl else SMTP

    def call_before_message(self, call):
        self.connection.before_message = call

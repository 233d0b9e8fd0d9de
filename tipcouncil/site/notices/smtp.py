"""Sending over SMTP, with one addition: the site is told right before a message leaves it.

Between that moment and the server's answer nobody can know whether the server took the message.
Everything before it may be tried again without fear of sending twice.
"""

import smtplib

from django.core.mail.backends.smtp import EmailBackend

GO_ON = 354  # the one answer that asks for the message itself


class BeforeMessage:
    """For an SMTP connection: calls `before_message` once the server asks for the message."""

    before_message = None

    def getreply(self):
        code, text = super().getreply()
        if code == GO_ON and self.before_message:
            try:
                self.before_message()
            except BaseException:
                self.close()  # the server waits for a message: it would not hear a goodbye
                raise
        return code, text


class SMTP(BeforeMessage, smtplib.SMTP):
    pass


class SMTPOverTLS(BeforeMessage, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's own, over such connections."""

    @property
    def connection_class(self):
        return SMTPOverTLS if self.use_ssl else SMTP

    def call_before_message(self, call):
        self.connection.before_message = call

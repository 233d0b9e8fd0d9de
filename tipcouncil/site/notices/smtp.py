"""Sending over SMTP, with one addition: the site is told right before a message leaves it.

Between that moment and the server's answer nobody can know whether the server took the message.
Everything before it may be tried again without fear of sending twice.
"""

import smtplib

from django.core.mail.backends.smtp import EmailBackend

GO_ON = 354  # the one answer that asks for the message itself


class Backend(EmailBackend):
    """Django's own, which calls `before_message` once the server asks for the message."""

    def before_message(self):
        """Nothing, unless who sends puts something in its place."""

    @property
    def connection_class(self):
        """Connections that know of this backend."""
        backend = self

        class Connection(smtplib.SMTP_SSL if self.use_ssl else smtplib.SMTP):
            def getreply(self):
                code, text = super().getreply()
                if code == GO_ON:
                    try:
                        backend.before_message()
                    except BaseException:
                        self.close()  # the server waits for a message: it would not hear a goodbye
                        raise
                return code, text

        return Connection

"""Notices by e-mail, for anybody who asks and without an account (Sec. 1-227).

A look finds what is new in the public record (`news`) and writes e-mails into the outbox for those
who asked for it (`subscriptions`); the mailer sends them (`outbox`).
"""

__all__ = ["letters", "news", "outbox", "proof", "smtp", "subscriptions", "topics", "views"]

"""Notices by e-mail, for anybody who asks and without an account (Sec. 1-227)."""

__all__ = ["mailer", "news", "outbox", "proof", "smtp", "subscriptions", "topics", "views"]

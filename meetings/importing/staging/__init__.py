"""A file on its way into the record, while a clerk looks at what was read from it."""

__all__ = ["keeping", "pages", "uploads"]

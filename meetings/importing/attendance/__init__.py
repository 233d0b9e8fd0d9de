"""Who was there, as minutes say it: in lists, in tables, or in sentences."""

__all__ = ["reading"]

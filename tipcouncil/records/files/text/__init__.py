"""The words inside a file, page by page, without those that its readers cannot see."""

__all__ = ["reading"]

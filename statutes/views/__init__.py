"""Pages of the law: its lists, one section, one act, and tables to take away."""

__all__ = ["details", "downloads", "lists"]

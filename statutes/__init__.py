"""The law that the record cites: sections, acts, and how each changed. It knows of no meeting."""

__all__ = ["api", "citations", "in_force", "inventory", "linking", "official", "views"]

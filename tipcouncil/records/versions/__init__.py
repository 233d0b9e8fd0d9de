"""What was public once: versions, their seals, locks in the database, withdrawal."""

__all__ = ["chain", "changes", "history", "locks", "pages", "revisions", "withdrawal"]

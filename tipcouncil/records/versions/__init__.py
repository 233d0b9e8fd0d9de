"""What was public once: versions, their seals, locks in the database, withdrawal."""

__all__ = ["chain", "locks", "pages", "revisions", "withdrawal"]

"""What was public once: versions, their seals, locks in the database, withdrawal."""

__all__ = ["append_only", "chain", "locks", "pages", "revisions", "withdrawal"]

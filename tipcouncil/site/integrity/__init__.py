"""Whether record and files still are what they were when they became public."""

__all__ = ["backups", "files", "older_tables", "record"]

"""Pages, files and tables of reports and recommendations."""

__all__ = ["bundle", "downloads", "files", "lists", "report"]

"""A text of the record as a reader sees it: Markdown as HTML, marks, and what changed."""

__all__ = ["differences", "markdown", "marking", "pictures", "sic", "sources"]

"""A text of minutes made even before it is parsed: lines, passages, torn tables."""

__all__ = ["line", "lines", "markdown", "passages"]

"""A text of minutes made even before it is parsed: lines and passages."""

__all__ = ["line", "lines", "markdown", "passages"]

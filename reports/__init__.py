"""What the council tells the General Assembly, and what became of it."""

__all__ = ["api", "listing", "views"]

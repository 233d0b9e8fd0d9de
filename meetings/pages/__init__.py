"""What the pages of meetings, people and documents show, ready for their templates."""

__all__ = [
    "appearances",
    "documents",
    "event",
    "facts",
    "listing",
    "naming",
    "paging",
    "presence",
    "reading",
    "seats",
]

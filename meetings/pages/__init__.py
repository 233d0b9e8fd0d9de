"""What the pages of meetings, people and documents show, ready for their templates."""

__all__ = [
    "appearances",
    "event",
    "facts",
    "filters",
    "listing",
    "naming",
    "presence",
    "reading",
    "seats",
    "statuses",
]

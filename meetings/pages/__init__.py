"""What the pages of meetings, people and documents show, ready for their templates."""

__all__ = [
    "appearances",
    "facts",
    "filters",
    "listing",
    "naming",
    "presence",
    "reading",
    "schema_org",
    "seats",
    "statuses",
]

"""Where staff enter reports, what they recommend, and what became of it."""

from reports.admin import reports

__all__ = ["reports"]

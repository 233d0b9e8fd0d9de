"""What the pages of reports and recommendations show, ready for their templates."""

__all__ = ["listing", "progress", "put_forward", "showing"]

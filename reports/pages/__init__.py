"""What the pages of reports and recommendations show, ready for their templates."""

__all__ = ["listing", "put_forward", "showing"]

"""The head of minutes: which body met, on which day, where, and from when to when."""

__all__ = ["body", "day", "hours", "next_meeting", "place"]

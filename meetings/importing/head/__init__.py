"""The head of minutes: which body met, on which day, where, and from when to when."""

__all__ = ["body_name", "hours", "meeting_day", "next_meeting", "place"]

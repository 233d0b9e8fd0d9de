"""The clerk's work on one meeting: what is done, what is next, typed lines made into rows."""

__all__ = [
    "agenda_lines",
    "agenda_rows",
    "attendance_lines",
    "desk",
    "drafting",
    "posting_preview",
    "steps",
]

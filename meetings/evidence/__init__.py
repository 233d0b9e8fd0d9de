"""What the record knows of the law's clocks: facts of meetings, closed days, receipts, evidence."""

__all__ = ["clocks", "closed_days", "gathering", "names", "posting", "receipt_checks", "words"]

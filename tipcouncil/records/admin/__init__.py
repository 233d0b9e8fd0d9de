"""What all forms of staff share: posting, withdrawing, reasons, conflicts."""

__all__ = [
    "base",
    "conflicts",
    "documents",
    "fields",
    "gate",
    "inlines",
    "posting",
    "questions",
    "reasons",
    "renaming",
    "seen",
    "verbs",
    "withdrawal",
]

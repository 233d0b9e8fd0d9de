"""What all forms of staff share: posting, withdrawing, reasons, conflicts."""

__all__ = [
    "base",
    "fields",
    "files",
    "forms",
    "gate",
    "history",
    "inlines",
    "lists",
    "reasons",
    "seen",
    "verbs",
    "withdrawal",
]

"""Files of the record: taken in with care, stored whole, described, and handed out."""

__all__ = [
    "foreign",
    "intake",
    "kept",
    "outside",
    "paper",
    "pictures",
    "recognise",
    "storage",
    "stored",
    "streaming",
    "types",
]

"""Files of the record: taken in with care, stored whole, described, and handed out."""

__all__ = [
    "intake",
    "kept",
    "messages",
    "outside",
    "paper",
    "pictures",
    "recognise",
    "storage",
    "stored",
    "streaming",
    "types",
]

"""Files of the record: taken in with care, stored whole, described, and handed out."""

__all__ = [
    "intake",
    "kinds",
    "office",
    "office_names",
    "pdf",
    "pictures",
    "recognise",
    "storage",
    "stored",
    "streaming",
    "text",
    "types",
]

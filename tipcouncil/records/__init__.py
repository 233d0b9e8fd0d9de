"""The floor: what makes anything here a public record. It has no tables and imports no app."""

__all__ = [
    "absolute_urls",
    "api",
    "dates",
    "domain_names",
    "files",
    "lists",
    "log",
    "metadata",
    "plausible",
    "posting",
    "printing",
    "reading",
    "redaction",
    "sandbox",
    "saving",
    "tables",
    "texts",
    "versions",
]

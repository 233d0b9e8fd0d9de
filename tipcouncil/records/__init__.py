"""The floor: what makes anything here a public record. It has no tables and imports no app."""

__all__ = [
    "absolute_urls",
    "api",
    "dates",
    "domain_names",
    "files",
    "filters",
    "hidden",
    "identifiers",
    "log",
    "metadata",
    "plausible",
    "posting",
    "redaction",
    "sandbox",
    "saving",
    "tables",
    "texts",
    "versions",
]

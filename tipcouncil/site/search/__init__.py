"""Finding things in the public record: one interface, over SQLite's or PostgreSQL's own index.

A row of the index is what a reader would want to open: an item of a meeting, a section, an act, a
page of a file. Only what is public is indexed, and each row passes the gate again when it is read.
"""

__all__ = [
    "changes",
    "checking",
    "facets",
    "indexing",
    "language",
    "query",
    "results",
    "snippets",
]

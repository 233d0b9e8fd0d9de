"""Texts of the record and the law that they cite: links, cautions, and who cites what."""

__all__ = ["cited_in", "law_cited", "links", "mentions", "missing_law"]

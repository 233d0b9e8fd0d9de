"""Pages of the record as tagged PDFs (PDF/A-2a, PDF/UA-1)."""

__all__ = ["documents", "pdf", "response", "xml"]

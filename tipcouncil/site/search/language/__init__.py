"""How people ask: words and their stems, spelling, synonyms, and questions."""

__all__ = ["questions", "spelling", "words"]

"""How people ask: words and their stems, spelling, synonyms, and questions."""

__all__ = ["endings", "questions", "site_pages", "spelling", "synonyms", "words"]

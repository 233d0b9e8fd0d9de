"""The items of the agenda in a text of minutes: numbered, bulleted, in tables, or in prose."""

__all__ = ["headings", "lists", "manners", "reading", "tree"]

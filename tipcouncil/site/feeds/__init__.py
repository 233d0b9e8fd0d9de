"""How the record is followed by programs: Atom feeds, and the map of the site."""

__all__ = ["entries", "feeds", "search", "sitemaps"]

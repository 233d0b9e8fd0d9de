"""The site's own pages: the first one, search, about, data, and errors."""

__all__ = ["about", "api", "context", "data", "errors", "home", "images", "search", "wellknown"]

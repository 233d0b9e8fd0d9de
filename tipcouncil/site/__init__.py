"""The roof: what needs to see every app."""

__all__ = ["accounts", "markdownx", "middleware", "notices", "redirects", "staff", "views"]

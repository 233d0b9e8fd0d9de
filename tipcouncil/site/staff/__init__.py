"""The staff's site: what is to be done comes first, then each kind of record."""

__all__ = ["calendar", "site"]

"""What a page says about itself to programs: to those who cite it, and to those who index it."""

__all__ = ["citation", "identifiers", "jsonld"]

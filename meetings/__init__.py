"""The council: its bodies, members, sittings and papers."""

__all__ = ["api", "citing", "desk", "evidence", "importing", "pages", "sections", "views"]

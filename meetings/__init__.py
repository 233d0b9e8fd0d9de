"""The council: its bodies, members, sittings and papers."""

__all__ = ["api", "citing", "desk", "importing", "pages", "sections", "views"]

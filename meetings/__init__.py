"""The council: its bodies, members, sittings and papers."""

__all__ = [
    "api",
    "citing",
    "deadlines",
    "desk",
    "evidence",
    "importing",
    "pages",
    "sections",
    "views",
]

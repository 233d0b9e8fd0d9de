"""The inventory of trafficking law: as visitors choose from it, and beside a newer list."""

__all__ = ["deciding", "differences", "file", "proposals", "selection", "tables"]

"""The inventory of trafficking law: as visitors choose from it, and beside a newer list."""

__all__ = ["columns", "deciding", "differences", "file", "proposals", "selection"]

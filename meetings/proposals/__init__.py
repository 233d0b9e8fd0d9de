"""The rows of a meeting, proposed from the text of its minutes, for a clerk to take over."""

__all__ = ["agenda", "proposal", "rows", "sitting"]

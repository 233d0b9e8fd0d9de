"""Addresses that answered once, or are nearly right, lead to the page that they mean."""

__all__ = ["guessed", "middleware", "recorded"]

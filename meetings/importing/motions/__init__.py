"""Motions and votes, as minutes say them: in set forms or told in sentences."""

__all__ = ["reading"]

"""Words that must not stand: found in all that is public, and hidden in one act."""

__all__ = ["places", "redacted", "redaction", "words"]

"""A text of minutes made even before it is parsed: lines, passages, torn tables."""

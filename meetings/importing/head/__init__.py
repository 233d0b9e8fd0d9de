"""The head of minutes: which body met, on which day, where, and from when to when."""

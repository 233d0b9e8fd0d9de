"""What stands inside the files of the record: its words, and those that nobody sees."""

__all__ = ["hidden_words", "texts"]

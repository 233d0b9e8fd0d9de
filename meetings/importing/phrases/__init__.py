"""Small phrases that all parts of minutes share: days, hours, titles, names, counts."""

__all__ = ["dates", "labels", "names", "people", "times", "titles", "vote_counts", "words"]

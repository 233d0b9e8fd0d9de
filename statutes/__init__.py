"""The law that the record cites: sections, acts, and how each changed. It knows of no meeting."""

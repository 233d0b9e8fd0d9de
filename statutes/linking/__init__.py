"""Texts of the record and the law that they cite: links, cautions, and who cites what."""

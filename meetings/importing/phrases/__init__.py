"""Small phrases that all parts of minutes share: days, hours, titles, names, counts."""

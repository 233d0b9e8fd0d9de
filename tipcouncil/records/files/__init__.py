"""Files of the record: taken in with care, stored whole, described, and handed out."""

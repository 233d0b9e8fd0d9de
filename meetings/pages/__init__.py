"""What the pages of meetings, people and documents show, ready for their templates."""

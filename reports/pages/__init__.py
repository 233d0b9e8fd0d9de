"""What the pages of reports and recommendations show, ready for their templates."""

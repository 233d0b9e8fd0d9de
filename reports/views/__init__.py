"""Pages, files and tables of reports and recommendations."""

"""The site's own pages: the first one, search, about, data, and errors."""

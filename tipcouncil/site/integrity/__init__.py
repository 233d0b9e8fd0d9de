"""Whether record and files still are what they were when they became public."""

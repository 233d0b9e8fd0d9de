"""The staff's editor of Markdown: its preview, and pictures dropped on it."""

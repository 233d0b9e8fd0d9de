"""A file as text: Word, OpenDocument, RTF, web page, PDF, or a scan."""

"""A file as text: Word, OpenDocument, RTF, web page, PDF, or a scan."""

__all__ = ["docx", "html", "ocr", "odt", "pdf", "rtf", "xml_parts"]

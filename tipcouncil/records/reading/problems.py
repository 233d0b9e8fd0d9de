"""Why there is no text in a file, in sentences for the clerk."""

LOCKED_PDF = (
    "This PDF is locked with a password. Open it, take the password off, save it, and upload the"
    " new file."
)
DAMAGED_PDF = (
    "This PDF is damaged and cannot be opened. Upload it again; if that does not help, open it,"
    " print it to a new PDF, and upload that."
)
SCAN = "No text was found: this seems to be a scan."
DAMAGED = "This file is damaged: its text cannot be read."
ENDLESS = "This file is built so that reading it does not end."


class UnreadableError(Exception):
    """The file holds no text that can be read; the message says why, for the clerk."""

    is_scan = False


class ScanError(UnreadableError):
    """The file holds pictures of pages: their words need a program that reads pictures."""

    is_scan = True

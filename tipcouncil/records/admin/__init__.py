"""What all forms of staff share: posting, withdrawing, reasons, conflicts."""

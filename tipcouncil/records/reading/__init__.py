"""What is in a paper: its words, and those that nobody sees who reads it, kind by kind.

What nobody sees is marked hidden, printed in the color of what is behind it, under a box, in a
comment, a speaker's note, a hidden sheet. None of it goes into a text that is public or can be
searched. But a file that is posted is public with all of it, so staff are shown it and asked first.

The modules here import nothing but the standard library and the readers of PDF and of pictures:
they run in the processes that read strangers' files.
"""

__all__ = ["hidden", "markup", "ocr", "office", "problems"]

"""One printed page: the task of a process that then ends. The PDF is its whole output.

The typesetter is native code and keeps what it has learnt in memory for the next page; here both
end with the process. The words come as data on its input and are never read as markup.
"""

import sys
from pathlib import Path

import typst

PRINT = Path(__file__).resolve().parent / "template"
STANDARDS = ["a-2a", "ua-1"]
REFUSED = 3  # pdf.py knows it by this: an exit code that neither Python nor a signal gives


def typeset(file):
    """It ends with REFUSED where the typesetter refuses the words, such as one that no font has."""
    try:
        made = typst.compile(
            PRINT / "document.typ",
            root=PRINT,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[PRINT / "fonts"]),
            format="pdf",
            sys_inputs={"document": file.read().decode()},
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        print(str(error)[:300], file=sys.stderr)  # noqa: T201 - the parent's log
        sys.exit(REFUSED)
    sys.stdout.buffer.write(made)

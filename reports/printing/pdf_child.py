"""A process that sets one printed page and then ends: the PDF is its whole output.

The typesetter is native code and keeps what it has learnt in memory for the next page; here both
end with the process. The words come as data on its input and are never read as markup.

Run as `python -I pdf_child.py MEMORY SECONDS < document.json > document.pdf`; imports nothing of
ours. It ends with REFUSED where the typesetter refuses the words, such as one that no font has.
"""

import os
import resource
import sys
from pathlib import Path

PRINT = Path(__file__).resolve().parent / "template"
STANDARDS = ["a-2a", "ua-1"]
MOST_OUTPUT = 50 * 1024 * 1024  # bytes
REFUSED = 3


def restrict(memory, seconds):
    """Bounds that this process cannot lift again."""
    os.nice(10)
    for bound, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MOST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


def typeset(words):
    return typst.compile(
        PRINT / "document.typ",
        root=PRINT,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[PRINT / "fonts"]),
        format="pdf",
        sys_inputs={"document": words},
        pdf_standards=STANDARDS,
    )


if __name__ == "__main__":
    restrict(int(sys.argv[1]), int(sys.argv[2]))
    import typst  # after the limits: what it does, it does within them

    try:
        made = typeset(sys.stdin.read())
    except typst.TypstError as error:
        print(str(error)[:300], file=sys.stderr)  # noqa: T201 - the parent's log
        sys.exit(REFUSED)
    sys.stdout.buffer.write(made)

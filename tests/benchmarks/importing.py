"""How long it takes to read minutes of ten pages from a file of each kind.

    TIPC_PROFILE=local python -m tests.benchmarks.importing

Counted is the processor time of this process and of the one that reads the file, so that others at
work on the machine do not count. The exit status is 1 when a kind needs more than a second.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import django

from meetings import importing
from tests.meetings.importing import made

LIMIT = 1.0  # seconds
LINES = 480  # ten pages of 48
ITEM = """{number}. Report of the Committee on Item {number}

Ann Example reported on the work since the last meeting. The members discussed the training of
police officers, teachers and nurses under Sec. 53a-192a, and asked for figures of each district.

Motion by Ben Sample, seconded by Cal Test, to accept report {number}. Motion carried 5-0.

a) Figures by District
The figures for March 16, 2017 were handed out at 10:15 AM and will be posted on the page.

"""
HEAD = """Example Council
Minutes of the Regular Meeting
March 3, 2020
Present: Ann Example, Ben Sample, Cal Test, Dee Trial and Eli Proof

The meeting was called to order at 10:02 AM.

"""
MAKERS = {"txt": str.encode, "docx": made.docx, "pdf": made.pdf}


def minutes():
    text, number = HEAD, 0
    while text.count("\n") < LINES:
        number += 1
        text += ITEM.format(number=number)
    return text + "The meeting was adjourned at 11:58 AM.\n"


def seconds():
    """Of this process and of those that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tipcouncil.settings")
    django.setup()
    text, slowest = minutes(), 0.0
    sys.stdout.write(
        f"{'kind':6}{'bytes':>10}{'processor':>11}{'wall':>8}{'items':>7}{'motions':>9}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in MAKERS.items():
            path = Path(folder) / f"minutes.{kind}"
            path.write_bytes(make(text))
            importing.parse_file(path)  # what is loaded once does not count
            before, began = seconds(), time.monotonic()
            _, parsed = importing.parse_file(path)
            spent, wall = seconds() - before, time.monotonic() - began
            slowest = max(slowest, spent)
            sys.stdout.write(
                f"{kind:6}{path.stat().st_size:>10}{spent:>10.2f}s{wall:>7.2f}s"
                f"{len(parsed.items()):>7}{len(parsed.motions):>9}\n"
            )
    return 1 if slowest > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())

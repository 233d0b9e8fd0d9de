"""Work on what strangers sent, done by a process that may fail without harm.

    limits = Limits(1024 * MB, 20, 50 * MB)
    answer = run("tipcouncil.records.printing.pdf_task:typeset", words, limits)

Readers of PDF, fonts and pictures are native code, and any file can be built to crawl or to swell.
Whatever it does, it does in a process of its own: within bounds of memory, time and output that it
cannot lift again, and without a secret in its environment. What it wrote before it ended stands.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

__all__ = ["MB", "Answer", "Limits", "run"]

CHILD = Path(__file__).with_name("child.py")
ROOT = Path(__file__).resolve().parents[3]
MB = 1024**2  # bytes
PIECE = 1 << 20  # bytes


class Limits(NamedTuple):
    """What the process may take: bytes of addresses, seconds, and bytes of output."""

    memory: int
    seconds: int
    output: int


class Answer(NamedTuple):
    """What the process wrote, and how it ended: `code` is None where its time was over."""

    output: bytes
    error: str
    code: int | None

    @property
    def is_cut_short(self):
        """Whether it did not come to its end: it met a bound of time or memory, or crashed."""
        return self.code != 0

    def objects(self):
        """Its lines, each of one JSON value, up to one that was cut short."""
        for line in self.output.splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                return


def run(task, payload, limits, *arguments, env=None):
    """Let a process call the function `task` names ("package.module:function").

    It is called with a stream of the payload (bytes, or an open file) and the arguments as words,
    and writes its answer to its standard output.
    """
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as error,
    ):
        given.writelines([payload] if isinstance(payload, bytes) else pieces(payload))
        given.seek(0)
        words = [ROOT, task, *limits, *arguments]
        code = None
        with contextlib.suppress(subprocess.TimeoutExpired):  # then it is killed
            code = subprocess.run(
                [sys.executable, "-I", CHILD, *map(str, words)],
                stdin=given,
                stdout=output,
                stderr=error,
                env=env or {},
                timeout=limits.seconds,
                check=False,
            ).returncode
        output.seek(0)
        error.seek(0)
        return Answer(output.read(), error.read(300).decode(errors="replace"), code)


def pieces(file):
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")

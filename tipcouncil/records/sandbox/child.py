"""The process in which one task is done, and which then ends.

Run as `python -I child.py ROOT MODULE:FUNCTION MEMORY SECONDS OUTPUT [WORDS] < payload`. The bounds
come first: whatever the task imports is imported within them.
"""

import importlib
import os
import resource
import sys


def restrict(memory, seconds, output):
    """Bounds that this process cannot lift again."""
    os.nice(5)
    for bound, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


if __name__ == "__main__":
    root, task, memory, seconds, output, *words = sys.argv[1:]
    restrict(int(memory), int(seconds), int(output))
    sys.path.insert(0, root)
    module, _, name = task.partition(":")
    getattr(importlib.import_module(module), name)(sys.stdin.buffer, *words)

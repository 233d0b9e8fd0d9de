"""Tasks for the tests of the sandbox."""

import json
import os
import sys


def say(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def echo(file, *words):
    say(file.read().decode())
    say(words)


def environment(file):
    say(dict(os.environ))


def too_much(file, bound):
    say("begun")
    if bound == "memory":
        bytearray(1 << 30)
    while bound == "time":
        pass
    if bound == "output":
        sys.stdout.write("x" * (2 << 20))
        sys.stdout.flush()


def broken(file):
    raise RuntimeError

"""A text twice as long is read in about twice the steps, whatever it is made of.

A step is a call that the reading makes; what a pattern does within one call is bounded by its own
counts. Seconds are measured by tests/benchmarks/citations.py, which knows the same shapes.
"""

import sys

from statutes.citations import find
from tests.benchmarks.citations import REPEATED, shape


def steps(text):
    counted = 0

    def count(_frame, event, _called):
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find(text)
    finally:
        sys.setprofile(before)
    return counted


def test_twice_the_text_takes_no_more_than_twice_the_steps():
    slow = []
    for name in REPEATED:
        text = shape(name, 4000)
        find(text)  # what is remembered between readings is remembered now
        if steps(text) > 2 * steps(shape(name, 2000)) + 200:
            slow.append(name)
    assert slow == []

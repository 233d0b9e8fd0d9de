"""What staff do at one press of a button is one: all of it happens, or nothing.

What follows of every row that was saved, such as its place in the search, may be put off to the
end, where a meeting with forty items follows once and not forty times. The record knows nothing
of that: whoever wants to be around such a block adds himself to `AROUND`.
"""

from contextlib import ExitStack, contextmanager

from django.db import transaction

AROUND = []  # makers of context managers, entered at the beginning of the transaction


@contextmanager
def as_one():
    with transaction.atomic(), ExitStack() as around:
        for surrounding in AROUND:
            around.enter_context(surrounding())
        yield

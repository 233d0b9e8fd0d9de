"""A meeting whose record names somebody, for tests of the withdrawal of words."""

from tests import make

REASON = "Withdrawn because it named a person whom the law protects."
NAME = "Jane Doe"


def sitting():
    """Approved minutes, and the name in what was entered beside them."""
    meeting = make.meeting(date="2017-01-19", note=f"Held for {NAME}.")
    item = make.agenda_item(f"A letter from {NAME}", meeting=meeting)
    make.attendance("DOE, Jane", meeting=meeting)
    motion = make.motion("To thank Jane\nDoe’s lawyer.", meeting=meeting, agenda_item=item)
    for name in (NAME, "Doe, Jane"):
        make.vote(name, motion=motion)
    make.minutes("# 1. Letter\n\n**Jane** Q. Doe spoke.", meeting=meeting).approve()
    return meeting

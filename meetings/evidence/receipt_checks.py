"""A receipt held against what it is of: does the site still hold what was posted then?"""

from typing import NamedTuple

from django.dispatch import Signal, receiver

from meetings.evidence.posting import digest_of, votes_of
from meetings.models import MinutesRevision, Receipt, Subject
from tipcouncil.records.files.stored import sha256

checked = Signal()  # receivers give a Check of the `receipt`, where it is of their records

GONE = "What this receipt is of is not public now, so nothing can be compared."


class Check(NamedTuple):
    """Whether it fits, in words; None where there is nothing to compare. `url` leads to it."""

    fits: bool | None
    words: str
    url: str = ""


def check_of(receipt):
    if not receipt.is_posting:
        return Check(
            None, "This was done outside of this site, so there is no checksum to compare."
        )
    answers = [found for _, found in checked.send(Receipt, receipt=receipt) if found]
    return answers[0] if answers else Check(None, GONE)


def compared(digest, receipt, what, url=""):
    if digest == receipt.sha256:
        return Check(True, f"{what} has the checksum of this receipt.", url)
    return Check(False, f"{what} has another checksum: it is not what was posted then.", url)


def check_of_file(paper, receipt):
    """By the bytes on the disk, not by what was noted of them."""
    try:
        with paper.file.open("rb") as stored:
            return compared(sha256(stored), receipt, "The file", paper.get_file_url())
    except FileNotFoundError:
        return Check(False, "The file is missing on this site.")


def check_of_version(versions, receipt):
    version = versions.filter(number=receipt.version).first()
    if version is None:
        return None
    what = f"Version {version.number}, as this site keeps it,"
    return compared(digest_of(version.body), receipt, what, version.get_absolute_url())


@receiver(checked)
def check_of_meeting(sender, receipt, **signal):
    subject, meeting = receipt.subject, receipt.meeting
    if receipt.text:
        return compared(digest_of(receipt.text), receipt, "The text below")
    if subject == Subject.DOCUMENT and (paper := receipt.paper):
        return check_of_file(paper, receipt)
    if meeting and receipt.version:
        own = MinutesRevision.objects.public().filter(minutes__meeting=meeting)
        return check_of_version(own, receipt)
    if subject == Subject.VOTES:
        return compared(digest_of(votes_of(meeting)), receipt, "What the page says of the votes")
    return None

"""The words of a motion, where one sentence has the names alone and another has what was moved."""

import re

from meetings.importing.motions.results import STANDS_FOR_RESULT
from meetings.importing.phrases.names import is_only_office
from meetings.importing.text.passages import Passage

COUNTS_ONLY = re.compile(r"\d{1,2}\s+(?:for|in favou?r|yes|ayes?|votes?)\b", re.IGNORECASE)
DONE = re.compile(
    r"""
    # “the minutes of May 5 were unanimously approved”, “Meeting adjourned”
      (?:the\s+)?(?:[\w'’]+\s+){0,3}
      (?:
          minutes|agenda|requests?|applications?|reports?|bills|warrants?|proposals?
          |recommendations?|polic(?:y|ies)|meeting
      )\b[^.;]{0,200}?\b(?:was|were)\s+(?:unanimously\s+)?
      (?:approved|accepted|adopted|denied|rejected|tabled|granted|adjourned|closed)\b
    |(?:the\s+)?meeting\s+adjourned\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(r"^[\"“‘']?\s*(?:That|THAT|RESOLVED|Resolved|BE IT|to\b)")


class Spoken:
    """A sentence of the minutes and where it stands."""

    def __init__(self, text: str, passage: Passage, start: int, is_first: bool):
        self.text = text
        self.passage = passage
        self.line = passage.line_of(start)
        self.at = self.line - 1
        self.is_first = is_first  # of its passage


def is_empty_text(text: str) -> bool:
    bare = text.strip(" .,;:()-–—")
    if is_in_the_past(bare):
        return False
    if COUNTS_ONLY.match(bare):
        return True
    return len(bare.split()) < 2 or bool(STANDS_FOR_RESULT.match(bare)) or is_only_office(bare)


def is_in_the_past(text: str) -> bool:
    """“the minutes of May 5 were approved” behind the names says what was moved and how it went."""
    return bool(DONE.match(text))


def text_nearby(spoken: list[Spoken], i: int, end: int) -> tuple[str, int]:
    """The words of a motion of which a sentence tells the names alone: quoted below, or above."""
    for j in range(i + 1, min(end, i + 7)):
        if QUOTED.match(spoken[j].text):
            whole = [spoken[j].text]
            for k in range(j + 1, min(end, j + 4)):
                if STANDS_FOR_RESULT.match(spoken[k].text):
                    break
                if spoken[k].passage is not spoken[j].passage and whole[-1].rstrip().endswith(
                    (".", "”", '"')
                ):
                    break
                whole.append(spoken[k].text)
            return " ".join(whole), j
    if i and spoken[i - 1].passage.is_heading and spoken[i].at - spoken[i - 1].at <= 6:
        return spoken[i - 1].text, i
    if i and (spoken[i].passage is spoken[i - 1].passage or spoken[i].at - spoken[i - 1].at <= 3):
        return spoken[i - 1].text, i
    return spoken[i].text, i

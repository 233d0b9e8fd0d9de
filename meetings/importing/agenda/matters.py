"""Items that the paper calls what they are: matters, and the topics of a list at its beginning."""

import itertools
import re
from dataclasses import replace

from meetings.importing.agenda.groups import title_above
from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label
from meetings.importing.text.line import Line

FEWEST = 2  # topics; one that comes again may do so by chance
MATTER = re.compile(
    r"in\s+(?:the\s+|re:?\s+)?matter\s+of\b\s*:?\s*(?P<title>\S.*)?$", re.IGNORECASE
)
LIST_HEAD = re.compile(
    r"(?:(?:table of )?contents|topics|agenda(?: items)?|(?:meeting|proposed|draft) agenda)\s?:?$",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"^\[\d{1,3}\]\s*")  # to a link that is printed below
MOST_HEADS = 6  # of lists that are tried
MOST_LISTED = 60  # lines that such a list may take up
SHARE = 0.6  # of the topics of a list that come again, for it to be the agenda
FEWEST_PARAGRAPHS = 4  # with numbers
NEAR = 4  # lines below its head in which the list begins


def matters(lines: list[Line]) -> list[ItemHeading]:
    """“In the Matter of” over each item, as county commissioners have it."""
    found = []
    for at, line in enumerate(lines):
        said = MATTER.match(line.text[:400]) if line.text and not line.is_meta else None
        if not said:
            continue
        called = line.text[: said.start("title")] if said["title"] else line.text
        label = Label("", "matter", 0, len(called), written=called.strip())
        if said["title"]:
            title, rest = titles.split_title(said["title"], is_marked=False)
            found.append(ItemHeading(at, at, label, title, rest))
            continue
        below = next((i for i in range(at + 1, min(at + 3, len(lines))) if lines[i].text), None)
        if below is not None and len(lines[below].text.split()) <= titles.LONGEST_TITLE:
            found.append(ItemHeading(at, below, label, lines[below].text.rstrip(" :")))
    return found


def listed_topics(lines: list[Line]) -> list[ItemHeading]:
    """The topics of a list at the beginning, where each comes again in a line of its own."""
    heads = [line.at for line in lines if LIST_HEAD.fullmatch(REFERENCE.sub("", line.text[:60]))]
    for at in heads[:MOST_HEADS]:
        listed, end = list_below(lines, at)
        if len(listed) < FEWEST:
            continue
        found = [
            ItemHeading(
                i, i, replace(topic.own_label, written=""), REFERENCE.sub("", lines[i].text), rank=1
            )
            for topic in listed
            if (i := again(lines, topic, end)) is not None
        ]
        places = [one.at for one in found]
        if len(found) >= max(FEWEST, SHARE * len(listed)) and places == sorted(set(places)):
            return found
    return []


def list_below(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The numbered lines right below the head of a list, and where they end."""
    listed: list[Line] = []
    last = at
    for i in range(at + 1, len(lines)):
        if not lines[i].text:
            continue
        is_listed = lines[i].label is not None and lines[i].own_label.value == len(listed) + 1
        if is_listed and lines[i].own_label.depth == 1:
            listed.append(lines[i])
            last = i
        elif (
            i - last > NEAR
            or lines[i].rank
            or (listed and not lines[i].bullet)
            or i - at > MOST_LISTED
        ):
            break
    return listed, last


def again(lines: list[Line], topic: Line, after: int) -> int | None:
    """Where a topic stands again behind the list, alone in its line and without a number."""
    wanted = folded(REFERENCE.sub("", topic.words))
    for i in range(after + 1, len(lines)):
        line = lines[i]
        is_plain = line.opens_block and not (line.label or line.rank or line.bullet)
        if is_plain and wanted and folded(REFERENCE.sub("", line.text[:300])) == wanted:
            return i
    return None


def capitals_outside(lines: list[Line], run: list[int]) -> list[int]:
    """ROLL CALL before and ADJOURNMENT after a numbered list, both without numbers: items too."""
    found = [
        i
        for i, line in enumerate(lines)
        if not run[0] <= i <= run[-1]
        and not (line.label or line.rank or line.bullet or line.cells)
        and line.opens_block
        and titles.is_capitals(line.text)
        and titles.is_standard(line.text)
    ]
    is_around = any(i < run[0] for i in found) and any(i > run[-1] for i in found)
    is_in_capitals = all(titles.is_capitals(lines[i].words) for i in run)
    return found if is_around and is_in_capitals and value_at(lines, run[0]) == 1 else []


def over_paragraphs(lines: list[Line]) -> list[int]:
    """Titles over paragraphs that are numbered through the paper: “34. The Board noted …”."""
    numbered = [
        i for i, line in enumerate(lines) if line.label and line.label.shape == "1." and line.words
    ]
    pairs = itertools.pairwise(numbered)
    follows = sum(value_at(lines, b) == value_at(lines, a) + 1 for a, b in pairs)
    if len(numbered) < FEWEST_PARAGRAPHS or follows < SHARE * len(numbered):
        return []
    found = [
        above
        for i in numbered
        if (above := title_above(lines, i, is_inside=i > numbered[0])) is not None
    ]
    sentences = sum(
        lines[i].words.endswith((".", ",", ";")) or not is_short(lines, i) for i in numbered
    )
    is_over_many = FEWEST <= len(found) < len(numbered)
    return found if is_over_many and sentences >= SHARE * len(numbered) else []


def value_at(lines: list[Line], i: int) -> int:
    label = lines[i].label
    return label.value if label else 0


def is_short(lines: list[Line], i: int) -> bool:
    return len(lines[i].words.split()) <= titles.LONGEST_TITLE


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

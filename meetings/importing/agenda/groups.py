"""Titles without number or mark that are items: over a list, or in a row of others like them."""

import re
from collections import Counter

from meetings.importing.agenda.headings import ItemHeading, heading_at
from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import RESOLUTION
from meetings.importing.text.line import Line

LONGEST_GROUP = 10  # words of a title over a list of items
LONGEST_PLAIN = 7  # words of a title that nothing marks
# Items of a known name, for others in lines like theirs to be items too; of those that stand
# right above their text, one less is enough.
FEWEST_ALIKE = 3
SAME_INDENT = 2  # columns by which the numbers of one list may be out of line
OF_A_VOTE = re.compile(
    r"""
    # “Roll call vote”, “Abstentions: …”
    (?:
        roll[- ]?call\ vote|ayes?|nays?|noes|yeas?|abst\w+|absent|present|in\ favou?r|opposed
        |motion|moved|second(?:ed)?|resolved|whereas|vote|carried|approved|signed|attest
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NOT_AN_ITEM = re.compile(
    r"""
    # “Present: …”, “In favor: …”, “Fax: …”
    (?:
        present|absent|regrets|apologies|attend\w*|also|staff|members?|guests?|visitors
        | public(?=\s*(?::|$|present|comments?:))
        |date|time|place|location|venue|where|when|from|to|cc|re|subject|motion|moved|second\w*
        |vote|ayes?|nays?|noes|yes|no|abst\w+|result|action|resolved|whereas|resolution|note
        |notes|signed|dated|minutes|prepared|submitted|approved|respectfully|quorum|chair
        |in\ favou?r|(?:up)?on\ (?:a\ )?roll\ call|opposed|carried|proposed|decision|discussion
        |background|recommendation|http|https|phone|tel|email|e-mail|fax|page
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
DISPOSITION = re.compile(
    r"\W*(?:\(|Y-\d|placed|passed|confirmed|adopted|continued|referred|granted|denied|deferred"
    r"|rejected|accepted|substitute|rescheduled|carried|defeated|emergency)",
    re.IGNORECASE,
)
HOLDS_ITEMS = re.compile(
    r"""
    # “Old business”, “Consent calendar”
    (?:
        (?:old|new|unfinished|continuing|other|general)\ business
        | (?:regular|special|consent|public\ hearing)\ (?:agenda|calendar)
        |public\ hearings
        | (?:action|discussion|consent)\ items
        |hearings|applications
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
OF_LAST_MINUTES = re.compile(r"minutes\s+(?:of|from)\s+(?:the\s+)?(?:\w+\s+){0,2}meeting", re.I)
LONGEST_HEADING = 30  # words of a heading; a longer one is a sentence


def is_item_title(text: str) -> bool:
    return (
        bool(text)
        and not OF_A_VOTE.match(text)
        and not RESOLUTION.match(text)
        and len(text.split()) <= LONGEST_HEADING
        and not titles.is_administrative(text)
        and not titles.is_looked_through(text)
        and not titles.is_only_date(text)
    )


def title_above(lines: list[Line], at: int, *, is_inside: bool = False) -> int | None:
    """The line right above a list that begins at `at`, if it is a title in a block of its own."""
    above = next((i for i in range(at - 1, max(-1, at - 4), -1) if lines[i].text), None)
    if above is None or not lines[above].opens_block or lines[above].is_meta:
        return None
    line = lines[above]
    is_plain = not (line.label or line.bullet or line.cells or line.is_page_mark)
    is_short = len(line.text.split()) <= LONGEST_GROUP and line.indent <= lines[at].indent
    is_title = titles.is_title_like(line.text) and not line.text.endswith((":", "?", "!"))
    is_of_paper = (
        not is_inside
        and titles.is_meeting_title(line.text)
        and not re.search(r"(?i)hearing", line.text)
    )
    is_named = is_item_title(line.text) and not NOT_AN_ITEM.match(line.text)
    is_named = is_named or (is_inside and OF_LAST_MINUTES.match(line.text) is not None)
    return above if is_plain and is_short and is_title and is_named and not is_of_paper else None


def restarted(lines: list[Line], run: list[int], first: int) -> list[int]:
    """Lists that begin again at 1, each below a title of its own: all of them, with the titles."""
    label = lines[run[0]].label
    if label is None or label.depth > 1:
        return []
    outer = lines[run[0]].indent + SAME_INDENT
    taken: list[int] = []
    starts = expected = 0
    for i, line in enumerate(lines):
        if i < first or not line.label or line.label.shape != label.shape or line.indent > outer:
            continue
        if line.label.value == 1:
            above = title_above(lines, i)
            if above is None:
                return []
            taken.append(above)
            starts, expected = starts + 1, 1
        if line.label.value == expected and expected:
            taken.append(i)
            expected += 1
    return taken if starts > 1 else []


def below_title(lines: list[Line], first: int) -> list[int]:
    """A single “1.” below a title, where the paper has no other item."""
    ones = [i for i, line in enumerate(lines) if line.label and line.label.value == 1 and i > first]
    above = title_above(lines, ones[0]) if len(ones) == 1 else None
    return [above, ones[0]] if above is not None else []


def groups_between(lines: list[Line], run: list[int], first: int) -> set[int]:
    """Headings without numbers (CONSENT AGENDA) over items whose numbers count on below them."""
    found, inside = set(), set(run)
    for i in range(max(first, run[0] - 4), run[-1]):
        line = lines[i]
        if i in inside or line.label or not line.text or line.bullet or line.cells:
            continue
        if not titles.is_capitals(line.text) or len(line.text.split()) > 6:
            continue
        if DISPOSITION.match(line.text) or line.text[0].isdigit():
            continue
        below = next((k for k in range(i + 1, i + 4) if k < len(lines) and lines[k].text), None)
        is_over_item = below in inside and line.opens_block and is_item_title(line.text)
        is_known = titles.STANDARD.match(line.text) and not line.text.endswith(":")
        if is_known or (is_over_item and not line.is_page_mark):
            found.add(i)
    return found


def below_groups(found: list[ItemHeading]) -> list[ItemHeading]:
    """What has a name of its own stands below NEW BUSINESS or REGULAR AGENDA before it."""
    group = 0  # the rank of the last group of items
    for one in found:
        if one.label or one.rank not in (1, 2):
            continue
        if HOLDS_ITEMS.match(one.title):
            group = 0 if one.rank == 2 and one.rest else one.rank
        elif titles.is_standard(one.title):
            group = 0
        elif group == one.rank:
            one.rank += 1
    return found


def layout(lines: list[Line], at: int) -> tuple[bool, bool, int]:
    """How a line that is a title stands: after a blank, over one, and how far in."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].opens_block, below is None or below.is_blank, lines[at].indent


def alike(lines: list[Line], found: list[ItemHeading], width: int) -> list[ItemHeading]:
    """Short lines that stand as the items of a known name do are items as well."""
    alone = [one for one in found if not one.rest and not lines[one.at].label and one.rank == 2]
    common = Counter(layout(lines, one.at) for one in alone).most_common(1)
    if not common or not common[0][0][0]:
        return found
    if common[0][1] < FEWEST_ALIKE - (not common[0][0][1]):
        return found
    known = {one.at for one in found}
    more = [
        heading_at(lines, i, rank=2, width=width)
        for i in range(min(known), len(lines))
        if i not in known
        and layout(lines, i) == common[0][0]
        and is_plain_title(lines, i)
        and has_text_below(lines, i, known)
    ]
    return sorted([*found, *more], key=lambda one: one.at)


def is_plain_title(lines: list[Line], at: int) -> bool:
    line = lines[at]
    words = line.text.split()
    return (
        0 < len(words) <= LONGEST_PLAIN
        and not (line.label or line.bullet or line.cells or line.is_page_mark or line.is_meta)
        and titles.is_title_like(line.text)
        and not line.text.endswith((":", "?", "!"))
        and is_item_title(line.text)
        and not NOT_AN_ITEM.match(line.text)
        and not line.text[0].isdigit()
    )


def has_text_below(lines: list[Line], at: int, known: set[int]) -> bool:
    """A sentence or another item follows, and not another short line of a list."""
    below = next((i for i in range(at + 1, at + 4) if i < len(lines) and lines[i].text), None)
    if below is None:
        return False
    is_sentence = len(lines[below].text.split()) > LONGEST_PLAIN or lines[below].text[-1] in ".!?"
    return is_sentence or below in known or bool(lines[below].bullet)

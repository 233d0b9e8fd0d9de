"""Items that begin with the hour at which they were taken up: “7:15 PM  Notice of intent”."""

import re

from meetings.importing.agenda.groups import is_item_title
from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label
from meetings.importing.text.line import Line

HOUR = re.compile(r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s*[-–—:]?\s+(?=[A-Z])", re.IGNORECASE)
FEWEST = 4  # hours at line beginnings, for the paper to go by the clock
DEED = re.compile(r"(?:motion|moved|(?:the\s+)?(?:chair|meeting))\b", re.IGNORECASE)


def timed_lines(lines: list[Line]) -> list[ItemHeading]:
    begins = [i for i, line in enumerate(lines) if line.opens_block and HOUR.match(line.text[:60])]
    if len(begins) < FEWEST:
        return []
    found = []
    for i in begins:
        hour = HOUR.match(lines[i].text[:60])
        assert hour is not None
        title, rest = titles.split_title(lines[i].text[hour.end() :], is_marked=False)
        if not DEED.match(title) and is_item_title(title):
            label = Label("", "hour", 0, hour.end(), written=hour[0].strip())
            found.append(ItemHeading(i, i, label, title, rest))
    return found

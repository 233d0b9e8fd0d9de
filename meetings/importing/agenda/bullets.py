"""Bullets that are items: those that link to a matter, a single one, and those below “Agenda”."""

import itertools
import re

from meetings.importing.agenda.headings import BOLD_RANK, ItemHeading
from meetings.importing.phrases import titles
from meetings.importing.phrases.titles import LONGEST_TITLE
from meetings.importing.text.line import Line, visible

LINK_TO_MATTER = re.compile(r"\[#?\d{1,6}\]\([^()\n]{1,300}\)\s*$|\s#\d{1,6}\s*$")
FEWEST_BULLETS = 3  # bullets that make an agenda; two may be any list
AGENDA = re.compile(r"(?:meeting )?(?:agenda|topics)(?: items)?\s?:?", re.IGNORECASE)


def with_linked_bullets(lines: list[Line], found: list[ItemHeading]) -> list[ItemHeading]:
    """Below a heading, bullets that link to a matter (“Budget [#12](…)”) are its items."""
    more = []
    for above, after in zip(found, [*found[1:], None], strict=False):
        end = after.at if after else len(lines)
        bullets = [i for i in range(above.at + 1, end) if lines[i].bullet]
        outer = min((lines[i].indent for i in bullets), default=0)
        for i in bullets:
            linked = LINK_TO_MATTER.search(lines[i].raw[:2000])
            if lines[i].indent == outer and linked:
                bare = visible(lines[i].raw[: linked.start()].strip().lstrip("*-+ "))
                rest = visible(linked[0])
                more.append(ItemHeading(i, i, None, bare.strip(" :-"), rest, above.rank + 1))
    return sorted([*found, *more], key=lambda one: one.at)


def with_lone_bullets(lines: list[Line], found: list[ItemHeading]) -> list[ItemHeading]:
    """A single bullet right below an item, with text below it, is a heading and no list."""
    more = []
    for above, after in zip(found, [*found[1:], None], strict=False):
        end = after.at if after else len(lines)
        inside = [i for i in range(above.last + 1, end) if not lines[i].is_blank]
        bullets = [i for i in inside if lines[i].bullet]
        is_alone = len(bullets) == 1 and bullets[0] == inside[0] and len(inside) > 1
        line = lines[bullets[0]] if is_alone else None
        is_markup = 0 < above.rank < BOLD_RANK  # there the items have headings, not bullets
        may_hold = not above.rest and not is_markup
        if line and may_hold and titles.is_title_like(line.text) and ":" not in line.text:
            more.append(ItemHeading(bullets[0], bullets[0], None, line.text, "", BOLD_RANK + 1))
    return sorted([*found, *more], key=lambda one: one.at)


def below_agenda(lines: list[Line]) -> list[ItemHeading]:
    """Where the paper has no other items: the outer bullets below “Agenda”."""
    found: list[ItemHeading] = []
    for at, line in enumerate(lines):
        if found or line.bullet or not AGENDA.fullmatch(line.text):
            continue
        below = lines[at + 1 :]
        end = next((k for k, one in enumerate(below) if one.rank or one.is_bold), len(below))
        bullets = [one for one in below[:end] if (one.bullet or one.label) and one.words]
        outer = min((one.indent for one in bullets), default=0)
        for one in bullets:
            if one.indent == outer:
                title, rest = titles.split_title(one.words, is_marked=False)
                found.append(ItemHeading(one.at, one.at, one.label, title, rest))
    is_short = all(len(one.title.split()) <= LONGEST_TITLE for one in found)
    return found if is_short else []


def outer_bullets(lines: list[Line], first: int) -> list[ItemHeading]:
    """Where nothing else marks the items: outer bullets that are titles, with bullets below."""
    bullets = [i for i in range(first, len(lines)) if lines[i].bullet and lines[i].text]
    if not bullets or any(line.rank for line in lines[bullets[0] :]):
        return []
    outer = min(lines[i].indent for i in bullets)
    tops = [i for i in bullets if lines[i].indent == outer]
    holding = sum(
        lines[a].indent == outer < lines[b].indent for a, b in itertools.pairwise(bullets)
    )
    if len(tops) < FEWEST_BULLETS or holding < len(tops) / 2:
        return []
    found = []
    for i in tops:
        title, rest = titles.split_title(lines[i].words, is_marked=False)
        found.append(ItemHeading(i, i, lines[i].label, title, rest))
    return found if all(len(one.title.split()) <= LONGEST_TITLE for one in found) else []

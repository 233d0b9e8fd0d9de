"""Lists of sections as they are written: numbers, ranges, and the pinpoints within a section."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from statutes.citations.grammar import word
from statutes.citations.kinds import Citation, Kind
from statutes.citations.section_numbers import (
    UNIFORM_COMMERCIAL_CODE,
    base_of,
    is_regulation,
    is_section,
    read_parts,
    sort_key,
    split_number,
)

Path = tuple[str, ...]

SECTION, SHORT_SECTION = word("section"), word("short_section")
SIGNED, AND, INCLUSIVE = word("signed"), word("and"), word("inclusive")
STEPS, SPELLED = word("steps"), word("spelled")
STEP = re.compile(r"\(\s?([0-9A-Za-z]+)\s?\)")
MOST_PINPOINTS = 40
DEEPEST = 8  # more steps than any pinpoint has


@lru_cache(maxsize=4096)
def steps_of(written: str) -> Path:
    """("a", "1", "A") of “(a)(1)(A)”."""
    return tuple(STEP.findall(written))


def step_kind(step: str) -> str:
    if step.isdigit():
        return "number"
    return "capital" if step.isupper() else "letter"


@lru_cache(maxsize=4096)
def beside(path: Path, steps: Path) -> Path | None:
    """The pinpoint that "(c)" means after "(a)(1)": the step of its kind gives way."""
    for depth in range(len(path) - 1, -1, -1):
        if step_kind(path[depth]) == step_kind(steps[0]):
            return (path[:depth] + steps)[:DEEPEST]
    return None


def more_paths(match: re.Match[str], path: Path) -> Iterator[tuple[int, int, Path]]:
    """The further pinpoints of “(b)(1), (4) and (10)”: start, end and steps of each."""
    for steps in STEPS.finditer(match.string, *match.span("more")):
        following = beside(path, steps_of(steps[0])) if path else None
        if following is None:
            return
        path = following
        yield match.string.index("(", steps.start()), steps.end(), path


def read_spelled(text: str, start: int) -> tuple[list[tuple[int, int, Path]], int]:
    """ "subdivision (3) of subsection (a) of": each pinpoint with its place, and where it ends.

    The deepest step comes first in the words and last in the pinpoint. Without a pinpoint the end
    is the position from which to read on.
    """
    levels: list[list[Path]] = []
    places: list[tuple[int, int]] = []
    position = start
    match = SPELLED.match(text, position)
    while match and len(levels) < 6:
        if not match["of"]:
            return [], match.end()
        path = (match["bare"],) if match["bare"] else steps_of(match["steps"])
        more = [] if match["bare"] else list(more_paths(match, path))
        levels.append([path, *(path for *_, path in more)])
        if more:
            end = match.end("steps")
            places = [(places[0][0] if places else start, end), *(place[:2] for place in more)]
        position = match.end()
        match = SPELLED.match(text, position)
    whole = [sum(steps, ()) for steps in islice(product(*reversed(levels)), MOST_PINPOINTS)]
    places = places or [(start, position)]
    if len(whole) != len(places):  # each of several within each of several: no place of its own
        return [(start, position, whole[0])] if levels else [], position
    return [(*place, path) for place, path in zip(places, whole, strict=True)], position


def read_sections(text: str, at: int, *, plural: bool, signed: bool = True) -> list[Citation]:
    """A list of sections from the first number on: "10-222, 7-344 and 7-388(a)"."""
    listed: list[Citation] = []
    start = at
    while True:
        match = SECTION.match(text, at)
        read = read_section(match, plural, signed) if match else []
        if not read and plural and listed:
            read = read_short_section(text, at, listed[-1])
        if not read:
            return listed
        if start != at:
            read[0] = read[0]._replace(start=start)
        listed += read
        end = read[-1].end
        inclusive = INCLUSIVE.match(text, end) if read[-1].to else None
        joined = AND.match(text, inclusive.end() if inclusive else end)
        if not joined:
            return listed
        start = at = joined.end()
        sign = SIGNED.match(text, start)
        if sign and not signed:
            return listed  # a list of its own, which opens with its sign
        if sign:
            at = sign.end()
            plural = plural or is_plural(sign["sign"])


def is_plural(sign: str) -> bool:
    return sign.count("§") > 1 or "s" in sign.lower()[3:]


def citation(start: int, end: int, number: str, to: str = "", path: Path = ()) -> Citation:
    of_statutes = Kind.STATUTE_RANGE if to else Kind.STATUTE
    kind = Kind.REGULATION if is_regulation(number) else of_statutes
    return Citation(start, end, kind, "", number, to, path)


def read_section(match: re.Match[str], plural: bool, signed: bool) -> list[Citation]:
    """One section, or a range, or one section with pinpoints, which are a citation each."""
    ends = read_number(match["number"])
    if not ends:
        return []
    number, to = ends
    start, end = match.span("number")
    if to:
        return [citation(start, end, number, to)]
    if match["agency_part"] and not is_regulation(number):
        end = match.end("agency_part")
        return [citation(start, end, match.string[start:end].lower())]
    path = steps_of((match["steps"] or "") + match["levels"])[:DEEPEST]
    first = citation(start, match.end("levels"), number, path=path)
    if match["to"] and (last := range_end(match, number, plural, signed)):
        end = max(match.end(name) for name in ("last", "short", "last_steps"))
        steps = steps_of(match["last_steps"] or "") if path else ()
        return [citation(start, end, number, last, path)._replace(pinpoint_to=steps)]
    if path and match["to_steps"]:
        following = beside(path, steps_of(match["to_steps"]))
        if following:
            first = first._replace(pinpoint_to=following, end=match.end("to_steps"))
    read = [first]
    if match["more"]:
        read += [citation(at, stop, number, path=to) for at, stop, to in more_paths(match, path)]
    if match["et_seq"] and match.start("et_seq") == read[-1].end:
        read[-1] = read[-1]._replace(et_seq=True, end=match.end("et_seq"))
    return read


@lru_cache(maxsize=4096)
def read_number(written: str) -> tuple[str, str] | None:
    """The section that this number writes; or the two ends of a range, parted by one more dash.

    4-230-4-236 and 21a-408a-408q are ranges.
    """
    parts = split_number(written)
    middle = len(parts) // 2
    first = last = None
    if len(parts) in (4, 6) and parts[0] == parts[middle]:
        first, last = read_parts(parts[:middle]), read_parts(parts[middle:])
    elif len(parts) == 3 and parts[0].lower() != UNIFORM_COMMERCIAL_CODE and not parts[1].isdigit():
        first, last = read_parts(parts[:2]), read_parts([parts[0], parts[2]])
        last = last if first and last and base_of(first) == base_of(last) else None
    if first and last and sort_key(first) < sort_key(last):
        return first, last
    number = read_parts(parts)
    return (number, "") if number else None


def range_end(match: re.Match[str], first: str, plural: bool, signed: bool) -> str:
    """The last section of the range that is written; empty where it is none."""
    is_inclusive = bool(INCLUSIVE.match(match.string, match.end()))
    if written := match["last"]:
        # "from section 1 to section 2" moves something; a range needs "sections" or "inclusive".
        moved = match["to_word"] == "to" and match["to_sign"] and signed and not plural
        last = None if moved and not is_inclusive else read_parts(split_number(written))
    else:
        last = short_end(match["short"], first, plural or is_inclusive)
    return last if last and sort_key(last) > sort_key(first) else ""


def short_end(written: str, first: str, is_sure: bool) -> str | None:
    """The 408q of "21a-408a through 408q", the l of "54-36j to l"."""
    if written.isalpha():
        return None if first[-1].isdigit() else read_parts(split_number(base_of(first) + written))
    last = read_parts([*first.split("-")[:-1], written])
    return last if is_sure or (last and base_of(last) == base_of(first)) else None


def read_short_section(text: str, at: int, before: Citation) -> list[Citation]:
    """The 83 of "Secs. 53a-82, 83 and 84"."""
    short = SHORT_SECTION.match(text, at)
    if not short or before.kind != Kind.STATUTE or not is_section(short["short"]):
        return []
    number = read_parts([*before.number.split("-")[:-1], short["short"]])
    if not number or sort_key(number) <= sort_key(before.number):
        return []
    return [citation(at, short.end(), number)]

"""Reading pinpoints, the steps within a section: (a)(1)(A), and spelled out as the acts do."""

import re
from functools import lru_cache
from itertools import islice, product

Path = tuple[str, ...]

STEPS = re.compile(r"(?:\s{0,3}\(\s?(?:[0-9]{1,3}|[ivxl]{2,5}|[IVX]{2,4}|([A-Za-z])\1?)\s?\)){1,8}")
STEP = re.compile(r"[0-9A-Za-z]+")
# Within a list of pinpoints: one step and the comma of the next.
PLAIN_STEP = re.compile(r",\s?\(([a-z]|[0-9]{1,2})\)(?=,)")
AND_STEP = re.compile(r"\s{0,2}(?:,(?:\s{0,4}(?:and|or|&))?|and|or|&|/)\s{0,4}(?=\()", re.I)
TO_STEP = re.compile(r"\s{0,4}(?:to|through|thru|-)\s{0,4}(?=\()", re.I)
# Behind a comma, "(b)" goes on with a list of pinpoints unless a sentence goes on there.
STEP_ENDS = re.compile(
    r"\s{0,4}(?:[,;.:)\]\"]|\Z|-|(?:and|or|of|to|through|shall|is|are|&)(?![a-z]))"
)
LEVEL = (
    r"(?i:subsections?|subsecs?\.?|subdivisions?|subdivs?\.?|subparagraphs?|subpara?s?\.?"
    r"|subclauses?|clauses?|paragraphs?|paras?\.)(?![a-z])"
)
LEVEL_WORD = re.compile(rf"{LEVEL}\s{{0,8}}")
BARE_STEP = re.compile(r"([a-z]|[0-9]{1,2})(?=\s{1,8}of\s)")
OF = re.compile(
    r"\s{0,8},?\s{0,8}(?:inclusive,?\s{1,8})?of\s{1,8}(?:(?:said|such|the)\s{1,8})?", re.I
)
MOST_PINPOINTS = 40
DEEPEST = 8  # more steps than any pinpoint has


def read_steps(text: str, position: int) -> tuple[Path, int]:
    """A pinpoint, (a)(1)(A): its steps and its end."""
    if "(" not in text[position : position + 4]:
        return (), position
    steps = STEPS.match(text, position)
    return (steps_of(steps[0]), steps.end()) if steps else ((), position)


@lru_cache(maxsize=4096)
def steps_of(written: str) -> Path:
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


def more_steps(text: str, position: int, path: Path) -> tuple[Path, int] | None:
    plain = PLAIN_STEP.match(text, position)
    if plain:
        following = beside(path, (plain[1],))
        return (following, plain.end()) if following else None
    joined = AND_STEP.match(text, position)
    if not joined:
        return None
    steps, end = read_steps(text, joined.end())
    following = beside(path, steps) if steps else None
    if following is None:
        return None
    if joined[0].strip() == "," and not STEP_ENDS.match(text, end):
        return None
    return following, end


def read_spelled(text: str, position: int) -> tuple[list[tuple[int, Path]], int]:
    """ "subdivision (3) of subsection (a) of": each pinpoint with its start, and where it ends.

    The deepest step comes first in the words and last in the pinpoint. Without a pinpoint the end
    is the position from which to read on.
    """
    levels: list[list[Path]] = []
    starts = [position]
    word = LEVEL_WORD.match(text, position)
    while word and len(levels) < 6:
        at = word.end()
        paths, end, places = read_level(text, at)
        if not paths:
            return [], max(at, position + 1)
        if len(places) > 1:
            starts = [starts[0], *places[1:]]
        levels.append(paths)
        of = OF.match(text, end)
        if not of:
            return [], end
        position = of.end()
        word = LEVEL_WORD.match(text, position)
    whole = [sum(steps, ()) for steps in islice(product(*reversed(levels)), MOST_PINPOINTS)]
    if len(whole) != len(starts):  # each of several within each of several: no place of its own
        return [(starts[0], path) for path in whole[:1]], position
    return list(zip(starts, whole, strict=True)), position


def read_level(text: str, position: int) -> tuple[list[Path], int, list[int]]:
    """The pinpoints behind one word: "(a), (b) and (d)", or a bare letter before "of"."""
    bare = BARE_STEP.match(text, position)
    if bare:
        return [(bare[1],)], bare.end(), [position]
    steps, end = read_steps(text, position)
    if not steps:
        return [], position, []
    paths, places = [steps], [position]
    to = TO_STEP.match(text, end)
    if to:
        _, end = read_steps(text, to.end())
    following = more_steps(text, end, steps)
    while following:
        places.append(text.index("(", end))
        steps, end = following
        paths.append(steps)
        following = more_steps(text, end, steps)
    return paths, end, places

"""People as minutes list them: “Ann Example, Chair (via Zoom)”, “Members Doe and Roe”."""

import re
from dataclasses import dataclass

from meetings.importing.phrases.names import (
    BRACKETS,
    CALLED_SO,
    HANDLE,
    is_name,
    is_only_office,
    is_role,
    office_before,
    without_office,
)

SPLIT = re.compile(r"\s*[,;•]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s*\n\s*|\s{4,}")
DASH = re.compile(r"\s+[-–—]+\s+|\s?[–—]\s?|:\s+|-\s+")
PRESENT_WORD = re.compile(
    r"^(?:present|here|yes|aye|p|x|✓|✔|☑|in person|remote\w*|virtual\w*|zoom|late)$", re.I
)
ABSENT_WORD = re.compile(
    r"^(?:absent|no|a|excused|unexcused|apologies|regrets|not present|vacant)$|\b(?:absent"
    r"|excused|regrets|apologies)\b",
    re.I,
)
NOT_OF_NAME = re.compile(r"^\d{1,2}[.)]\s*|^(?:and|with)\s+|\s+(?:seated\s+)?for\s+[A-Z].*$")
HELD = "\x00"  # stands for what was in brackets


@dataclass
class NamedPerson:
    """Somebody in a list, with what the list says of them."""

    name: str
    role: str = ""
    remark: str = ""


def people_in(text: str, *, one_a_line: bool = False) -> list[NamedPerson]:
    """Everybody named in the text of a list. `one_a_line`: it is one line of several alike."""
    remarks: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        remarks.append((found[1] or found[2] or "").strip())
        return f" {HELD}{len(remarks) - 1}{HELD} "

    bare = BRACKETS.sub(put_away, HANDLE.sub(" ", text[:4000].replace("_", " ")))
    people: list[NamedPerson] = []
    pieces = [piece for piece in SPLIT.split(bare) if piece.strip()]
    is_one = one_a_line and not are_names(pieces)
    for place, piece in enumerate(pieces):
        held = [remarks[int(number)] for number in re.findall(f"{HELD}(\\d+){HELD}", piece)]
        piece = re.sub(f"{HELD}\\d*{HELD}?", " ", piece).strip(" .")
        said = "; ".join(filter(None, held))
        dashed = DASH.split(piece, maxsplit=1)
        person = named(dashed[0], dashed[1].strip() if len(dashed) > 1 else "", said)
        is_of_above = people and (person is None or (is_one and place))
        if is_of_above and piece and not piece[0].isdigit():
            people[-1].role = ", ".join(filter(None, (people[-1].role, piece)))
            people[-1].remark = "; ".join(filter(None, (people[-1].remark, said)))
        elif person:
            people.append(person)
        elif said and is_name(without_office(said)):  # Executive Engineer (Mr. A. Example)
            people.append(NamedPerson(without_office(said), piece))
    return people


def named(text: str, rest: str, said: str) -> NamedPerson | None:
    """The person whom a piece of a list names, with the office before and the words behind."""
    text = NOT_OF_NAME.sub("", text.strip(" .:*-–—\t"))
    office, name = office_before(text), without_office(text)
    if is_only_office(name):  # Chair (Ann Example)
        inner = without_office(said) if said else ""
        return NamedPerson(inner, text) if is_name(inner) else None
    words = name.split()
    tail = " ".join(words[-2:])
    if not is_name(name) or is_role(name):
        # “Chief Deputy Ann Example”: an office that is not in the list, and a name of two words
        is_tail = 3 <= len(words) <= 7 and is_name(tail) and not is_role(tail)
        if not is_tail or not is_role(" ".join(words[:-2])):
            return None
        office, name = " ".join(filter(None, (office, *words[:-2]))), tail
    if CALLED_SO.fullmatch(office) and " " not in name:
        office, name = "", f"{office} {name}"
    return NamedPerson(name, office, "; ".join(part for part in (rest, said) if part))


def are_names(pieces: list[str]) -> bool:
    """Whether a line names several people, and not one and what they are."""
    bare = [re.sub(f"{HELD}\\d*{HELD}?", " ", piece).strip(" .") for piece in pieces]
    names = [without_office(piece) for piece in bare]
    return len(names) > 2 and all(is_name(name) and not is_role(name) for name in names)


def status_of(remark: str) -> str | None:
    """Absent or present, where the remark behind a name says so by itself."""
    for part in re.split(r"[;,]", remark):
        if ABSENT_WORD.search(part.strip()):
            return "absent"
        if PRESENT_WORD.match(part.strip()):
            return "present"
    return None

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
# “Walt and Susan Example” among other full names are of one name.
COUPLE = re.compile(
    r"(?<=[a-z], )([A-Z][a-z]+) (?:and|&) ([A-Z][a-z]+) ([A-Z][a-z][\w'’-]+)(?=[,;])"
)
OFFICE_OR_NAME = re.compile(r"(?:Alder|Warden|Reeve|Judge|Justice|Regent|Provost|Captain)")
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

    text = re.sub(r"(?<=[a-z])_(?=[A-Z])", " ", text)  # Ann_Example
    text = COUPLE.sub(r"\1 \3 and \2 \3", text[:4000])
    bare = BRACKETS.sub(put_away, HANDLE.sub(" ", text))
    pieces = [piece for piece in SPLIT.split(bare) if piece and piece.strip()]
    people: list[NamedPerson] = []
    for place, piece in enumerate(pieces):
        name, _, behind = piece.partition(HELD)
        behind = behind.partition(HELD)[2].strip(" .")
        piece, said = taken_out(piece, remarks)
        if behind and is_role(behind) and HELD not in behind and is_name(without_office(name)):
            piece = f"{name.strip()} – {behind}"  # Ann Example (AE) Chair
        dashed = DASH.split(piece.strip(), maxsplit=1)
        rest = dashed[1].strip() if len(dashed) > 1 else ""
        person = named(dashed[0], rest, said)
        if one_a_line and place and people and not all_are_names(pieces):
            add_role(people[-1], piece.strip(" ."), said)
        elif person:
            people.append(person)
        elif OFFICE_OR_NAME.fullmatch(piece.strip(" .")) and are_surnames(pieces):
            people.append(NamedPerson(piece.strip(" .")))
        elif people and piece.strip(" ."):
            add_role(people[-1], piece.strip(" ."), said)
        elif said and is_name(without_office(said)):  # Executive Engineer (Mr. A. Example)
            people.append(NamedPerson(without_office(said), piece.strip()))
    return people


def named(text: str, rest: str, said: str) -> NamedPerson | None:
    text = text.strip(" .:*-–—\t")
    text = re.sub(r"^\d{1,2}[.)]\s*|^(?:and|with)\s+|\s+(?:seated\s+)?for\s+[A-Z].*$", "", text)
    office, name = office_before(text), without_office(text)
    if is_only_office(name):
        inner = said if said and is_name(without_office(said)) else ""
        return NamedPerson(without_office(inner), text) if inner else None
    if not is_name(name):
        # “Chief Deputy Ann Example”: an office that is not in the list, and a name of two words
        words = name.split()
        tail = " ".join(words[-2:])
        if (
            3 <= len(words) <= 7
            and is_role(" ".join(words[:-2]))
            and is_name(tail)
            and not is_role(tail)
        ):
            return NamedPerson(tail, " ".join(words[:-2]), "; ".join(filter(None, (rest, said))))
        return None
    if is_role(name):
        words = name.split()
        tail = " ".join(words[-2:])
        if len(words) < 3 or is_role(tail) or not is_name(tail):
            return None
        office, name = " ".join(filter(None, (office, *words[:-2]))), tail
    if CALLED_SO.fullmatch(office) and " " not in name:
        office, name = "", f"{office} {name}"
    return NamedPerson(name, office, "; ".join(part for part in (rest, said) if part))


def taken_out(piece: str, remarks: list[str]) -> tuple[str, str]:
    """The piece without its brackets, and what stood in them."""
    said = [remarks[int(number)] for number in re.findall(f"{HELD}(\\d+){HELD}", piece)]
    return re.sub(f"{HELD}\\d*{HELD}?", " ", piece), "; ".join(filter(None, said))


def add_role(person: NamedPerson, text: str, said: str) -> None:
    if len(text) < 120 and not text[:1].isdigit():
        person.role = ", ".join(filter(None, (person.role, text)))
    person.remark = "; ".join(filter(None, (person.remark, said)))


def all_are_names(pieces: list[str]) -> bool:
    bare = [re.sub(f"{HELD}\\d*{HELD}?", " ", piece).strip(" .") for piece in pieces]
    return (
        all(is_name(without_office(piece)) and not is_role(without_office(piece)) for piece in bare)
        and len(pieces) > 2
    )


def are_surnames(pieces: list[str]) -> bool:
    """Among “Doe, Roe and Poe”, Alder is a name too."""
    bare = [re.sub(f"{HELD}\\d*{HELD}?", " ", piece).strip(" .") for piece in pieces]
    alone = [one for one in bare if " " not in one and is_name(one) and not is_only_office(one)]
    return bool(alone) and len(alone) >= len(pieces) - 1


def status_of(remark: str) -> str | None:
    """Absent or present, where the remark behind a name says so by itself."""
    for part in re.split(r"[;,]", remark):
        if ABSENT_WORD.search(part.strip()):
            return "absent"
        if PRESENT_WORD.match(part.strip()):
            return "present"
    return None

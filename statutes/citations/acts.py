"""Acts of the General Assembly, with their sections and special sessions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from statutes.citations.act_names import LAST_YEAR_CITED_FIRST, four_digit_year, session_as_cited
from statutes.citations.grammar import word
from statutes.citations.kinds import Citation, Kind
from statutes.citations.section_numbers import HIGHEST_TITLE, LETTERS
from statutes.citations.sections import Path, more_paths, steps_of

ACT, NUMBER_OF_YEAR = word("act"), word("number_of_year")
LISTED, NUMBER = word("act_listed"), word("act_number")
OLD_LISTED, OLD_NUMBER = word("old_act_listed"), re.compile(r"(?P<old_serial>[0-9]+)")
SECTIONS, SECTION, SECTION_AND = word("act_sections"), word("act_section"), word("act_section_and")
SESSION_AFTER = word("session_after")

# One section of an act: start, end, number, last number of a range, pinpoint.
ActSection = tuple[int, int, str, str, Path]


def read_acts(match: re.Match[str], start: int, session: str = "") -> list[Citation]:
    """The acts named from this match of ACT on; none where nobody could say which are meant."""
    text, prefix = match.string, match["prefix"]
    kind = Kind.PUBLIC_ACT if match["public"] else Kind.SPECIAL_ACT
    is_spelled = len(prefix) > 4 or "." in prefix
    if not match["year"] or (len(match["year"]) == 1 and not is_spelled):
        return read_old_act(match, start)
    session = session or session_as_cited(match["session"] or "")
    plural = prefix.rstrip(".").lower().endswith("s")
    acts: list[Citation] = []
    number: re.Match[str] | None = match
    while number:
        written, year = name(number["year"], number["serial"])
        if acts and year != acts[-1].year:
            if not plural and not surely_year(number["year"]):
                break
            plural = True
        act = Citation(start, number.end("serial"), kind, "", written, year=year, session=session)
        acts += with_sections(text, act)
        session = acts[-1].session
        listed = LISTED.match(text, acts[-1].end)
        start = listed.end() if listed else start
        number = NUMBER.match(text, start) if listed else None
    return acts


@lru_cache(maxsize=4096)
def name(year: str, serial: str) -> tuple[str, int]:
    written = f"{year[-2:].zfill(2)}-{int(serial)}"
    return written, int(year) if len(year) == 4 else four_digit_year(written[:2])


def surely_year(written: str) -> bool:
    """Whether this begins an act and no section: 97 and 03 are no titles of the statutes."""
    return written.startswith("0") or int(written) > HIGHEST_TITLE


def read_old_act(match: re.Match[str], start: int) -> list[Citation]:
    """ "Public Act No. 828 of 1969", "1969, P.A. 828, S. 83; 656, S. 1": the years before 1973."""
    told = match.groupdict()
    year = int(told["old_year"] or told.get("year_before") or 0)
    if not told["old_serial"] or not 0 < year <= LAST_YEAR_CITED_FIRST:
        return []
    kind = Kind.PUBLIC_ACT if told["public"] else Kind.SPECIAL_ACT
    acts: list[Citation] = []
    is_year_led = match.start("old_year") == match.start()
    serial: re.Match[str] | None = match
    end = match.end()
    while serial:
        act = Citation(start, end, kind, "", serial["old_serial"], year=year)
        acts += with_sections(match.string, act)
        listed = OLD_LISTED.match(match.string, acts[-1].end) if is_year_led else None
        start = listed.end() if listed else start
        serial = OLD_NUMBER.match(match.string, start) if listed else None
        end = serial.end() if serial else end
    return acts


def with_sections(text: str, act: Citation) -> list[Citation]:
    """The act, with the session and the sections that follow it: one citation for each of them."""
    act = with_session(text, act)
    sign = SECTIONS.match(text, act.end)
    many = bool(sign and (sign["many"] or sign["typo"]))
    listed = list(read_act_sections(text, sign.end(), many=many)) if sign else []
    if not listed:
        return [act]
    last = with_session(text, act._replace(end=listed[-1][1]))
    listed[0] = (act.start, *listed[0][1:])
    listed[-1] = (listed[-1][0], last.end, *listed[-1][2:])
    return [of_section(last, section) for section in listed]


def of_section(act: Citation, cited: ActSection) -> Citation:
    """The act, cited by one of its sections."""
    start, end, section, to, path = cited
    return act._replace(start=start, end=end, act_section=section, act_section_to=to, pinpoint=path)


def with_session(text: str, act: Citation) -> Citation:
    after = None if act.session else SESSION_AFTER.match(text, act.end)
    if not after:
        return act
    end = after.end() - (after[0].count(")") > after[0].count("("))
    return act._replace(session=session_as_cited(after["session"]), end=end)


def read_act_sections(text: str, position: int, *, many: bool) -> Iterator[ActSection]:
    """Sections of an act: 1, 3 to 5 and 7(a)."""
    match = SECTION.match(text, position)
    while match:
        number, to = match["section"], match["last"] or ""
        is_range = to and int(to.rstrip(LETTERS)) > int(number.rstrip(LETTERS))
        if match["dash"] and not (is_range and many):
            return  # the number of a statute
        if to and not is_range:
            yield match.start(), match.end("section"), number, "", ()
            return
        path = steps_of(match["steps"] or "")
        end = max(match.end(name) for name in ("section", "last", "steps"))
        yield match.start(), end, number, to, path
        if match["more"]:
            for start, end, steps in more_paths(match, path):
                yield start, end, number, to, steps
        also = SECTION_AND.match(text, end)
        match = SECTION.match(text, also.end()) if also and (many or also["sign"]) else None

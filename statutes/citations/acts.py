"""Reading acts and bills of the General Assembly, with their sections and special sessions."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from statutes.citations.act_names import LAST_YEAR_CITED_FIRST, session_as_cited
from statutes.citations.kinds import Kind, year_of_act
from statutes.citations.pinpoints import Path, more_steps, read_steps
from statutes.citations.section_numbers import HIGHEST_TITLE, LETTERS

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
SPECIAL_SESSION = r"(?i:sp(?:ec(?:ial)?)?\.?\s{0,4}sess(?:ion)?(?![a-z])\.?)"
YEAR = r"(?:19|20)[0-9]{2}"
SESSION = (
    rf"(?:{MONTH}(?:\s{{0,4}}[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9]),?)?(?:,?\s{{1,4}}{YEAR},?)?"
    rf"\s{{1,8}}{SPECIAL_SESSION}"
    rf"|{SPECIAL_SESSION},?\s{{1,4}}{MONTH}(?:\s{{0,4}}[0-9]{{1,2}}(?![0-9]))?(?:,?\s{{1,4}}{YEAR})?)"
)
PREFIX = (
    r"(?P<public>(?<!\.)(?:P\.?\s{0,2}A\.?s?|p\.\s?a\.)(?![A-Za-z])|(?i:(?:conn(?:\.|ecticut)\s{1,4})?"
    r"pub(?:lic|\.)\s{1,8}acts?(?![a-z])|conn(?:\.|ecticut)\s{1,4}acts(?![a-z])))"
    r"|(?P<special>(?<!\.)S\.?\s{0,2}A\.?s?(?![A-Za-z])|(?i:sp(?:ec(?:ial|\.)|\.)\s{1,8}acts?(?![a-z])))"
)
ACT = re.compile(PREFIX)
BEFORE_NUMBER = re.compile(
    rf"(?:\s{{0,4}},?\s{{0,4}}(?P<year>{YEAR})(?!\s?-?[0-9]))?(?:\s{{0,4}},\s{{0,4}}(?P<session>{SESSION}))?"
    r"\s{0,4},?\s{0,4}(?i:nos?\.?|numbers?|\#)?\s{0,4}-?"
)
BEGINS = rf"(?:{PREFIX})(?={BEFORE_NUMBER.pattern}[0-9])"
NUMBER = re.compile(
    r"((?:19|20)?[0-9]{2}|[0-9])\s?-\s{0,12}([1-9][0-9]{0,3})(?![A-Za-z0-9]|[.-][0-9]|/[0-9])"
)
# Within a list of acts or of sections: the number of the next one follows at once.
NEXT_NUMBER = re.compile(r"[,;]\s{1,4}(?=[0-9]{1,2}-[1-9])")
OLD_NUMBER = re.compile(r"([1-9][0-9]{0,3})(?![A-Za-z0-9]|\s?-\s?[0-9]|\.[0-9])")
OLD_YEAR_AFTER = re.compile(r"\s{1,4}(?:of|\(|,)\s{0,4}(1[89][0-9]{2})(?![0-9])\)?")
OLD_LISTED = re.compile(
    r"\s{0,2};\s{0,4}([1-9][0-9]{0,3})(?=\s{0,2}(?:,\s{0,4}S\.|;|\.|\)))(?!\.[0-9])"
)
LISTED = re.compile(
    r"\s{0,3}[;,/](?:\s{0,4}(?:and|or|&)(?![a-z]))?\s{0,8}|\s{1,8}(?:and|or|&)\s{1,8}", re.I
)
SECTIONS = re.compile(
    r"\s{0,3},?\s{0,8}\(?(?:(?P<many>§\s?§|(?i:sections|secs)(?![a-z])\.?|[Ss][Ss]?\.)|(?i:section|sect?)"
    r"(?![a-z])\.?(?:\s?§)?|§)\s{0,4}|\s?;\s{0,4}(?P<typo>S\.)\s{0,4}"
)
PLAIN_SECTION = re.compile(r"([1-9][0-9]{0,2}[a-z]?),\s{1,4}(?=[1-9])")
SECTION = re.compile(r"([1-9][0-9]{0,2}[a-z]?)(?![A-Za-z0-9]|\.[0-9])")
NO_STATUTE = re.compile(r"(?!\s?-\s{0,4}[0-9])")
SECTION_TO = re.compile(r"\s{0,3}(?:-|to|through|thru)\s{0,4}", re.I)
SECTION_AND = re.compile(
    r"\s{0,2}(?:,(?:\s{0,4}(?:and|&)(?![a-z]))?|and|&|or)\s{0,4}(?P<sign>§|S\.\s?)?\s?", re.I
)
SESSION_AFTER = re.compile(
    rf"\s{{0,4}},?\s{{0,4}}\(?(?:(?:of|in)\s{{1,4}})?(?:the\s{{1,4}})?(?:{YEAR},?\s)?"
    rf"({SESSION}|[JMSON]SS(?![A-Za-z])|DSS(?=\s?[,.;)\]]|\s?§|\Z))\)?(?:\s\([JMSOND]SS\))?"
)
ANY_ACT = PREFIX.replace("?P<public>", "?:").replace("?P<special>", "?:")
ITS_OWN_ACT = re.compile(rf",?\s{{0,8}}(?:{ANY_ACT})")
OF_ACT = re.compile(
    rf"""
    # “ of the June Special Session, Public Act 17-2”
    \s{{0,8}},?\s{{0,8}}(?i:inclusive,?\s{{1,8}})?(?i:of|in)\s{{1,8}}
    (?i:(?:the|said|such)\s{{1,8}})?(?:{YEAR}\s{{1,4}})?(?:state\s{{1,4}})?
    (?P<session>{SESSION},?\s{{0,8}})?(?={ANY_ACT}|(?i:number|no\.)\s{{1,4}}[1-9])
    """,
    re.VERBOSE,
)
OLD_ACT = re.compile(
    r"(1[89][0-9]{2})\s{0,2},?\s{1,4}(?:(?P<public>P\.?\s?A\.?|(?i:public\s{1,4}acts?))"
    r"|(?P<special>S\.?\s?A\.?|(?i:special\s{1,4}acts?)))\s{0,4}(?:[Nn]os?\.?\s{0,3})?"
)
NUMBER_OF_YEAR = re.compile(
    r"(?i:numbers?|nos?\.)\s{1,4}(?P<number>[1-9][0-9]{0,3})\s{1,4}of\s{1,4}the\s{1,4}"
    r"(?:(?P<before>1[89][0-9]{2})\s{1,4})?(?i:public|(?P<special>special))\s{1,4}(?i:acts)"
    r"(?:\s{1,4}of\s{1,4}(?P<after>1[89][0-9]{2}))?(?![0-9])"
)


# One section of an act: start, end, number, last number of a range, pinpoint.
ActSection = tuple[int, int, str, str, Path]


@dataclass(slots=True)
class ActMention:
    """One act as read so far, and the sections by which it is cited: one mention each."""

    start: int
    end: int
    kind: Kind
    number: str
    year: int
    session: str = ""
    sections: list[ActSection] = field(default_factory=list)


def read_acts(
    text: str, position: int, start: int, session: str = ""
) -> tuple[list[ActMention], int]:
    """The acts named from the prefix at this position on; none where no number follows."""
    prefix = ACT.match(text, position)
    if not prefix:
        return read_number_of_year(text, position, start)
    kind = Kind.PUBLIC_ACT if prefix["public"] else Kind.SPECIAL_ACT
    before = BEFORE_NUMBER.match(text, prefix.end())
    at = before.end() if before else prefix.end()
    number = NUMBER.match(text, at)
    spelled = len(prefix[0]) > 4 or "." in prefix[0]
    if not number or (len(number[1]) == 1 and not spelled):
        return read_old_act(text, prefix, before, at, start, kind)
    session = session or session_as_cited(before["session"] or "" if before else "")
    plural = prefix[0].rstrip(".").lower().endswith("s")
    acts: list[ActMention] = []
    while number:
        first = ActMention(start, number.end(), kind, *name(number[1], number[2]), session)
        same_year = not acts or acts[-1].year == first.year
        if not (plural or same_year or surely_year(number[1])):
            break
        plural = plural or not same_year
        following = NEXT_NUMBER.match(text, first.end)
        if not following:
            read_sections(text, first)
            session = first.session
            following = LISTED.match(text, first.end)
        acts.append(first)
        start = following.end() if following else first.end
        number = NUMBER.match(text, start) if following else None
    return acts, acts[-1].end


@lru_cache(maxsize=4096)
def name(year: str, serial: str) -> tuple[str, int]:
    written = f"{year[-2:].zfill(2)}-{int(serial)}"
    return written, int(year) if len(year) == 4 else year_of_act(written)


def surely_year(written: str) -> bool:
    """Whether this begins an act and no section: 97 and 03 are no titles of the statutes."""
    return written.startswith("0") or int(written) > HIGHEST_TITLE


def read_old_act(
    text: str,
    prefix: re.Match[str],
    before: re.Match[str] | None,
    position: int,
    start: int,
    kind: Kind,
) -> tuple[list[ActMention], int]:
    """ "Public Act No. 828 of 1969", "Public Acts 1969, No. 828": of the years before 1973."""
    number = OLD_NUMBER.match(text, position)
    if not number:
        return [], prefix.end()
    after = OLD_YEAR_AFTER.match(text, number.end())
    year = after[1] if after else before["year"] if before else None
    if not year or int(year) > LAST_YEAR_CITED_FIRST:
        return [], prefix.end()
    end = after.end() if after else number.end()
    act = ActMention(start, end, kind, number[1], int(year))
    read_sections(text, act)
    return [act], act.end


def read_number_of_year(text: str, position: int, start: int) -> tuple[list[ActMention], int]:
    """ "number 571 of the public acts of 1967", as the statutes themselves name old acts."""
    match = NUMBER_OF_YEAR.match(text, position)
    year = int(match["before"] or match["after"] or 0) if match else 0
    if not match or not 0 < year <= LAST_YEAR_CITED_FIRST:
        return [], position
    kind = Kind.SPECIAL_ACT if match["special"] else Kind.PUBLIC_ACT
    return [ActMention(start, match.end(), kind, match["number"], year)], match.end()


def read_year_led(text: str, match: re.Match[str]) -> tuple[list[ActMention], int]:
    """ "1969, P.A. 828, S. 83; 656, S. 1": acts of one year before 1973."""
    year = int(match[1])
    kind = Kind.PUBLIC_ACT if match["public"] else Kind.SPECIAL_ACT
    number = OLD_NUMBER.match(text, match.end())
    if year > LAST_YEAR_CITED_FIRST or not number:
        return [], match.start(0) + len(match[1])
    acts: list[ActMention] = []
    start = match.start()
    while number:
        acts.append(ActMention(start, number.end(), kind, number[1], year))
        read_sections(text, acts[-1])
        number = OLD_LISTED.match(text, acts[-1].end)
        start = number.start(1) if number else start
        if number:
            acts_end = number.end(1)
            number = OLD_NUMBER.match(text, start)
            assert number is None or number.end() == acts_end
    return acts, acts[-1].end


def read_sections(text: str, act: ActMention) -> None:
    """Add to the act the session and the sections that follow it."""
    read_session(text, act)
    sign = SECTIONS.match(text, act.end)
    if sign:
        many = bool(sign["many"] or sign["typo"])
        act.sections = read_numbers(text, sign.end(), many=many)
    if act.sections:
        act.end = act.sections[-1][1]
        read_session(text, act)


def read_session(text: str, act: ActMention) -> None:
    after = None if act.session else SESSION_AFTER.match(text, act.end)
    if after and not ITS_OWN_ACT.match(text, after.end()):
        act.session, act.end = session_as_cited(after[1]), after.end()
        if after[0].count(")") > after[0].count("("):
            act.end -= 1


def read_numbers(text: str, position: int, *, many: bool) -> list[ActSection]:
    """Sections of an act: 1, 3 to 5 and 7(a)."""
    read: list[ActSection] = []
    plain = PLAIN_SECTION.match(text, position) if many else None
    while plain:
        read.append((position, plain.end(1), plain[1], "", ()))
        position = plain.end()
        plain = PLAIN_SECTION.match(text, position)
    section = SECTION.match(text, position)
    while section:
        to, end = "", section.end()
        joined = SECTION_TO.match(text, end)
        last = SECTION.match(text, joined.end()) if joined else None
        ordered = last and int(last[1].rstrip(LETTERS)) > int(section[1].rstrip(LETTERS))
        if last and ordered and (many or (joined and joined[0].strip() != "-")):
            to, end = last[1], last.end()
        if not NO_STATUTE.match(text, end):
            break
        pinpoint, end = read_steps(text, end)
        read.append((section.start(), end, section[1], to, pinpoint))
        following = more_steps(text, end, pinpoint) if pinpoint else None
        while following:
            start = text.index("(", end)
            pinpoint, end = following
            read.append((start, end, section[1], to, pinpoint))
            following = more_steps(text, end, pinpoint)
        also = SECTION_AND.match(text, end)
        section = SECTION.match(text, also.end()) if also and (many or also["sign"]) else None
    return read

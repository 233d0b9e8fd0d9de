"""Reading sections of the General Statutes and the regulations: lists, ranges, pinpoints.

Every reader starts at a position, looks no further ahead than a fixed width, and says where it
ended; so a text is read once, however hostile.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from statutes.citations.pinpoints import (
    DEEPEST,
    LEVEL,
    TO_STEP,
    Path,
    beside,
    more_steps,
    read_steps,
)
from statutes.citations.section_numbers import (
    NUMBER,
    TITLES,
    UNIFORM_COMMERCIAL_CODE,
    Numbered,
    is_section,
    read_parts,
    sort_key,
    split_number,
)

SIGN = r"(?:(?i:sections?|secs?|sects?)(?![a-z])\.?(?:\s{0,8}§){0,3}|§(?:\s?§){0,2})"
NUMBER_WORD = r"\s{0,8}(?:(?i:nos?\.|numbers?|#)\s{0,3})?\[?"
SIGNED = re.compile(rf"({SIGN}){NUMBER_WORD}")
SIGNED_NUMBER = rf"{SIGN}(?={NUMBER_WORD}[0-9])"
# Official pages set a lone l apart, "54-36 l", since it looks like a one; scanners part others.
LONE_LETTER = re.compile(
    r"\s(?:(l)(?![A-Za-z0-9'])|([b-z])(?=\s?[-,;:]|\s?\Z|\s[a-z])|(a)(?=[-,;:]|\Z))"
)
# A section in the midst of a list: nothing but the next number follows.
PLAIN = re.compile(
    r"([1-9][0-9]?[a-z]?)-([1-9][0-9]{0,3}(?:([a-z])\3{0,3})?)[,;]\s{1,8}(?:(?:and|or|&)\s{1,8})?"
    r"(?=[0-9])",
    re.I,
)
# A number that stands alone: nothing that could belong to it follows, not even "of".
ALONE = re.compile(
    r"([1-9][0-9]?[a-z]?)-(?:\n\s{0,11})?([1-9][0-9]{0,3}(([a-z])\4{0,3})?)"
    r"(?=[.:)\]](?![0-9])|\s{1,8}[0-9bdghj-nqru-zBDGHJ-NQRU-Z]|\Z)"
)
# Whether anything that belongs to a number may follow it.
MORE = re.compile(
    r"\s{0,3}(?:\(|-|\s{0,5}(?:to|thr)|,?\s{0,8}(?:et|ff\.|sub|cl|par)|\s[a-z](?![A-Za-z]))", re.I
)
NEXT_LEVEL = re.compile(rf",?\s{{1,4}}{LEVEL}\s{{0,4}}(?=\()")
OF_LEVEL = re.compile(rf"\s{{1,8}}of\s{{1,8}}(?:said\s|such\s)?(?:{LEVEL}|{SIGN})")
ET_SEQ = re.compile(r"\s{0,4},?\s{0,4}(?:et\.?\s{0,4}seq(?:uens|uentia)?(?![a-z])\.?|ff\.)", re.I)
AND = re.compile(
    r"\s{0,8}(?:[,;](?:\s{0,8}(?:and/or|and|or|&)(?![A-Za-z]))?|/|(?:and/or|and|or|&)(?![A-Za-z])"
    r"|as\swell\sas(?![a-z]))\s{0,8}(?:(?:also|under|in)\s{1,4})?",
    re.I,
)
TO = re.compile(
    rf"(?:\s{{1,8}}(to|through|thru)\s{{1,8}}|\s{{0,3}}-\s{{0,3}})"
    rf"(?:(?:C\.?G\.?S\.?|Conn\.\sGen\.\sStat\.)\s{{1,4}})?({SIGN})?\s{{0,8}}\[?",
    re.I,
)
SHORT_END = re.compile(r"-?([0-9]{1,4}[a-z]{0,4}|[a-z]{1,4})(?![A-Za-z0-9'(]|[.-][0-9]|-[a-z])")
INCLUSIVE = re.compile(r"\s{0,4},?\s{0,8}inclusive(?![a-z])", re.I)
SHORT_ITEM = re.compile(
    r"-?([0-9]{1,4}[a-z]{0,4})(?=\s?[,;.)]|\s?\Z|\s(?:and|or|of|&)\s)(?!\.[0-9])"
)
# A regulation may be numbered after a subsection: 22a-449(d)-101.
AGENCY_PART = re.compile(r"-[0-9]{1,4}[a-z]?(?![A-Za-z0-9(-]|\.[0-9])")


@dataclass(slots=True)
class SectionMention:
    """One section as read so far, before it is known whether the sentence means law."""

    start: int
    end: int
    numbered: Numbered
    to: Numbered | None = None
    pinpoint: Path = ()
    pinpoint_to: Path = ()
    et_seq: bool = False
    tight: bool = False  # its pinpoint stands close against its number


@dataclass(slots=True)
class SectionList:
    """A list of sections that share a prefix, and where it ends."""

    mentions: list[SectionMention] = field(default_factory=list)
    end: int = 0


def numbered_range(parts: list[str]) -> tuple[Numbered, Numbered] | None:
    """4-230-4-236 or 21a-408a-408q: a range whose dash looks like the dashes of its ends."""
    middle = len(parts) // 2
    if len(parts) in (4, 6) and parts[0] == parts[middle]:
        first, last = read_parts(parts[:middle]), read_parts(parts[middle:])
    elif len(parts) == 3 and parts[0].lower() != UNIFORM_COMMERCIAL_CODE:
        first, last = read_parts(parts[:2]), read_parts([parts[0], parts[2]])
        same = first and last and first.base == last.base
        if not same or parts[1].isdigit():
            return None
    else:
        return None
    if first and last and sort_key(first) < sort_key(last):
        return first, last
    return None


def range_end(
    text: str, position: int, first: Numbered, plural: bool, signed: bool
) -> tuple[Numbered, int] | None:
    joined = TO.match(text, position)
    if not joined:
        return None
    number = NUMBER.match(text, joined.end())
    if number:
        last, end = read_one(number[1]), number.end()
        if last and last[-1].isdigit():
            last, end = with_lone_letter(text, last, end)
        # "from section 1 to section 2" moves something; a range needs "sections" or "inclusive".
        moved = joined[1] and len(joined[1]) == 2 and joined[2] and signed and not plural
        if moved and not INCLUSIVE.match(text, end):
            return None
    else:
        last, end = short_end(text, joined.end(), first, plural)
    if last and sort_key(last) > sort_key(first):
        return last, end
    return None


def short_end(
    text: str, position: int, first: Numbered, plural: bool
) -> tuple[Numbered | None, int]:
    """The 408q of "21a-408a through 408q", the l of "54-36j to l"."""
    short = SHORT_END.match(text, position)
    if not short:
        return None, position
    written, end = short[1], short.end()
    if written.isalpha():
        if first[-1].isdigit():
            return None, position
        whole = first.base + written
    else:
        whole = "-".join([*first.parts[:-1], written])
        last = read_one(whole)
        sure = plural or INCLUSIVE.match(text, end)
        if not (sure or (last and last.base == first.base)):
            return None, position
    return read_one(whole), end


def with_lone_letter(text: str, numbered: Numbered, end: int) -> tuple[Numbered, int]:
    letter = LONE_LETTER.match(text, end)
    if letter:
        whole = read_parts([*numbered.parts[:-1], numbered.parts[-1] + letter[0].strip()])
        if whole:
            return whole, letter.end()
    return numbered, end


@lru_cache(maxsize=4096)
def read_one(written: str) -> Numbered | None:
    """The one section that this number writes."""
    return read_parts(split_number(written))


@lru_cache(maxsize=4096)
def read_number(written: str) -> tuple[Numbered, Numbered | None] | None:
    """The section, or the two ends of a range, that this number writes."""
    parts = split_number(written)
    ends = numbered_range(parts) if len(parts) > 2 else None
    if ends:
        return ends
    numbered = read_parts(parts)
    return (numbered, None) if numbered else None


def read_item(text: str, position: int, *, plural: bool, signed: bool) -> list[SectionMention]:
    """One section, or a range, or one section with pinpoints, which are one mention each."""
    number = NUMBER.match(text, position)
    read = read_number(number[1]) if number else None
    if not number or not read:
        return []
    numbered, to = read
    end = number.end()
    if to or not MORE.match(text, end):
        return [SectionMention(position, end, numbered, to)]
    if signed and numbered[-1].isdigit():
        numbered, end = with_lone_letter(text, numbered, end)
    mention = SectionMention(position, end, numbered, tight=text.startswith("(", end))
    mention.pinpoint, mention.end = read_steps(text, end)
    part = AGENCY_PART.match(text, mention.end) if signed and mention.tight else None
    if part and not numbered.is_regulation:
        whole = Numbered(text[position : part.end()].lower())
        return [SectionMention(position, part.end(), whole)]
    spelled = NEXT_LEVEL.match(text, mention.end) if signed else None
    while spelled and len(mention.pinpoint) < DEEPEST:
        steps, end = read_steps(text, spelled.end())
        if not steps or OF_LEVEL.match(text, end):
            break
        mention.pinpoint += steps
        mention.end = end
        spelled = NEXT_LEVEL.match(text, end)
    return [mention, *tail(text, mention, plural=plural, signed=signed)]


def tail(text: str, mention: SectionMention, *, plural: bool, signed: bool) -> list[SectionMention]:
    """What follows a number and its pinpoint: the end of a range, "et seq.", further pinpoints."""
    last = range_end(text, mention.end, mention.numbered, plural, signed)
    if last:
        mention.to, mention.end = last
        mention.pinpoint_to, mention.end = read_steps(text, mention.end)
        return []
    more: list[SectionMention] = []
    last_read = mention
    if mention.pinpoint:
        joined = TO_STEP.match(text, mention.end)
        if joined:
            steps, end = read_steps(text, joined.end())
            following = beside(mention.pinpoint, steps) if steps else None
            if following:
                mention.pinpoint_to, mention.end = following, end
        following_steps = more_steps(text, mention.end, mention.pinpoint)
        while following_steps:
            path, end = following_steps
            start = text.index("(", last_read.end)
            last_read = SectionMention(start, end, mention.numbered, pinpoint=path)
            more.append(last_read)
            following_steps = more_steps(text, end, path)
    et_seq = ET_SEQ.match(text, last_read.end)
    if et_seq:
        last_read.et_seq, last_read.end = True, et_seq.end()
    return more


def read_sections(text: str, position: int, *, plural: bool, signed: bool) -> SectionList:
    """A list of sections from the first number on: "10-222, 7-344 and 7-388(a)"."""
    listed = SectionList(end=position)
    at, start = position, position
    while True:
        plain = PLAIN.match(text, at)
        while plain and plain[1].lower() in TITLES:
            numbered = Numbered(f"{plain[1]}-{plain[2]}".lower())
            listed.end = plain.end(2)
            listed.mentions.append(SectionMention(start, listed.end, numbered))
            start = at = plain.end()
            plain = PLAIN.match(text, at)
        item = read_item(text, at, plural=plural, signed=signed)
        if not item and plural and listed.mentions:
            item = short_item(text, at, listed.mentions[-1])
        if not item:
            return listed
        item[0].start = start
        listed.mentions += item
        listed.end = item[-1].end
        inclusive = INCLUSIVE.match(text, listed.end) if item[-1].to else None
        joined = AND.match(text, inclusive.end() if inclusive else listed.end)
        if not joined:
            return listed
        start = at = joined.end()
        sign = SIGNED.match(text, start)
        if sign and not signed:
            return listed  # a list of its own, which opens with its sign
        if sign:
            at = sign.end()
            plural = plural or is_plural(sign[1])


def short_item(text: str, position: int, before: SectionMention) -> list[SectionMention]:
    """The 83 of "Secs. 53a-82, 83 and 84"."""
    short = SHORT_ITEM.match(text, position)
    if not short or before.numbered.is_regulation or before.to or not is_section(short[1]):
        return []
    numbered = read_parts([*before.numbered.parts[:-1], short[1]])
    if not numbered or sort_key(numbered) <= sort_key(before.numbered):
        return []
    return [SectionMention(position, short.end(), numbered)]


def is_plural(sign: str) -> bool:
    return sign.count("§") > 1 or "s" in sign.lower()[3:]

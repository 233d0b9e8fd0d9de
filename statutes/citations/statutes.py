"""Sections of the General Statutes and the regulations, and whether a number is law at all."""

from itertools import pairwise

from statutes.citations import acts, other_law, words
from statutes.citations.act_names import session_as_cited
from statutes.citations.chapters import read_chapters, read_titles
from statutes.citations.pinpoints import Path, read_spelled
from statutes.citations.reading import NEAR, Opening, Reading, left_alone, named_by_law
from statutes.citations.section_numbers import LETTERED_TITLES, NUMBER, TITLES
from statutes.citations.sections import (
    ALONE,
    SIGNED,
    SectionList,
    SectionMention,
    is_plural,
    read_sections,
)


def read_law(reading: Reading, opening: Opening, *, regulations: bool = False) -> int:
    """C.G.S. § 46a-170(g); General Statutes, chapter 952; Regs. §§ 46a-54-200 to 46a-54-207."""
    text, start = reading.text, opening.start()
    elsewhere = words.OF_STATE.match(text, opening.end())
    if elsewhere:
        return left_alone(reading, start, elsewhere.end(), other_law.postal(elsewhere[1]))
    if reading.speaks_of_carolina(opening):
        return left_alone(reading, start, opening.end(), "NC")
    after = words.AFTER_LAW.match(text, opening.end())
    at = after.end() if after else opening.end()
    for word, reader in ((words.CHAPTER_WORD, read_chapters), (words.TITLE_WORD, read_titles)):
        named = word.match(text, at)
        if named and not regulations:
            return reader(reading, start, named.start(), by_law=True)
    reading.heading_end = opening.end()
    if words.LEVEL_WORD.match(text, at):
        return at
    sign = SIGNED.match(text, at) or words.SHORT_SIGN.match(text, at)
    plural = is_plural(sign[1]) if sign else True
    listed = read_sections(text, sign.end() if sign else at, plural=plural, signed=True)
    if not listed.mentions:
        return at if sign else opening.end()
    listed.mentions[0].start = start
    for mention in listed.mentions:
        reading.add_mention(mention, regulations=regulations)
    reading.heading_end = listed.end
    return listed.end


def read_regulations(reading: Reading, opening: Opening) -> int:
    return read_law(reading, opening, regulations=True)


def read_sign(reading: Reading, opening: Opening) -> int:
    """Sec. 53a-86; sections 44-4 to 44-6, inclusive; section 44 of public act 16-66."""
    text, start = reading.text, opening.start()
    sign = SIGNED.match(text, start)
    at = sign.end() if sign else opening.end()
    plural = is_plural(sign[1]) if sign else False
    listed = read_sections(text, at, plural=plural, signed=True)
    if not listed.mentions:
        return read_sections_of_act(reading, start, at, [(start, ())])
    of_act = acts.OF_ACT.match(text, listed.end) if words.OF.match(text, listed.end) else None
    if of_act and acts.read_numbers(text, at, many=True):
        return read_sections_of_act(reading, start, at, [(start, ())])
    listed.mentions[0].start = start
    return judge(reading, listed)


def is_lettered(listed: SectionList) -> bool:
    return any(mention.numbered.has_lettered_title for mention in listed.mentions)


def judge(reading: Reading, listed: SectionList) -> int:
    """Keep the sections of this list, unless what follows says that they are another's."""
    text, end = reading.text, listed.end
    owned = words.OF.match(text, end)
    by_law = bool(owned) and named_by_law(reading, end)
    regulations = bool(owned) and not by_law and bool(words.OF_AGENCIES.match(text, end))
    if owned and not by_law and not regulations:
        elsewhere = words.OF_ELSEWHERE.match(text, end) or words.OF_LAW.match(text, end)
        if elsewhere:
            where = words.STATE_NAMED.search(text, elsewhere.start(), elsewhere.end() + 40)
            postal = other_law.postal(where[0]) if where else ""
            reading.add_elsewhere(listed.mentions[0].start, end, postal)
            return elsewhere.end()
    doubtful = not by_law and not regulations and not is_lettered(listed)
    named = owned or text.startswith(",", end)
    if doubtful and named and words.OF_LOCAL.match(text, end):
        return end
    for mention in listed.mentions:
        reading.add_mention(mention, regulations=regulations)
    if by_law:
        reading.heading_end = end
    return end


def read_sections_of_act(
    reading: Reading, start: int, at: int, pinpoints: list[tuple[int, Path]]
) -> int:
    """ "section 44 of public act 16-66", from the 44 on."""
    numbers = acts.read_numbers(reading.text, at, many=True)
    if not numbers:
        return at
    end = numbers[-1][1]
    of = acts.OF_ACT.match(reading.text, end)
    if not of:
        return end
    session = session_as_cited(of["session"] or "")
    named, act_end = acts.read_acts(reading.text, of.end(), of.end(), session)
    if not named:
        return end
    act, *others = named
    _, number_end, section, to, pinpoint = numbers[0]
    within = [
        (at, stop_of(reading.text, at, after), section, to, pinpoint + path)
        for (at, path), (after, _) in pairwise(pinpoints)
    ]
    place, path = pinpoints[-1]
    act.start = start
    act.sections = [*within, (place, number_end, section, to, pinpoint + path), *numbers[1:]]
    for named_act in [act, *others]:
        reading.add_act(named_act)
    return act_end


def read_spelled_pinpoint(reading: Reading, opening: Opening) -> int:
    """ "subdivision (3) of subsection (a) of section 53-21"."""
    text = reading.text
    pinpoints, position = read_spelled(text, opening.start())
    if not pinpoints:
        return position
    law = words.LAW_NAMED.match(text, position)
    sign = SIGNED.match(text, law.end() if law else position)
    if not sign and not law:
        return position
    at = sign.end() if sign else law.end() if law else position
    plural = is_plural(sign[1]) if sign else False
    listed = read_sections(text, at, plural=plural, signed=True)
    if not listed.mentions:
        return read_sections_of_act(reading, opening.start(), at, pinpoints)
    first = listed.mentions[0]
    inner = first.pinpoint
    first.start, first.pinpoint = pinpoints[-1][0], inner + pinpoints[-1][1]
    listed.mentions[:0] = [
        SectionMention(place, stop_of(text, place, after), first.numbered, pinpoint=inner + path)
        for (place, path), (after, _) in pairwise(pinpoints)
    ]
    return judge(reading, listed)


def stop_of(text: str, start: int, following: int) -> int:
    """Where one pinpoint of several ends."""
    return max(text.rfind(")", start, following) + 1, start + 1)


def read_bare_number(reading: Reading, opening: Opening) -> int:
    """53a-192a without "Sec.": taken only where nothing but law is numbered so."""
    text, start = reading.text, opening.start()
    alone = ALONE.match(text, start)
    if alone and alone[1] in LETTERED_TITLES:
        reading.add_section(start, alone.end(), "".join(alone[0].split()))
        return alone.end()
    if alone and not alone[3]:
        known = alone[1] in TITLES and len(alone[2]) > 1
        if known and is_in_a_legal_reference(reading, start, alone.end()):
            reading.heading_end = alone.end()
            reading.add_section(start, alone.end(), "".join(alone[0].split()))
        return alone.end()
    listed = read_sections(text, start, plural=False, signed=False)
    if not listed.mentions:
        number = NUMBER.match(text, start)
        return number.end() if number else start + 1
    if named_by_law(reading, listed.end):
        return judge(reading, listed)
    trusted = [is_law_by_itself(text, mention) for mention in listed.mentions]
    if any(trusted):
        both = zip(listed.mentions, trusted, strict=True)
        listed.mentions = [mention for mention, sure in both if sure or is_long(mention)]
    elif (
        all(map(is_long, listed.mentions))
        and not listed.mentions[0].numbered.is_regulation
        and is_in_a_legal_reference(reading, start, listed.end)
    ):
        reading.heading_end = listed.end
    else:
        return listed.end
    return max(judge(reading, listed), listed.end)


def is_law_by_itself(text: str, mention: SectionMention) -> bool:
    written = text[mention.start : mention.end].partition("(")[0]
    if written != written.lower() or "- " in written:
        return False
    numbered = mention.numbered
    if numbered.has_lettered_title or mention.et_seq:
        return True
    if numbered.is_regulation:
        return False
    if mention.tight and mention.pinpoint and mention.pinpoint[0].isalpha():
        return True
    letters = numbered[len(numbered.base) :]
    return len(numbered.base.rpartition("-")[2]) >= 3 and bool(letters) and letters not in "km"


def is_long(mention: SectionMention) -> bool:
    """Whether the section has two signs or more, so that it is no tally of votes."""
    return len(mention.numbered.parts[-1]) > 1


def is_in_a_legal_reference(reading: Reading, start: int, end: int) -> bool:
    """10-220 in "Connecticut General Statutes / 10-220 Duties of boards / 10-221 Boards to"."""
    if start - reading.heading_end > NEAR:
        return False
    line = reading.text.rfind("\n", max(0, start - 8), start)
    opens_line = line >= 0 and not reading.text[line:start].strip(" \t\n-")
    return opens_line or bool(words.CAPITAL_WORD.match(reading.text, end))


def read_local(reading: Reading, opening: Opening) -> int:
    """ "Charter Section 3-4", "Practice Book § 11-1": no statute, unless its number says so."""
    text = reading.text
    after = words.AFTER_LAW.match(text, opening.end())
    sign = SIGNED.match(text, after.end()) if after else None
    if not sign:
        return opening.end()
    listed = read_sections(text, sign.end(), plural=False, signed=True)
    ours = is_lettered(listed) or any(m.numbered.is_regulation for m in listed.mentions)
    if listed.mentions and (ours or named_by_law(reading, listed.end)):
        listed.mentions[0].start = sign.start()
        return judge(reading, listed)
    return max(listed.end, opening.end())

"""The grammar of Connecticut's citations.

A text is searched for openings ("Sec.", "P.A.", "C.G.S.", a number with a hyphen); at each, a
reader goes forward over the citation and the search resumes behind it. Nothing is read backwards
and nothing twice, so the time grows with the text and no faster.
"""

from collections.abc import Callable

from statutes.citations import acts, bills, chapters, other_law, words
from statutes.citations import statutes as sections
from statutes.citations.act_names import session_as_cited
from statutes.citations.kinds import Citation, Kind
from statutes.citations.reading import Opening, Reading, left_alone


def read(text: str) -> list[Citation]:
    """Every citation in the text, in order and apart."""
    reading = Reading(text)
    opening = words.next_opening(reading.text, 0)
    while opening:
        end = READERS[opening.lastgroup or ""](reading, opening)
        opening = words.next_opening(reading.text, max(end, opening.start() + 1))
    return reading.found


def read_acts(reading: Reading, opening: Opening) -> int:
    named, end = acts.read_acts(reading.text, opening.start(), opening.start())
    for act in named:
        reading.add_act(act)
    return end


def read_acts_of_session(reading: Reading, opening: Opening) -> int:
    """ "May Sp. Sess. P.A. 16-3, S. 163": the session stands before its act."""
    at = words.BEFORE_ACT.match(reading.text, opening.end())
    session = session_as_cited(opening[0])
    position = at.end() if at else opening.end()
    named, end = acts.read_acts(reading.text, position, opening.start(), session)
    for act in named:
        reading.add_act(act)
    return end


def read_acts_of_year(reading: Reading, opening: Opening) -> int:
    match = acts.OLD_ACT.match(reading.text, opening.start())
    if not match:
        return opening.end()
    named, end = acts.read_year_led(reading.text, match)
    for act in named:
        reading.add_act(act)
    return end


def read_bills(reading: Reading, opening: Opening) -> int:
    match = bills.BILL.match(reading.text, opening.start())
    if not match:
        return opening.end()
    named, end = bills.read_bills(reading.text, match)
    for bill in named:
        add_bill(reading, bill)
    return end


def add_bill(reading: Reading, bill: bills.BillMention) -> None:
    reading.add(
        Kind.BILL,
        bill.start,
        bill.end,
        bill.number,
        year=bill.year,
        substitute=bill.substitute,
        raised=bill.raised,
        governor=bill.governor,
    )


def read_file_name_of_bill(reading: Reading, opening: Opening) -> int:
    """2013HB-05666, as the research office names its files."""
    match = bills.GLUED.match(reading.text, opening.start())
    if match:
        number = bills.named(match["letters"], int(match["number"]))
        reading.add(Kind.BILL, match.start(), match.end(), number, year=int(match["year"]))
    return opening.end()


def read_federal(reading: Reading, opening: Opening) -> int:
    """42 U.S.C. § 12101; 34 CFR 99.1; Public Law 114-95."""
    if opening[0][0] in "Pp":
        number = other_law.PUBLIC_LAW_NUMBER.match(reading.text, opening.end())
        if number:
            reading.add_elsewhere(opening.start(), number.end(), "US")
        return number.end() if number else opening.end()
    return left_alone(reading, opening.start(), opening.end(), "US")


def read_code(reading: Reading, opening: Opening) -> int:
    """N.C.G.S. § 42-42: another state's code by its initials."""
    return left_alone(reading, opening.start(), opening.end(), other_law.postal(opening[0]))


def read_state(reading: Reading, opening: Opening) -> int:
    """ "Colo. Rev. Stat. § 18-3-504", "Illinois HB 3773 / Public Act 103-0804"."""
    text, start, end = reading.text, opening.start(), opening.end()
    where = other_law.postal(opening[0])
    if where == "NC":
        reading.carolina_end = end
    code = other_law.law_words_end(text, end)
    if code > end:
        return left_alone(reading, start, code, where)
    bills_end = other_law.bills_end(text, end)
    if bills_end > end:
        reading.add_elsewhere(start, bills_end, where)
        return bills_end
    sign = words.SIGN_AT.match(text, end)
    if sign and not other_law.is_ours(text, sign.end()):
        return left_alone(reading, start, end, where)
    return end


def read_past(_reading: Reading, opening: Opening) -> int:
    """An address, a room, a form: its number is not looked at."""
    return opening.end()


READERS: dict[str, Callable[[Reading, Opening], int]] = {
    "address": read_past,
    "sign": sections.read_sign,
    "federal": read_federal,
    "code": read_code,
    "state": read_state,
    "session": read_acts_of_session,
    "old_act": read_acts_of_year,
    "bill": read_bills,
    "glued": read_file_name_of_bill,
    "regs": sections.read_regulations,
    "law": sections.read_law,
    "part": chapters.read_part_of_chapter,
    "section": sections.read_sign,
    "spelled": sections.read_spelled_pinpoint,
    "chapter": chapters.read_chapters_at,
    "title": chapters.read_titles_at,
    "act": read_acts,
    "old_number": read_acts,
    "local": sections.read_local,
    "other": read_past,
    "number": sections.read_bare_number,
}

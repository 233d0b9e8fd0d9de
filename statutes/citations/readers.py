"""The reader of each form: what a citation says from its opening on.

Nothing is read backwards and nothing twice, so the time grows with the text and no faster.
"""

import re

from statutes.citations.act_names import session_as_cited
from statutes.citations.acts import read_acts, read_old_act
from statutes.citations.bills import read_bills
from statutes.citations.grammar import forms, opening, postal, word
from statutes.citations.kinds import Citation, Kind
from statutes.citations.reading import NEAR, Match, Reading, has_lettered_title, matches
from statutes.citations.section_numbers import HIGHEST_TITLE, LETTERED_TITLES, LETTERS
from statutes.citations.sections import SIGNED, Path, is_plural, read_sections, read_spelled
from statutes.citations.text import EvenText

AFTER_LAW = re.compile(r"\s{0,8}[,:]?\s{0,8}")
SHORT_SIGN = re.compile(r"(?P<sign>ss?)\.?\s{1,4}(?=[0-9])", re.I)  # behind the name of the law


def find(original: str) -> list[Citation]:
    """Every citation in the text, in order and apart; law from elsewhere is told as such."""
    even = EvenText(original)
    found = []
    for citation in Reader(even.text).read():
        start, end = even.span(citation.start, citation.end)
        found.append(citation._replace(start=start, end=end, as_written=original[start:end]))
    return found


class Reader(Reading):
    """Reads a text from opening to opening."""

    def read(self) -> list[Citation]:
        match = opening().search(self.text)
        while match:
            reader, form = forms()[int((match.lastgroup or "").removeprefix("form_"))]
            opened = form.match(self.text, match.start())
            assert opened
            end = getattr(self, f"read_{reader}")(opened)
            match = opening().search(self.text, max(end, match.start() + 1))
        return self.found

    # Sections

    def read_law(self, match: Match, *, regulations: bool = False) -> int:
        """C.G.S. § 46a-170(g); General Statutes, chapter 952; Regs. §§ 46a-54-200 to 46a-54-207."""
        text, start = self.text, match.start()
        if elsewhere := matches("of_state", text, match.end()):
            return self.read_foreign_numbers(start, elsewhere.end(), postal(elsewhere["state"]))
        if self.speaks_of_carolina(match[0], start):
            return self.read_foreign_numbers(start, match.end(), "NC")
        after = AFTER_LAW.match(text, match.end())
        at = after.end() if after else match.end()
        for kind in (Kind.CHAPTER, Kind.TITLE):
            if not regulations and matches(kind, text, at):
                return self.list_numbered(kind, start, at, by_law=True)
        self.law_end = match.end()
        if matches("level", text, at):
            return at
        sign = SIGNED.match(text, at) or SHORT_SIGN.match(text, at)
        plural = is_plural(sign["sign"]) if sign else True
        listed = read_sections(text, sign.end() if sign else at, plural=plural)
        if not listed:
            return at if sign else match.end()
        if regulations:
            listed = [citation._replace(kind=Kind.REGULATION) for citation in listed]
        listed[0] = listed[0]._replace(start=start)
        self.law_end = self.keep(listed, at)
        return self.law_end

    def read_regulations(self, match: Match) -> int:
        return self.read_law(match, regulations=True)

    def read_section(self, match: Match) -> int:
        """Sec. 53a-86; sections 44-4 to 44-6, inclusive; section 44 of public act 16-66."""
        return self.read_signed(match.start(), [(match.start(), match.start(), ())], match.end())

    def read_spelled(self, match: Match) -> int:
        """ "subdivision (3) of subsection (a) of section 53-21"."""
        places, position = read_spelled(self.text, match.start())
        if not places:
            return position
        law = matches("law", self.text, position) or matches("regulations", self.text, position)
        after = AFTER_LAW.match(self.text, law.end()) if law else None
        at = after.end() if after else position
        if not law and not SIGNED.match(self.text, at):
            return position
        return self.read_signed(at, places, at)

    def read_signed(self, at: int, places: list[tuple[int, int, Path]], otherwise: int) -> int:
        """Sections of the statutes or of an act, from their sign on, with the steps before it."""
        text = self.text
        sign = SIGNED.match(text, at)
        at = sign.end() if sign else otherwise
        listed = read_sections(text, at, plural=bool(sign and is_plural(sign["sign"])))
        of_act = listed and matches("of", text, listed[-1].end)
        if not listed or (of_act and matches("of_act", text, listed[-1].end)):
            end = self.read_sections_of_act(at, places)
            if end or not listed:
                return end or at
        first = listed[0]
        inner = [(start, end, first.pinpoint + path) for start, end, path in places]
        *before, last = inner
        listed[0] = first._replace(start=last[0], pinpoint=last[2])
        listed[:0] = [
            first._replace(start=start, end=end, pinpoint=path, to="", et_seq=False)
            for start, end, path in before
        ]
        return self.judge(listed)

    def read_bare(self, match: Match) -> int:
        """53a-192a without "Sec.": taken only where nothing but law is numbered so."""
        text, start = self.text, match.start()
        listed = read_sections(text, start, plural=False, signed=False)
        if not listed:
            number = matches("number", text, start)
            return number.end() if number else start + 1
        end = listed[-1].end
        if self.is_named_by_law(end):
            return self.judge(listed)
        is_sure = [self.is_law_by_itself(citation) for citation in listed]
        if any(is_sure):
            both = zip(listed, is_sure, strict=True)
            listed = [citation for citation, sure in both if sure or is_long(citation)]
        elif all(map(is_long, listed)) and self.is_in_a_legal_reference(listed[0], end):
            self.law_end = end
        else:
            return end
        return max(self.judge(listed), end)

    def is_law_by_itself(self, citation: Citation) -> bool:
        written = self.text[citation.start : citation.end].partition("(")[0]
        if written != written.lower() or "- " in written:
            return False
        title, _, rest = citation.number.partition("-")
        if title in LETTERED_TITLES or citation.et_seq:
            return True
        if citation.kind == Kind.REGULATION:
            return False
        is_tight = len(written) < citation.end - citation.start and written[-1:].isalnum()
        if is_tight and citation.pinpoint and citation.pinpoint[0].isalpha():
            return True
        digits = rest.rstrip(LETTERS)
        return len(digits) >= 3 and digits != rest and rest[len(digits) :] not in "km"

    def is_in_a_legal_reference(self, first: Citation, end: int) -> bool:
        """10-220 in "Connecticut General Statutes / 10-220 Duties of boards / 10-221 Boards to"."""
        start = first.start
        if first.kind == Kind.REGULATION or start - self.law_end > NEAR:
            return False
        line = self.text.rfind("\n", max(0, start - 8), start)
        opens_line = line >= 0 and not self.text[line:start].strip(" \t\n-")
        return opens_line or bool(matches("capital_word", self.text, end))

    def read_local(self, match: Match) -> int:
        """ "Charter Section 3-4", "Practice Book § 11-1": no statute, unless its number says so."""
        after = AFTER_LAW.match(self.text, match.end())
        sign = SIGNED.match(self.text, after.end()) if after else None
        if not sign:
            return match.end()
        listed = read_sections(self.text, sign.end(), plural=False)
        if not listed:
            return match.end()
        ours = has_lettered_title(listed) or any(c.kind == Kind.REGULATION for c in listed)
        if ours or self.is_named_by_law(listed[-1].end):
            listed[0] = listed[0]._replace(start=sign.start())
            return self.judge(listed)
        return listed[-1].end

    # Chapters and titles

    def read_chapters(self, match: Match) -> int:
        return self.list_numbered(Kind.CHAPTER, match.start(), match.end())

    def read_titles(self, match: Match) -> int:
        return self.list_numbered(Kind.TITLE, match.start(), match.end())

    def list_numbered(self, kind: Kind, start: int, at: int, *, by_law: bool = False) -> int:
        """ "chapters 92 and 99", "chapter 557, part II", "Title 8 of the General Statutes"."""
        text = self.text
        listed = self.numbered(kind, start, at)
        if not listed:
            return at + 1
        end = listed[-1].end
        in_chapter = matches("in_chapter", text, end)
        by_law_behind = self.is_named_by_law(in_chapter.end() if in_chapter else end)
        if not (by_law or by_law_behind or matches("law_behind", text, end)):
            is_of_other = matches("of_other", text, end)
            listed = [] if is_of_other else self.surely_ours(kind, listed, text[at])
        self.found += listed
        if listed and kind == Kind.TITLE:
            self.law_end = end
        return self.read_sections_under(end) if by_law else end

    def surely_ours(self, kind: Kind, listed: list[Citation], initial: str) -> list[Citation]:
        """Those whose number says by itself that they are the statutes', and no book's.

        Such are "title 53a", "chapter 949a" and, in a sentence, "chapter 557".
        """
        if kind == Kind.TITLE:
            return [title for title in listed if title.number in LETTERED_TITLES]
        longest = max(len(chapter.number) for chapter in listed)
        if longest > 3 or (initial == "c" and longest == 3):
            return listed
        near = listed[0].start - max(self.statute_end, self.law_end) <= NEAR
        is_headed = near or matches("sections_follow", self.text, listed[-1].end)
        return [chapter for chapter in listed if is_headed and len(chapter.number) > 1]

    def numbered(self, kind: Kind, start: int, at: int) -> list[Citation]:
        """The numbers behind "chapters" or "titles"."""
        listed: list[Citation] = []
        part_before = re.match(r"(?i:part|pt\.)\s+(\w+)", self.text[start:at])
        number = matches(f"{kind}_number", self.text, at)
        while number and (kind == Kind.CHAPTER or is_title(number["number"])):
            begin = number.end() - len(number[0].lstrip()) if listed else start
            part = number.groupdict().get("part") or (part_before[1] if part_before else "")
            part_before = None
            listed.append(Citation(begin, number.end(), kind, "", number["number"], part=part))
            also = matches("chapter_and", self.text, number.end())
            number = matches(f"{kind}_number", self.text, also.end()) if also else None
        return listed

    def read_sections_under(self, position: int) -> int:
        """The sections behind "Connecticut General Statutes Chapter 112:"."""
        after = matches("under", self.text, position)
        listed = read_sections(self.text, after.end(), plural=True) if after else []
        self.law_end = self.keep(listed, position)
        return self.law_end

    # Acts and bills

    def read_acts(self, match: Match) -> int:
        session = session_as_cited(match["session_before"] or "")
        return self.keep(read_acts(match, match.start(), session), match.end("prefix"))

    def read_acts_of_year(self, match: Match) -> int:
        return self.keep(read_old_act(match, match.start()), match.start() + 4)

    def read_bills(self, match: Match) -> int:
        return self.keep(read_bills(match), match.end())

    # Law from elsewhere, and what is no law

    def read_elsewhere(self, match: Match) -> int:
        """42 U.S.C. § 12101; 34 CFR 99.1; Public Law 114-95; N.C.G.S. § 42-42."""
        if match["public_law"]:
            return self.add_elsewhere(*match.span(), "US")
        return self.read_foreign_numbers(*match.span(), postal(match[0]) or "US")

    def read_state(self, match: Match) -> int:
        """ "Colo. Rev. Stat. § 18-3-504", "Illinois HB 3773 / Public Act 103-0804"."""
        text, end, where = self.text, match.end(), postal(match[0])
        if where == "NC":
            self.carolina_end = end
        law = matches("law_words", text, end)
        if law and word("a_law_word").search(law[0]):
            return self.read_foreign_numbers(match.start(), law.end(), where)
        if bills := matches("foreign_bills", text, end):
            end = self.end_of("foreign_bills", bills.end())
            return self.add_elsewhere(match.start(), end, where)
        sign = matches("foreign_section", text, end)
        return self.read_foreign_numbers(match.start(), end, where) if sign else end

    def read_past(self, match: Match) -> int:
        """An address, a room, a form: its number is not looked at."""
        return match.end()


def is_long(citation: Citation) -> bool:
    """Whether the section has two signs or more, so that it is no tally of votes."""
    return len(citation.number.rpartition("-")[2]) > 1


def is_title(written: str) -> bool:
    return int(written.rstrip(LETTERS)) <= HIGHEST_TITLE

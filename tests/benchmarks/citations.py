"""How long the citation grammar needs for a megabyte, of the worst texts we could think of.

    python -m tests.benchmarks.citations          all shapes, the slowest first
    python -m tests.benchmarks.citations LIST     only shapes whose name holds one of these words

Each shape is read at a quarter of its size too: a time that grows faster than the text would show
as a growth far above four. Counted is this process's own time on the processor, so that others at
work on the machine do not count. The exit status is 1 when a shape needs more than three seconds
per megabyte.
"""

import gc
import sys
import time

from statutes.citations import find

MEGABYTE = 1_000_000
LIMIT = 3.0  # seconds of processor time per megabyte
SMALL_PART = 4

LEGAL_PROSE = (
    "Pursuant to section 17a-101g of the general statutes, the department shall within "
    "five days notify the parent, guardian or other person responsible, and see C.G.S. § "
    "46b-129(b) for the hearing; the court in its discretion may order, under subdivision "
    "(2) of subsection (a) of section 46a-170, that the council be told of the matter. As "
    "amended by P.A. 16-71, S. 3, the sections 44-4 to 44-6, inclusive, apply to hotels. "
)
MINUTES = (
    "Ms. Smith called the meeting to order at 10:05 a.m. in Room 1B of the Legislative "
    "Office Building. Members discussed raising awareness among lodging operators, the "
    "posters in truck stops, and the training of police officers, teachers and nurses.\n"
)
# Pieces that are repeated until there is a megabyte of them.
REPEATED = {
    "pinpoints behind a section": ("Sec. 53a-83", "(a)(1)"),
    "pinpoints, parted by commas": ("Sec. 53a-83(a)", ", (b)"),
    "pinpoints, spelled": ("", "subsection (a) of "),
    "pinpoints, spelled lists": ("subsections (a)", ", (b)"),
    "pinpoints, spelled and never ending": ("", "subsection (a), (b), (c) and (d) of "),
    "spelled lists within spelled lists": (
        "",
        "subdivisions (1), (2) and (3) of subsections (a), (b) and (c) of section 53-21 ",
    ),
    "pinpoints of twenty steps": ("", "Sec. 1-1(a)(1)(A)(i)(b)(2)(B)(ii)(c)(3)(C)(iii)(d)(4) "),
    "opening brackets": ("Sec. 53a-83", "("),
    "brackets": ("", "()"),
    "square brackets": ("", "["),
    "links": ("", "](x"),
    "a number a line": ("", "10-11\n"),
    "a number a line, under a heading": ("General Statutes\n", "10-110 Duties\n"),
    "a lettered number a line": ("", "53a-83\n"),
    "numbers with commas": ("", "10-11, "),
    "numbers with blanks": ("", "10-11 "),
    "numbers joined by and": ("Secs. 1-1", " and 1-1"),
    "numbers joined by or": ("", "1-1 or "),
    "a long list of sections": ("Secs. ", "53a-82, "),
    "a list with pinpoints": ("Secs. ", "53a-82(a)(1), "),
    "a list with short numbers": ("Secs. 53a-1", ", 2"),
    "a list with et seq.": ("Secs. ", "1-1 et seq., "),
    "a list of ranges": ("Secs. ", "1-1 to 1-2, inclusive, "),
    "a list of ranges by letters": ("Secs. ", "1-1a to f, "),
    "a signed list": ("", "Sec. 1-1, "),
    "sections of the statutes": ("", "section 1-1 of the general statutes "),
    "ranges that never end": ("Sec. 1-1", " to"),
    "a chain of ranges": ("", "1-1 to 1-2 to "),
    "regulations": ("Regs., Conn. State Agencies ", "10-76d-9, "),
    "numbers of many parts": ("", "1-1-1-1-1-1-1"),
    "numbers of six parts": ("", "1-1-1-1-1-1 "),
    "a number in one run": ("", "1-1"),
    "digits": ("", "1"),
    "digits and letters": ("", "1a"),
    "digits and hyphens": ("", "1-"),
    "unicode digits": ("", "\u0661-\u0661 "),
    "full-width digits": ("", "\uff11\uff0d\uff11 "),
    "years": ("", "1969 "),
    "years and bills": ("", "2017 H"),
    "hyphens": ("", "-"),
    "dashes": ("", "–"),
    "soft hyphens": ("", "\u00ad"),
    "soft hyphens in a number": ("Sec. 53a", "\u00ad"),
    "soft hyphens in words": ("", "se\u00adction "),
    "line-end hyphens": ("", "sec-\ntion "),
    "line-end hyphens in numbers": ("", "53a-\n83 "),
    "hyphens and blanks": ("", "- "),
    "blanks": ("", " "),
    "no-break blanks": ("", "\u00a0"),
    "no-break blanks behind a sign": ("", "§\u00a0\u00a0\u00a0\u00a0"),
    "blanks behind a word": ("", "section        "),
    "line ends": ("", "\n"),
    "zero-width marks": ("", "\u200b"),
    "zero-width marks in a number": ("", "5\u200b3a-8\u200b3 "),
    "combining marks": ("", "e\u0301"),
    "combining marks on signs": ("", "§\u0301"),
    "section signs": ("", "§"),
    "section signs, apart": ("", "§ "),
    "Sec.": ("", "Sec. "),
    "Section": ("", "section "),
    "Sections of": ("", "of section "),
    "and": ("", " and"),
    "to": ("", " to"),
    "of the": ("", " of the"),
    "of the general": ("", "1-1 of the general "),
    "acts": ("", "P.A. 16-66, S. 44; "),
    "an act's list": ("P.A. ", "1-1, "),
    "an act's list, parted by semicolons": ("P.A. ", "16-66; "),
    "an act's sections": ("P.A. 16-66, S. 1", ", 2"),
    "an act's sections with signs": ("P.A. 16-66, S. 1", ", S. 2"),
    "sections of acts": ("", "section 5 of public act 17-32 "),
    "sections of no act": ("", "sections 1, 2, 3, 4, 5, 6, 7 and 8 of "),
    "a list of an act's sections": ("sections ", "1, "),
    "P.A. alone": ("", "P.A. "),
    "PA alone": ("", "PA "),
    "S.A. alone": ("", "S. A. "),
    "public acts": ("", "Public Act "),
    "old acts": ("", "1969, P.A. 828; "),
    "old acts listed": ("1969, P.A. 828", "; 656, S. 1"),
    "old acts without a number": ("", "1969, P. A. "),
    "sessions": ("", "June Sp. Sess. "),
    "sessions with days": ("", "June 11 Special Session, 2008, "),
    "months": ("", "June "),
    "bills": ("", "sHB 5666 "),
    "bills listed": ("House Bills 5001", ", 5002"),
    "bills without a number": ("", "sHB "),
    "qualified bills": ("", "Substitute for Raised "),
    "bills of files": ("", "2013HB-05666"),
    "letters of bills": ("", "H.B. S.B. "),
    "chapters": ("", "chapter "),
    "chapters listed": ("chapters 92", ", 93"),
    "chapters with parts": ("", "chapter 557, part II "),
    "titles": ("", "title "),
    "titles listed": ("titles 4a", ", 4b"),
    "the law's name": ("", "Connecticut General Statutes "),
    "the law's short name": ("", "C.G.S. "),
    "the law's name, abbreviated": ("", "Conn. Gen. Stat. "),
    "Connecticut": ("", "Connecticut "),
    "revisions": ("", "General Statutes (Rev. to "),
    "federal law": ("", "18 U.S.C. § 1591 "),
    "federal lists": ("18 U.S.C. §§ 1591", ", 1595"),
    "federal parts": ("45 CFR ", "1.1.1.1.1.1.1.1.1.1"),
    "other states": ("", "North Carolina "),
    "other states' law": ("", "N.Y. Penal Law § 230.34 "),
    "other states' words": ("N.Y.", " Rev. Stat. Ann."),
    "other states' sections": ("", "section 1-1 of the New York "),
    "other states' bills": ("Illinois", " HB 1/"),
    "towns": ("", "section 1-1 of the Code of Ordinances "),
    "towns' words": ("", "section 1-1 of the Aa Bb Cc Dd Ee "),
    "capital words behind a number": ("", "10-110 Aaa "),
    "rooms": ("", "Room 10-212a "),
    "words of other things": ("", "Form "),
    "tags": ("", "<b>"),
    "open tags": ("", "<b "),
    "entities": ("", "&nbsp;"),
    "and signs": ("", "&"),
    "underscores": ("", "_"),
    "underscores in words": ("", "_a"),
    "backslashes": ("", "\\"),
    "backslashes before marks": ("", "\\-"),
    "asterisks": ("", "*"),
    "addresses": ("", "https://a "),
    "an address": ("https://", "a"),
    "the letter s": ("", "s"),
    "capital letters": ("", "S.P.C."),
    "no letters known": ("", "\u4e2d"),
    "emoji": ("", "\U0001f600"),
    "minutes": ("", MINUTES),
    "legal prose": ("", LEGAL_PROSE),
    "legal prose, hyphenated": ("", LEGAL_PROSE.replace("department", "depart-\nment")),
    "legal prose, set in tags": ("", "<p>" + LEGAL_PROSE.replace("§ ", "&sect;&nbsp;") + "</p>"),
    "a bit of everything": (
        "",
        "§(a)-1 Sec. 1-1(a) to P.A. 1-1, sHB 5-\n6 chapter 9 U.S.C. 1969 of the New \u00ad",
    ),
}


def shape(name: str, size: int) -> str:
    opening, piece = REPEATED[name]
    return (opening + piece * (size // len(piece) + 1))[:size]


def seconds(text: str) -> float:
    gc.collect()
    began = time.process_time()
    find(text)
    return time.process_time() - began


def measure(name: str) -> tuple[float, float]:
    """Seconds of a megabyte, and how many times those of its small part they are."""
    small = seconds(shape(name, MEGABYTE // SMALL_PART))
    whole = seconds(shape(name, MEGABYTE))
    return whole, whole / max(small, 0.001)


def main(words: list[str]) -> int:
    names = [name for name in REPEATED if not words or any(word in name for word in words)]
    rows = sorted(((*measure(name), name) for name in names), reverse=True)
    lines = [f"{'shape':<40}{'signs':>9}{'seconds':>9}{'growth':>8}"]
    for whole, growth, name in rows:
        mark = "  too slow" if whole > LIMIT else ""
        lines.append(f"{name:<40}{MEGABYTE:>9}{whole:>9.3f}{growth:>8.1f}{mark}")
    slow = sum(whole > LIMIT for whole, *_ in rows)
    lines.append(f"{len(rows)} shapes, {slow} above {LIMIT:.0f} seconds per megabyte")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

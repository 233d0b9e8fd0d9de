"""Federal law and the law of other states: recognised in order to be left alone."""

import re

from statutes.citations.section_numbers import LETTERED_TITLES

# Postal letters, and how each state is written in front of its law. Connecticut is not here.
STATES = {
    "AL": "Alabama|Ala.",
    "AK": "Alaska",
    "AZ": "Arizona|Ariz.|AZ",
    "AR": "Arkansas|Ark.",
    "CA": "California|Calif.|Cal.|CA",
    "CO": "Colorado|Colo.|CO",
    "DE": "Delaware|Del.",
    "DC": "District of Columbia|D.C.",
    "FL": "Florida|Fla.|FL",
    "GA": "Georgia|Ga.|GA",
    "HI": "Hawaii|Haw.",
    "ID": "Idaho",
    "IL": "Illinois|Ill.|IL",
    "IN": "Indiana|Ind.",
    "IA": "Iowa",
    "KS": "Kansas|Kan.|KS",
    "KY": "Kentucky|Ky.|KY",
    "LA": "Louisiana|La.",
    "ME": "Maine|Me.",
    "MD": "Maryland|Md.|MD",
    "MA": "Massachusetts|Mass.|MA",
    "MI": "Michigan|Mich.|MI",
    "MN": "Minnesota|Minn.|MN",
    "MS": "Mississippi|Miss.",
    "MO": "Missouri|Mo.",
    "MT": "Montana|Mont.",
    "NE": "Nebraska|Neb.",
    "NV": "Nevada|Nev.|NV",
    "NH": "New Hampshire|N.H.|N. H.|NH",
    "NJ": "New Jersey|N.J.|N. J.|NJ",
    "NM": "New Mexico|N.M.|NM",
    "NY": "New York|N.Y.|N. Y.|NY",
    "NC": "North Carolina|N.C.|N. C.|NC",
    "ND": "North Dakota|N.D.|ND",
    "OH": "Ohio|OH",
    "OK": "Oklahoma|Okla.",
    "OR": "Oregon|Ore.",
    "PA": "Pennsylvania|Penn.|Pa.",
    "RI": "Rhode Island|R.I.|R. I.|RI",
    "SC": "South Carolina|S.C.|SC",
    "SD": "South Dakota|S.D.|SD",
    "TN": "Tennessee|Tenn.|TN",
    "TX": "Texas|Tex.|TX",
    "UT": "Utah",
    "VT": "Vermont|Vt.|VT",
    "VA": "Virginia|Va.|VA",
    "WA": "Washington|Wash.|WA",
    "WV": "West Virginia|W. Va.|W.Va.|WV",
    "WI": "Wisconsin|Wis.|WI",
    "WY": "Wyoming|Wyo.",
    "US": "United States|U.S.|US|Federal|federal|Congress",
}
# The codes that are known by their initials, with or without full stops.
CODES = {
    "AR": "ACA",
    "AZ": "ARS",
    "CO": "CRS",
    "FL": "FSA",
    "GA": "OCGA",
    "HI": "HRS",
    "IL": "ILCS",
    "IN": "IC",
    "KS": "KSA",
    "KY": "KRS",
    "MA": "MGL MGLA GL",
    "ME": "MRS MRSA",
    "MI": "MCL MCLA",
    "MN": "MSA",
    "MT": "MCA",
    "NC": "NCGS NCGSA",
    "ND": "NDCC",
    "NE": "NRS",
    "NH": "RSA NHRSA",
    "NJ": "NJSA NJS NJAC",
    "NM": "NMSA",
    "NY": "NYCRR",
    "OH": "ORC",
    "OR": "ORS",
    "RI": "RIGL",
    "SD": "SDCL",
    "TN": "TCA",
    "UT": "UCA",
    "VT": "VSA",
    "WA": "RCW WAC",
}
STATE_OF = {name: postal for postal, names in STATES.items() for name in names.split("|")}
STATE_OF |= {code: postal for postal, codes in CODES.items() for code in codes.split()}


def any_of(names: list[str]) -> str:
    """A pattern of these names by first letter, so that most words fail at one look."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(name[1:].replace(".", r"\.").replace(" ", r"\s"))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))


def initials(code: str) -> str:
    return code[0] + "".join(rf"\.?\s?{letter}" for letter in code[1:]) + r"\.?"


STATE = any_of([name for names in STATES.values() for name in names.split("|")])
CODE = "|".join(initials(c) for cs in CODES.values() for c in sorted(cs.split(), reverse=True))
LAW_WORDS = (
    r"(?:\s{0,3}(?:,|&|of|and|the|Rev(?:ised|\.)?|Gen(?:eral|\.)?|Stat(?:utes?|s?\.)?|Codes?"
    r"|Ann(?:otated|\.)?|Laws?|L\.|Comp(?:iled|\.)?|Cons(?:ol)?(?:idated|\.)?|Codified|Cent(?:ury|\.)"
    r"|Penal|Crim(?:inal|\.)?|Educ(?:ation|\.)?|Ed\.?|Fam(?:ily|\.)?|Tax|Civ(?:il|\.)?|Rights"
    r"|Proc(?:edure|\.)?|Health|Safety|Veh(?:icle|\.)?|Welf(?:are|\.)?|Inst\.?|Labor|Lab\.|Gov't"
    r"|Government|Regs?(?:ulations|\.)?|Admin(?:istrative|\.)?|Corr(?:ect)?\.?|Soc\.|Serv\.|Exec\."
    r"|Pub(?:lic|\.)|G\.\s?[SL]\.|GL|GS|R\.?S\.|S\.A\.|C\.\s?S\.|Ch?\.|ch\.|Acts|Const\.?)"
    r"(?![A-Za-z])){1,8}"
)
FEDERAL = (
    r"(?:[0-9]{1,2}\s{0,3})?(?:U\.?\s?S\.?\s?C(?:ode)?(?:\.|(?![A-Za-z]))(?:\s?[AS]\.?(?![A-Za-z]))?"
    r"|C\.?\s?F\.?\s?R(?:\.|(?![A-Za-z]))|Fed\.\s?Reg\.)"
    r"|Pub(?:lic|\.)?\s{0,3}L(?:aws?|\.)|P\.?\s?L\.?(?=\s{0,3}(?:[Nn]o\.?\s?)?[0-9])"
    r"|I\.?R\.?C\.?(?=\s{0,2}§)|Internal\sRevenue\sCode"
)
# What may stand between the name of the law and its number.
SIGN = re.compile(
    r"""
    # “, § ”, “: Title ”
    \s{0,8}[,:]?\s{0,8}
    (?:
        (?:
            §{1,2}|§\s§|sections?|secs?\.?|chapters?|ch\.|c\.|parts?|titles?|tit\.
            |art(?:icle|\.)|nos?\.
        )\s{0,3}
    ){0,3}
    """,
    re.I | re.VERBOSE,
)
NUMBER = re.compile(
    r"(?=[0-9A-Z]{0,3}[0-9])[0-9A-Z][0-9A-Za-z]{0,12}(?:[-.:/]\s?[0-9][0-9A-Za-z]{0,12}){0,8}"
    r"(?:\s?\([A-Za-z0-9]{1,5}\)){0,8}(?:,?\s{0,2}et\.?\s?seq\.?)?"
)
AND = re.compile(
    r"\s{0,4}(?:[,;]\s{0,2}(?:and|or)|[,;]|and|or|&|to|through|-)\s{0,4}(?:§{1,2}\s?|sections?\s)?"
    r"(?=[0-9])(?![0-9]{1,2}\s{0,2}(?:U\.?S|C\.?F))"
)
PART = re.compile(r"\s{0,3},?\s?(?:chapter|ch\.|part|§{1,2})\s{0,3}(?=[0-9])", re.I)
BILL = re.compile(
    r"""
    # “'s House Bill No. 12”, “ H.B. 12/”
    (?:'s)?\s{0,4}
    (?:
        s?[HSA]\.?\s?[BFJ]\.?\s?(?:[RD]\.?)?
        | (?:House|Senate|Assembly)\s(?:Bill|File)
        |(?:Pub(?:lic|\.)|Special)\sActs?|P\.?A\.?|Acts?|[SA]
    )\s{0,2}(?:No\.?\s?)?\#?[0-9][0-9-]{0,9}
    (?:\s{0,3}(?:/|,|and|&)(?=\s{0,3}(?:[HS]\.?B|Public|P\.?A)))?
    """,
    re.VERBOSE,
)
PUBLIC_LAW_NUMBER = re.compile(r"\s{0,3}(?:[Nn]os?\.?\s{0,3})?[0-9]{1,3}-[0-9]{1,4}(?![0-9])")
A_LAW_WORD = re.compile(
    r"stat|code|law|reg|rev|acts|ann|const|r\.?s\.|g\.?\s?[sl]|s\.a|c\.\s?s|ch?\.", re.I
)
LAW_WORDS_AT = re.compile(rf"(?:'s)?{LAW_WORDS}")
A_SECTION = re.compile(r"[1-9][0-9]?-[1-9][0-9]{0,3}[a-z]?(?![0-9-])")
TITLE_OF = re.compile(r"\[?([0-9]{1,2}[a-z])-[0-9]")


def postal(name: str) -> str:
    """The letters of the state: NC for "N.C." and for "N.C.G.S."."""
    plain = re.sub(r"\s", " ", name)
    return STATE_OF.get(plain) or STATE_OF.get(re.sub(r"[.\s]", "", name), "")


def numbers_end(text: str, position: int, where: str) -> int:
    """Where the numbers that follow a foreign law's name end; the position itself if none do."""
    end = position
    sign = SIGN.match(text, position)
    number = NUMBER.match(text, sign.end() if sign else position)
    while number:
        end = number.end()
        more = AND.match(text, end) or PART.match(text, end)
        if not more or is_ours(text, more.end()):
            break
        if where == "US" and A_SECTION.match(text, more.end()):
            break
        number = NUMBER.match(text, more.end())
    return end


def is_ours(text: str, position: int) -> bool:
    """Whether the number here has a title that only Connecticut letters so."""
    title = TITLE_OF.match(text, position)
    return title is not None and title[1] in LETTERED_TITLES


def bills_end(text: str, position: int) -> int:
    """Where another state's bills and acts that begin here end."""
    bill = BILL.match(text, position)
    while bill:
        position = bill.end()
        bill = BILL.match(text, position)
    return position


def law_words_end(text: str, position: int) -> int:
    """Where the name of a state's code ends, "Rev. Stat. Ann."; the position itself without one."""
    named = LAW_WORDS_AT.match(text, position)
    return named.end() if named and A_LAW_WORD.search(named[0]) else position

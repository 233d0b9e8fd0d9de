"""The set forms of motions: labels, initials, numbers and signs around the names."""

import re

from meetings.importing.motions.mover import BRACKETED, NAME, SECOND, SECOND_AFTER

MADE_BY = re.compile(
    rf"""
    # “Made by: Doe, seconded by Roe”
    ^(?:Made\s+by|MADE\s+BY)\s?:?\s+
    (?P<mover>{NAME}){BRACKETED}(?:{SECOND}|{SECOND_AFTER})?
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
NUMBERED_RESOLUTION = re.compile(
    rf"""
    # “Resolution No. 2019-45: Doe / Roe: …”
    ^(?:(?:[Rr]esolution|[Mm]otion|RESOLUTION|MOTION)\s*(?:[Nn]o\.?|\#)?\s*)?
    [A-Z]{{0,4}}[-. ]?\d{{2,4}}[-/.]\d{{1,4}}[:.]?\s+
    (?P<mover>{NAME})\s*(?:,|/|–|-)\s*
    (?P<seconder>{NAME})\s*(?::|$)\s*
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
INITIALS = re.compile(
    rf"""
    # “M/S/C: Doe/Roe to …”
      \(?\bM\s?/\s?S
      (?P<passed>\s?/\s?[CPFD])?\)?\s*:?\s*\(?
      (?P<mover>{NAME})\s*(?:/|,|-)\s*
      (?P<seconder>{NAME})\)?\s*[:,.–-]?\s*
      (?P<after>.*)
    # “Motion to … (Doe / second by Roe)”
    | [Mm]otion:?\s+
      (?P<before>to\s.{{3,300}}?)\s*\(
      (?P<mover2>{NAME})\s?[/,]\s?
      (?:
          (?:(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?:?\s+)?(?P<seconder2>{NAME})
          |(?=no\s+second)[^()]{{0,20}}
      )\)(?P<after2>.*)
    # “Motion (Doe/Roe): …”
    | (?:[Mm]otion|MOTION)\s*\(
      (?P<mover4>{NAME})\s?[/,]\s?
      (?P<seconder4>{NAME})\)\s*(?::\s*(?=\S)|(?=(?:to|that)\b))
      (?P<after4>.*)
    # “Motion to … (Doe) seconded by Roe”
    | [Mm]otion:?\s+
      (?P<before5>to\s.{{3,300}}?)\s*\(
      (?P<mover5>{NAME})\)\s*[,;]?\s*(?:and\s+)?(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?\s*:?\s*\(?
      (?P<seconder5>{NAME})\)?
      (?P<after5>.*)
    # “(Doe / 2nd by Roe)”
    | ^\((?P<mover3>{NAME})\s?[/,;]\s?(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?:?\s+
      (?P<seconder3>{NAME})\)
    """,
    re.DOTALL | re.VERBOSE,
)
MOVED_IN_BRACKETS = re.compile(
    rf"""
    # “It was MOVED (Doe) and SECONDED (Roe) that …”
    \b(?:MOVED|[Mm]oved)\s?\(
    (?P<mover>{NAME})\)\s*,?\s*(?:and\s+)?
    (?:(?:it\s+was\s+)?(?:SECONDED|[Ss]econded)\s?\((?P<seconder>{NAME})\))?\s*[,:;]?\s*
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
RESULT_ABOVE = re.compile(
    rf"""
    # “RESULT: Adopted 5-0 MOVER: Doe SECONDER: Roe”
    ^(?:RESULT|Result)\s?:\s*
    (?P<passed>.{{3,80}}?)\s+(?:MOVER|Mover|MOVED\s+BY)\s?:\s*
    (?P<mover>{NAME})
    (?:[^:]{{0,80}}?\s(?:SECONDER|Seconder|SECONDED\s+BY)\s?:\s*(?P<seconder>{NAME}))?
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
LABELLED = re.compile(
    r"""
    # “Motion No. 3: …”
    ^(?:MOTION|Motion|Proposed\ motion|Resolution|RESOLUTION|Proposal|MOVED)
    (?:\s*(?:\#|[Nn]o\.?)?\s*\d{1,3})?\s*(?::|\s[–—-]\s|[–—])\s*
    (?P<after>\S.*)
    """,
    re.DOTALL | re.VERBOSE,
)
AGREED_IN_CHAT = re.compile(
    r"""
    # “17:02:11 #agreed …”, “AGREED: …”
    ^(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?
    (?:\#(?P<passed>agreed|accepted|rejected)|(?P<passed2>AGREED|ACCEPTED|REJECTED):)\s+
    (?P<after>\S.*)
    """,
    re.DOTALL | re.VERBOSE,
)
LABELLED_MOVER = re.compile(
    rf"""
    # “Motion: Doe, to …”
    ^(?:MOTION|Motion)\s*:\s+(?P<mover>{NAME}),?\s+(?P<after>(?:to|that)\b.*)
    """,
    re.DOTALL | re.VERBOSE,
)
SLASHED = re.compile(
    rf"""
    # “Doe/Roe moved to …”
      (?P<mover>{NAME})\s?/\s?
      (?P<seconder>{NAME})\s+(?:moved|moves|motioned)\s+
      (?P<after>(?:to|that)\b.*)
    # “The agenda was approved as amended (Doe/Roe)”
    | ^(?P<before>[A-Z][^()]{{3,300}}?\b(?P<passed>approved|accepted|adopted|passed))
      \b[^()]{{0,40}}\(
      (?P<mover2>{NAME})\s?/\s?
      (?P<seconder2>{NAME})\)
    """,
    re.DOTALL | re.VERBOSE,
)
MOTION_AND_NAME = re.compile(
    rf"""
    # “Motion to adjourn: Doe, seconded by Roe”
    ^(?:[Aa]\s+)?(?:[Mm]otion|MOTION)\s+
    (?P<before>(?:to|that)\s[^:]{{3,300}}):\s*
    (?P<mover>{NAME}){BRACKETED}(?:{SECOND})?\s*(?=[;,.(]|$)
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)

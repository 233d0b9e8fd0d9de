"""How a motion names who moved it and who seconded it, in pieces of verbose patterns."""

import re

KEYWORD = r"""
    # no name begins with one of these
    (?!
        (?:
            SECONDED|Second(?:ed)?|Moved|MOVED|Motion|MOTION|Carried|CARRIED|Passed|Approved
            |Vote|To|That|THAT|TO|The|In|On|Ayes?|All|And|Unanimous\w*|BE|Be|IT|RESOLVED
            |Resolved|WHEREAS|Whereas|RESULT|Result|DEFEATED|Defeated|VOTE|IN|BY|MADE|AYES?
            |NAYS?|NOES|YEAS?|OPPOSED|ABSTAIN\w*
        )\b
    )
"""
TOKEN = rf"""
    # “B.”, “Atty.”, “O’Neil”
    {KEYWORD}
    (?:
        (?:[A-Z]\.){{1,3}}
        | (?:
              Mr|Mrs|Ms|Dr|St|Hon|Rev|Atty|Cllrs?|Comm|Sen|Rep|Ald|Sup|Dir|Supt|Jr|Sr|Lt|Sgt
              |Capt|Col|Det
          )\.
        |[A-ZÀ-ÖØ-Þ][\w'’\-]*
    )
"""
NAME = rf"""
    # “the Board Member Ann van Example, Jr.”
    (?:the\s+)?(?:(?:[Cc]ouncil|[Bb]oard|[Cc]ommittee)\s+[Mm]ember\s+)?{TOKEN}
    (?:\s+(?:{TOKEN}|van|von|de|del|della|di|la|le)){{0,4}}(?:,\s(?:Jr|Sr)\.)?
"""
SECOND = rf"""
    # “, and was seconded by Roe”
    \s*[,;.(]?\s*(?:and\s+|with\s+(?:a\s+)?)?
    (?:(?:was|were|it\ was|the\ motion\ was|motion\ was)\s+)?(?:then\s+|duly\s+)?(?:a\s+)?
    (?:[Ss]econd(?:ed)?|SECOND(?:ED)?|2nd|[Ss]upport(?:ed)?)(?:\s+it)?
    (?:\s+(?:was\s+)?(?:made\s+|given\s+)?(?:by|from|BY))?\s*:?\s+\(?
    (?P<seconder>{NAME})\)?
"""
SECOND_AFTER = rf"""
    # “; Roe seconded the motion”
    \s*[,;(]?\s*(?:and\s+|with\s+)?
    (?P<seconder2>{NAME})\s+(?:seconding|[Ss]econded|seconds|2nds?)\b
    (?:\s+(?:it|(?:the|a)\s+motion))?\)?
"""
BRACKETED = r"(?:\s*\((?![^()]*[Ss]econd)[^()]{0,60}\))?"
SECOND_ONLY = re.compile(
    rf"""
    # “It was seconded by Roe”
      (?:^|\b(?:[Ii]t|[Tt]his|[Mm]otion|which)\b[^.]{{0,30}}?|[,;]\s*)
      (?:[Ww]as\s+|[Ww]ith\s+a\s+|[Aa]\s+)?(?:[Ss]econd(?:ed)?|SECOND(?:ED)?|2nd)
      (?:\s+(?:was\s+)?(?:made\s+)?(?:by|BY|from))?\s*[:,]?\s+
      (?P<seconder>{NAME})
    # “Roe offered a second”
    | \b(?P<seconder2>{NAME}){BRACKETED}\s+(?:then\s+)?
      (?:seconded|seconds|SECONDED|2nds?|offered\s+a\s+second|provided\s+(?:a|the)\s+second)\b
    """,
    re.VERBOSE,
)


def seconder_in(text: str) -> str | None:
    found = SECOND_ONLY.search(text)
    return (found["seconder"] or found["seconder2"]) if found else None

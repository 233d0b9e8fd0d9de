"""The words in which minutes say how a vote came out."""

import re

PASSING = (
    r"carried|carries|passed|passes|approved|adopted|accepted|agreed|resolved|ratified"
    r"|confirmed|granted|enacted|so\ ordered|so\ moved|so\ voted"
)
FAILING = (
    r"failed|fails|defeated|lost|denied|rejected|did\ not\ (?:pass|carry)|not\ (?:carried"
    r"|approved|passed|adopted)"
)
NO_SECOND = r"""
    # “died for lack of a second”, “n’t heard a second”
      (?:died|dies|failed|fails)?\s*(?:for|due\ to)?\s*(?:the\s+)?(?:lack|want)\ of\ (?:a\ )?
      (?:second|support)
    |no\ support|motion\ (?:died|dies)|no\ second|not\ seconded|did\ not\ receive\ a\ second
    |without\ a\ second
    | (?:not|n['’]t)\ (?:heard|had|received)\ a\ second
    |received\ no\ second|was\ no\ second|no\ seconder
    | (?:failed|fails|failing)\ to\ (?:receive|get|obtain|find)\ a\ second(?:er)?
"""
ASIDE = r"withdrawn|withdrew|tabled|postponed|deferred|referred|laid\ on\ the\ table"
OUTCOME = re.compile(
    rf"""
    # “the motion died for lack of a second”, “it was tabled”, “all in favor”
    (?P<failed>{NO_SECOND}|\b(?:{FAILING}))\b
    |(?P<tabled>\b(?:{ASIDE}))\b
    | (?P<carried>
          \b
          (?:
              {PASSING}|unanimous(?:ly)?
              | all\ (?:were\ |voted\ )?(?:in\ favou?r|ayes?)
              |without\ objection|elected|appointed|voted|decided|no\ objections?|no\ opposition
          )
      )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
STANDS_FOR_RESULT = re.compile(
    rf"""
    # “(Y-5) There being no objection, the motion was unanimously carried”
    ^(?:\(?Y-\d{{1,2}}\)?\s+)*(?:there\ (?:was|being|were)\s+)?
    (?:\W*(?:result|outcome|vote|decision|resolution|disposition)\s*[:–-]\s*)?
    (?:
        (?:the\s+)?
        (?:
            motion|vote|resolution|question|amendment|measure|ordinance|substitute|item|minutes
            |it|this|recommendation|request|application|proposal|board|council|committee|all
        )s?\b[^.;]{{0,60}}?\s*
    )?(?:(?:has|have|was|were|is|been|then|duly|and|hereby)\s+)*(?:unanimously\s+|also\s+)?
    (?:
        {PASSING}|{FAILING}|{ASIDE}|{NO_SECOND}|unanimous(?:ly)?
        | all\ (?:were\ |voted\ )?in\ favou?r
        |all\ (?:voted\ )?ayes?|without\ objection|no\ objections?|no\ opposition|none\ opposed
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
TAIL = re.compile(
    r"""
    # “…, and the motion was then carried unanimously, 5-0”
    (?:[,;:.(–—-]\s*|\s)(?:(?:and|which|but)\s+)?
    (?:(?:the\s+)?(?:motion|vote|resolution|it|all|board|council)\s+)?
    (?:(?:was|were|is|has|been)\s+)*(?:then\s+|duly\s+)?(?:not\s+)?(?:unanimously\s+)?
    (?P<word>
        carried|carries|passed|passes|passing|failed|fails|defeated|approved\ unanimously
        |unanimously\ approved|approved\ by|adopted\ by|all\ in\ favou?r|all\ ayes?|so\ ordered
        |no\ opposition|without\ objection|unanimous|tabled|withdrawn|not\ seconded
        |no\ second(?:er)?|agreed\ unanimously|unanimously\ agreed|died\ for\ lack\ of
        |motion\ approved|motion\ adopted
    )\b(?P<more>[^;]{0,120})
    """,
    re.IGNORECASE | re.VERBOSE,
)

"""The sentences in which minutes tell a motion: who moved, who seconded, and what."""

import re

from meetings.importing.motions.mover import BRACKETED, NAME, SECOND, SECOND_AFTER

WHAT = r"""
    (?:
        to|that|for|TO|THAT|That|FOR|we|in\ favou?r\ of|approval|acceptance|adoption|adjournment
        | the\ (?:approval|acceptance|adoption|adjournment|following|meeting|resolution|minutes)
    )\b
"""
MOTION_BY = re.compile(
    rf"""
    # “A motion to adjourn was made by Doe (At-large), seconded by Roe: …”
    \b(?:[Aa]\s+|[Tt]he\s+|[Uu]pon\s+(?:a\s+)?|[Oo]n\s+(?:a\s+)?)?
    (?:[Mm]otion|MOTION|[Rr]esolution|[Pp]roposal|[Pp]roposition)(?:\s+(?:was|is))?(?:\s+made)?
    (?P<before>\s+(?:to|for|that)\s.{{3,400}}?)?(?:,|\s?[:;–—-])?\s+(?:was\s+)?
    (?:
        made\s+|Moved\s+|moved\s+|offered\s+|put\ forward\s+|proposed\s+|introduced\s+
        |presented\s+
    )?(?:by|BY|(?<=otion\ )of|(?<=osal\ )of|(?<=osition\ )of)\s*:?\s+
    (?P<mover>{NAME}){BRACKETED}(?:{SECOND}|{SECOND_AFTER})?{BRACKETED}\s*[,;:.–—-]?\s*
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
MOVED = re.compile(
    rf"""
    # “Doe then made a motion, seconded by Roe, to approve …”
    (?P<mover>{NAME}){BRACKETED}(?:,\s[^,]{{2,40}},)?\s+
    (?:then\s+|also\s+|again\s+|has\s+|next\s+)?
    (?:
        moved|motioned|moves|motions|made\s+(?:a|the)\s+motion|makes\s+(?:a|the)\s+motion
        | offered\s+(?:a|the)\s+(?:motion|resolution|following)
        |put\s+forward\s+a\s+motion
        | introduced\s+(?:a|the)\s+(?:motion|resolution)
        |MOVED|MOTIONED|called\s+for\s+a\s+motion
        | proposed\s+the\s+following\s+(?:motion|resolution)
    )\b{BRACKETED}(?:{SECOND}|{SECOND_AFTER})?{BRACKETED}\s*[,;:–—-]?\s*
    (?P<after>(?:{WHAT}|[\"“']|$|approv|accept|adjourn|adopt|[a-z]+ing\b|and\b|all\b|carried).*)
    """,
    re.DOTALL | re.VERBOSE,
)
IT_WAS = re.compile(
    rf"""
    # “It was duly moved by Doe, seconded by Roe and unanimously carried to …”
    \b(?:[Ii]t\s+(?:was|is)|[Ww]as|IT\s+WAS)\s+(?:then\s+|regularly\s+|duly\s+|properly\s+)?
    (?:moved|MOVED|proposed|Moved)(?:\s+(?:by|BY)\s+(?P<mover>{NAME}){BRACKETED})?
    (?:
        {SECOND}
        | ,?\s+(?:and\s+)?(?:duly\s+)?(?:seconded|SECONDED|Seconded)
          (?:\s+by\s+(?P<seconder2>{NAME}))?
    )?{BRACKETED}\s*,?\s*
    (?:
        and\s+(?:unanimously\s+)?
        (?P<passed>carried|passed|approved|agreed|resolved|voted|adopted)(?:\s+unanimously)?
        \s*,?\s*
    )?(?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
MOVED_BY = re.compile(
    rf"""
    # “To adopt the budget. Moved by Doe; seconded by Roe.”
    ^(?P<before>.{{0,400}}?)\s*[-–—.,;:(*]?\s*\b
    (?:
        [Mm]oved|[Mm]oved\s+and\s+seconded|MOVED|[Pp]roposed|PROPOSED|[Mm]over|MOVER|[Pp]roposer
        |[Ss]ponsor(?:ed)?
    )
    (?:
        \s+(?:by|BY)\b\s*:?|\s*:
        | (?=\s+(?:Cllr|Councillor|Mrs?|Ms|Dr)\b)
        | (?=\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,2}}\s*[,;/]?\s*(?:and\s+)?[Ss]econded\b)
    )\s*(?P<mover>{NAME}){BRACKETED}
    (?:
          \s*[,;.|/]?\s*(?:and\s+)?
          (?:[Ss]econd(?:ed|er)?|[Ss]upport(?:ed|er)?|SECONDED|SECOND|2nd)(?:\s+(?:by|BY))?
          \s*:?\s+
          (?P<seconder>{NAME})
        |{SECOND_AFTER}
    )?{BRACKETED}\s*[,;:.–—-]?\s*
    (?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
SO_MOVED = re.compile(
    rf"""
    # “So moved by Doe”
    ^[Ss]o\s+moved(?:,?\s+by|[:,–—-])\s*(?P<mover>{NAME})(?P<after>.*)
    # “Doe, “so moved”; Roe seconded”
    | (?P<mover2>{NAME}){BRACKETED}(?:,|:|\s?[–—-])?\s+[\"“]?[Ss]o\s+moved\b
      [\"”]?(?:{SECOND}|{SECOND_AFTER})?\s*[,:;.]?\s*
      (?P<after2>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
VOTE_ON = re.compile(
    r"""
    # “The Board voted to …”
    ^
    (?P<after>
        (?:(?:The\s+)?(?:[Bb]oard|[Cc]ommittee|[Cc]ouncil)\s+)?[Vv]ote(?:d)?\s+(?:on|to)\s+\S.*
    )
    """,
    re.DOTALL | re.VERBOSE,
)
MOTION_TO = re.compile(
    r"""
    # “A motion was made and seconded to …”
      ^(?:[Aa]\s+|[Tt]he\s+|There\s+was\s+a\s+|[Uu]pon\s+(?:a\s+)?|[Oo]n\s+(?:a\s+)?)?
      (?:[Mm]otion|MOTION)(?:\s+(?:was\s+)?(?:made|called))?(?:\s+and\s+seconded)?\s*,?\s*
      (?P<after>(?:to|for|that|TO|THAT)\s+\S.*)
    # “Proposal to …”
    | ^Proposal\s+(?P<after2>to\s+\S.*)
    """,
    re.DOTALL | re.VERBOSE,
)
IN_SPEECH = re.compile(
    rf"""
    # “Doe said that she would like to make a motion to …”
    ^(?P<mover>{NAME})\s+(?:stated|said|indicated|noted|added|replied|agreed)\b.{{0,300}}?\b
    (?:he|she|they)\s+(?:would|will|wished\s+to|wanted\s+to)\s+(?:then\s+|now\s+|like\s+to\s+)*
    (?:make|offer|put\s+forward)\s+(?:a|the|another)\s+(?:\w+\s+)?motion\s+
    (?P<after>(?:to|that|for)\b.*)
    """,
    re.DOTALL | re.VERBOSE,
)
WITHDREW = re.compile(
    rf"""
    # “Doe then withdrew her motion to …”
    (?P<mover>{NAME})\s+(?:then\s+)?
    (?P<passed>withdrew)\s+(?:his|her|their|the)\s+motion\s+
    (?P<after>(?:to|that)\b.*)
    """,
    re.DOTALL | re.VERBOSE,
)
PROPOSED = re.compile(
    rf"""
    # “Doe proposed that …”
    (?P<mover>{NAME})\s+(?:proposed|proposes)\s+(?P<after>(?:that|to)\b\s.*)
    """,
    re.DOTALL | re.VERBOSE,
)
IS_RESOLVED = re.compile(
    r"""
    # “It was unanimously RESOLVED that …”, “RESOLVED – That …”
    ^\W*
    (?:
          (?:[Ii]t|IT)\s+(?:was|WAS)\s+(?:unanimously\s+)?
          (?P<passed>RESOLVED|[Rr]esolved)\s+(?=(?:that|to|THAT|TO)\b)
        | (?P<passed2>RESOLVED)(?:\s+(?=to\b)|\s?[–—:-]\s?(?=[Tt](?:hat|o)\b))
    )(?P<after>.*)
    """,
    re.DOTALL | re.VERBOSE,
)
RESOLVED = re.compile(
    r"""
    # “NOW, THEREFORE, BE IT FURTHER RESOLVED, …”
    ^(?:(?:NOW,?\s*)?(?:THEREFORE,?\s*)?(?:BE\s+IT\s+|It\s+was\s+|IT\s+WAS\s+)?(?:FURTHER\s+)?)
    (?:RESOLVED|Resolved)\b[,:]?\s+
    (?P<after>\S.*)
    """,
    re.DOTALL | re.VERBOSE,
)
ROLL_CALL = re.compile(
    r"""
    # “On a roll call vote, the ordinance was adopted”
    \b[Oo]n\s+an?\s+(?:[YN]-\d|roll\s+call|voice\s+vote|vote\s+of|unanimous)[^,.]{0,40},\s+
    (?P<after>\S[^.]{3,200}?)\s+(?:was|were)\s+
    (?P<passed>adopted|approved|passed|accepted)\b
    """,
    re.DOTALL | re.VERBOSE,
)
# “and carried, the meeting was adjourned”
RESULT_FIRST = re.compile(
    r"(?:and\s+)?((?:unanimously\s+)?(?:carried|passed|approved|voted)\b[^,;.]{0,60}),\s+(?=\w+\s+\w)"
)

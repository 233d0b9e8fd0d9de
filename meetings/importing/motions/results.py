"""The words in which minutes say how a vote came out."""

import re

from meetings.importing.parsed import CARRIED, FAILED, TABLED

PASSING = (
    r"carried|carries|passed|passes|approved|adopted|accepted|agreed|resolved|ratified|confirmed"
    r"|granted|enacted|so\ ordered|so\ moved|so\ voted"
)
FAILING = (
    r"failed|fails|defeated|lost|denied|rejected|did\ not\ (?:pass|carry)|not\ (?:carried"
    r"|approved|passed|adopted)"
)
NO_SECOND = r"""
    # “died for lack of a second”, “n’t heard a second”
      (?:died|dies|failed|fails)?\s*(?:for|due\ to)?\s*(?:the\s+)?(?:lack|want)\ of\ (?:a\ )?
      (?:second|support)|no\ support|motion\ (?:died|dies)|(?:no|without\ a)\ second(?:er)?
    | not\ seconded|(?:not|n['’]t)\ (?:heard?|had|receive[d]?)\ a\ second|failed\ to\ \w+\ a\ second
"""
ASIDE = r"withdrawn|withdrew|tabled|postponed|deferred|referred|laid\ on\ the\ table"
ALL = r"unanimous(?:ly)?|all\ (?:were\ |voted\ )?(?:in\ favou?r|ayes?)|without\ objection"
NO_OBJECTION = r"no\ (?:objections?|opposition)|none\ opposed"
OUTCOME = re.compile(
    rf"""
    # “the motion died for lack of a second”, “it was tabled”, “all in favor”
      (?P<failed>{NO_SECOND}|\b(?:{FAILING}))\b
    | (?P<tabled>\b(?:{ASIDE}))\b
    | (?P<carried>\b(?:{PASSING}|{ALL}|{NO_OBJECTION}|elected|appointed|voted|decided))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
STANDS_FOR_RESULT = re.compile(
    rf"""
    # “(Y-5) There being no objection, the motion was unanimously carried”
    ^(?:\(?Y-\d{{1,2}}\)?\s+)*(?:there\ (?:was|being|were)\s+)?
    (?:\W*(?:result|outcome|vote|decision|resolution|disposition)\s*[:–-]\s*)?
    (?:(?:the\s+)?(?:motion|vote|resolution|question|amendment|measure|ordinance|substitute|item
        |minutes|it|this|recommendation|request|application|proposal|board|council|committee|all
        )s?\b[^.;]{{0,60}}?\s*
    )?(?:(?:has|have|was|were|is|been|then|duly|and|hereby|also|unanimously)\s+)*
    (?:{PASSING}|{FAILING}|{ASIDE}|{NO_SECOND}|{ALL}|{NO_OBJECTION})\b(?!\s+this\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
TAIL = re.compile(
    r"""
    # “…, and the motion was then carried unanimously, 5-0”
    (?:[,;:.(–—-]\s*|\s)(?:(?:and|which|but)\s+)?
    (?:(?:the\s+)?(?:motion|vote|resolution|it|all|board|council)\s+)?
    (?:(?:was|were|is|has|been)\s+)*(?:then\s+|duly\s+)?(?:not\s+)?(?:unanimously\s+)?
    (?:carried|carries|passe[sd]|passing|failed|fails|defeated|approved\ unanimously
        |unanimously\ (?:approved|agreed)|(?:approved|adopted)\ by|all\ in\ favou?r|all\ ayes?
        |so\ ordered|no\ opposition|without\ objection|unanimous|tabled|withdrawn|not\ seconded
        |no\ second(?:er)?|agreed\ unanimously|died\ for\ lack\ of|motion\ (?:approved|adopted)
    )\b[^;]{0,120}
    """,
    re.IGNORECASE | re.VERBOSE,
)
READ_THRICE = re.compile(r"\b(?:time|times|reading),?$", re.IGNORECASE)
DONE = re.compile(
    r"""
    # “the minutes of May 5 were unanimously approved”, “the Board accepted the report”
      [^.;]{2,200}?\b(?:was|were)\s+(?:unanimously\s+)?
      (?:approved|accepted|adopted|passed|denied|rejected|tabled|granted|adjourned|closed)\b
    | (?:the\s+)?meeting\s+adjourned\b
    | (?:the\s+)?(?:board|council|committee|commission(?:ers)?|members|trustees)\s+
      (?:unanimously\s+)?(?:approved|accepted|adopted|tabled|denied|granted)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
DONE_BY = re.compile(r"\b(?:was|were)\s+(?:adjourned|closed)\b|(?<=\bmeeting )adjourned\b", re.I)
SAYS_WHAT = re.compile(r"\b(?:the\s+)?(?:motion|vote|resolution)\b", re.IGNORECASE)
NEXT_FIELD = re.compile(r"(?<=[\w\])])\s+(?:MOVER|SECONDER|AYES|NAYS|MOVED BY)\s?:")
# That there was a vote, and not how it came out: a better word may follow.
WEAK = re.compile(r"all.*|voted|decided|elected|appointed|so moved", re.IGNORECASE)
LONGEST_RESULT = 9  # words before the outcome


def result_in(sentence: str) -> tuple[str, str, bool] | None:
    """(the result as printed, carried or failed or tabled, whether it says little)."""
    sentence = NEXT_FIELD.split(sentence, maxsplit=1)[0]  # RESULT: … MOVER: …
    found = OUTCOME.search(sentence)
    if not found:
        done = DONE_BY.search(sentence)
        return (done[0], CARRIED, False) if done else None
    before = sentence[: found.start()]
    start = max((word.start() for word in SAYS_WHAT.finditer(before)), default=0)
    whole = sentence[start:] if len(before.split()) > LONGEST_RESULT else sentence
    if found[0].lower().startswith("all ") and not OUTCOME.search(sentence, found.end()):
        whole = found[0]
    outcome = FAILED if found["failed"] else TABLED if found["tabled"] else CARRIED
    return whole.strip(" .;:,–—-")[:200], outcome, bool(WEAK.fullmatch(found[0]))


def without_result(text: str) -> tuple[str, str]:
    """A motion's words, and what the same sentence says of the vote behind them."""
    found = TAIL.search(text)
    if not found or READ_THRICE.search(text[: found.start()]):  # “read a third time and passed”
        return text, ""
    before = text[: found.start()]
    return (before, found[0].strip(" ,;.")) if len(before.split()) > 1 else (text, text)

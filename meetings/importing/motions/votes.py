"""How a vote came out: the result in the paper's words, the counts, and each member's vote."""

import re
from dataclasses import dataclass, field

from meetings.importing.motions.results import (
    DONE_BY,
    NO_SECOND,
    STANDS_FOR_RESULT,
    TAIL,
    result_in,
)
from meetings.importing.parsed import CARRIED, FAILED, ParsedVote, Votes
from meetings.importing.phrases.names import is_name, without_office
from meetings.importing.phrases.people import people_in
from meetings.importing.phrases.vote_counts import COUNTS, NUMBER, counted, number_of

SIDES = {
    "yes": r"ayes?|yeas?|yes|yay|in\ favou?r|for|affirmative|favou?r|approve[ds]?|agree",
    "no": r"nays?|noes|no|opposed|oppose|against|negative|opposition",
    "abstain": r"abst(?:ain(?:ed|ing|s)?|entions?)|abs",
    "absent": r"absent|not\ voting|excused",
    "excused": r"recus(?:ed?|als?)",
}
SIGNS = {"+1": "yes", "-1": "no", "0": "abstain"}
SIDE = "|".join(f"(?P<{side}>{words})" for side, words in SIDES.items())
LABELLED = re.compile(
    rf"""
    # “AYES: A, B”, “Yes – 5”, “Ayes (3): …”; the names or the number follow
    (?<![\w’'-])(?:vot(?:ing|ed|es?)\s+)?(?:{SIDE})(?:\s+votes?)?\s*
    (?:\((?P<count>\d{{1,3}})\))?\s*(?:[:=–—]|-(?!\d)|\s-\s|(?=_))\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBER_FIRST = re.compile(
    rf"""
    # “five members voted in favor”, “3 ayes”
    (?<![\w.$/-])
    (?P<n>{NUMBER})(?:\s+|\s?[–—-]\s?)(?:voted?s?\s+|votes?\s+|members?\s+){{0,2}}(?:{SIDE})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBER_LAST = re.compile(
    r"""
    # “Ayes 5, nays none”, “Yes 84, no 3”
    (?<![\w’'-])(?:(?P<yes>ayes?|yeas?|yay|yes)|(?P<no>nays?|noes|(?<=,\s)no)|(?P<abstain>abst\w*))\s+
    (?P<n>\d{1,3}|none|nil)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
MEMBER_LINE = re.compile(
    r"""
    # “Ann Example – Yes”
    ^(?P<name>[^:–—]{2,50}?)\s*(?:[-–—:]|\s{2,})\s*(?:voted\s+)?
    (?P<vote>yes|yea|aye|no|nay|abstain(?:ed|s)?|absent|recused?|for|against|\+1|-1|0)\W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
VOTER = r"(?!(?i:yes|yea|aye|no|nay|abstain\w*|absent)\b)[A-Z][\w.'’-]*"
ROLL_CALL = re.compile(
    rf"""
    # “Doe – yes; Roe – no”
    ({VOTER}(?:\s{VOTER}){{0,3}})\s*[-–—:,]?\s+((?i:yes|yea|aye|no|nay|abstain(?:ed|s)?|absent))
    \b(?=\s*(?:[;,.]|$|and\b|{VOTER}))
    """,
    re.VERBOSE,
)
VOTED = re.compile(
    r"""
    # “Doe, Lind and Roe voted against”, “with Doe opposed”, “Roe abstained”
    (?:\bwith\s+)?(?P<who>[A-Z][\w.'’-]*(?:(?:,?\ and\ |,\ |\ )[A-Z][\w.'’-]*){0,10})\s+
    (?:(?:voted|voting)\s+(?:(?P<yes>yes|aye|in\ favou?r|for\b)
        |(?P<no>no\b|nay|against|in\ opposition|opposed))
     |(?P<abstain>abstain(?:ed|s|ing))|(?P<no2>opposed|opposing|dissent(?:ed|ing))
     |(?P<excused>recused))\b
    """,
    re.VERBOSE,
)
VOTE_HEAD = re.compile(
    r"""
    # “Roll call vote: …”
    ^(?:roll[- ]?call(?:\ vote)?|votes?|voting|the\ vote\ (?:was|is)|upon\ (?:a\ )?roll\ call)\b
    """,
    re.I | re.VERBOSE,
)
SAYS_COUNT = re.compile(
    r"""
    # “Ayes”, “(5-0)”, “Y-5”
      \b(?:ayes?|yeas?|yay|nays?|noes|yes|no|opposed|in\ favou?r|against|abst\w+|vote[sd]?|carried
          |elected|pass(?:ed|es)|carries|approved|failed|unanimous\w*|roll)\b
    | ^\W*\(?\d{1,2}-\d{1,2}|\bY-\d
    """,
    re.I | re.VERBOSE,
)
DECLARED = re.compile(
    r"""
    # “declared the motion carried”, “was adopted by unanimous consent”
      \bdeclared\b.{0,80}\b(?:elected|appointed|carried|adopted|passed|defeated|lost)\b
    | \bwas\s+(?:unanimously\s+)?(?:approved|adopted|passed|tabled)\s+by\s+
      (?i:unanimous|general|a|roll)\b
    """,
    re.VERBOSE,
)
UNSECONDED = re.compile(NO_SECOND, re.IGNORECASE | re.VERBOSE)
LONGEST_COUNT = 40  # words of a sentence that gives counts without saying first that it does


@dataclass
class Tally:
    """What is said of one vote. None: not said; [] or 0: none voted so."""

    result: str | None = None
    outcome: str | None = None
    sides: dict[str, Votes] = field(default_factory=dict)
    votes: list[ParsedVote] = field(default_factory=list)
    by_voice: bool = False
    is_weak: bool = False  # the result says only that there was a vote; a better word may follow

    @property
    def is_empty(self) -> bool:
        return self.result is None and not self.sides and not self.votes

    @property
    def is_open(self) -> bool:
        return not self.result or self.is_weak

    def take_within(self, said: str) -> None:
        """What the sentence of the motion says of its vote."""
        self.take_result(said)
        self.add_counts(said)

    def take_letter(self, letter: str) -> None:
        """The C of M/S/C."""
        sign = letter.strip(" /")
        self.result, self.is_weak = f"M/S/{sign}", True
        self.outcome = FAILED if sign in "FD" else CARRIED

    def take_after(self, said: str) -> None:
        """What a later sentence says of it."""
        if self.add_member(said):
            return
        declared = DECLARED.search(said) or UNSECONDED.search(said)
        if self.is_open and (STANDS_FOR_RESULT.match(said) or declared):
            self.take_result(declared[0] if declared else said)
            self.add_counts(said)
            return
        is_short = VOTE_HEAD.match(said) or len(said.split()) < LONGEST_COUNT
        was_empty = self.is_empty
        if SAYS_COUNT.search(said[:200]) and is_short and self.add_counts(said):
            if was_empty:
                self.take_result(said)
        elif not self.result and (tail := TAIL.search(f" {said}")):
            self.take_result(tail[0])

    def take_result(self, sentence: str) -> None:
        found = result_in(sentence)
        if not found or not self.is_open or (self.result and found[2]):
            return
        self.result, self.outcome, self.is_weak = found
        self.by_voice = bool(re.search(r"\bvoice vote\b|\ball in favou?r\b", sentence, re.I))

    def take_done(self, text: str) -> None:
        """“The meeting was adjourned on motion of Doe”: the deed is the result."""
        if self.result is None and (done := DONE_BY.search(text)):
            self.result, self.outcome = done[0], CARRIED

    def add_counts(self, text: str) -> bool:
        """Take the counts and names that a sentence gives; False where it gives none."""
        called = ROLL_CALL.findall(text)
        if len(called) > 1:
            taken = [self.add_member(f"{name}: {vote}") for name, vote in called]
            return any(taken)
        before = len(self.sides), len(self.votes)
        has_labels = self.add_labelled(text)
        first, last = NUMBER_FIRST.search(text), NUMBER_LAST.search(text)
        is_last = has_labels or (last and not (first and first.start() < last.start()))
        for found in (NUMBER_LAST if is_last else NUMBER_FIRST).finditer(text):
            self.sides.setdefault(side_of(found), number_of(found["n"]))
        if not has_labels and "yes" not in self.sides:
            self.set_sides(counted(text))
        for found in VOTED.finditer(text):
            self.add_named(side_of(found), names_in(found["who"]))
        return (len(self.sides), len(self.votes)) != before

    def add_labelled(self, text: str) -> bool:
        """“Ayes: A, B. Noes: none”: what is behind each label. False where there is no label."""
        labelled = list(LABELLED.finditer(text))
        for found, after in zip(labelled, [*labelled[1:], None], strict=False):
            side = side_of(found)
            said = text[found.end() : after.start() if after else len(text)]
            if side == "yes" and (both := COUNTS.match(said)):  # Approved: 5-0
                self.set_sides(both)
            else:
                self.take_side(side, said, found["count"])
        return bool(labelled)

    def take_side(self, side: str, said: str, count: str | None) -> None:
        """The number or the names behind the label of a side."""
        said = re.split(r"\s(?:[Tt]he\s+)?(?:[Mm]otion|[Vv]ote|[Rr]esolution)\b", said)[0]
        said = said.strip(" .;,_")
        number = re.match(rf"({NUMBER})(?![^\W_])", said, re.I)
        if count:
            self.sides.setdefault(side, int(count))
        elif number:
            is_none = number[1].lower() in ("none", "nil")
            self.sides.setdefault(side, [] if is_none else number_of(number[1]))
            return
        self.add_named(side, names_in(re.split(r"\.\s+[A-Z][a-z]+ (?:[a-z]+ )", said)[0]))

    def set_sides(self, counts: re.Match[str] | None) -> None:
        """The counts of all sides, of a form that gives them together: 5-0-1."""
        for side, n in counts.groupdict().items() if counts else ():
            if n is not None:
                self.sides.setdefault(side, number_of(n))

    def add_named(self, side: str, names: list[str]) -> None:
        """Names of one side. Where its count is given, they stand beside it as votes by name."""
        known = self.sides.setdefault(side, names) if names else []
        if known is names or isinstance(known, int):
            votes = [ParsedVote(name, side) for name in names]
            self.votes += [vote for vote in votes if vote not in self.votes]

    def add_member(self, text: str) -> bool:
        """A line with one member's vote: “Ann Example – Yes”."""
        found = MEMBER_LINE.match(text.strip())
        name = without_office(found["name"].strip(" *")) if found else ""
        if not found or not is_name(name) or LABELLED.match(f"{name}:"):  # “Noes: 0” is a count
            return False
        word = SIGNS.get(found["vote"], found["vote"].lower())
        side = next(s for s, words in SIDES.items() if re.fullmatch(words, word))
        self.votes.append(ParsedVote(name, side))
        return True

    def count_members(self) -> None:
        """Where members are listed line by line, the sides are their names."""
        has_yes = any(vote.option == "yes" for vote in self.votes)
        if not self.votes or "yes" in self.sides or (self.sides and not has_yes):
            return
        for side in ("yes", "no", "abstain"):
            if not self.sides.get(side):
                self.sides[side] = [vote.name for vote in self.votes if vote.option == side]


def side_of(found: re.Match[str]) -> str:
    return next(
        name.rstrip("2")
        for name, said in found.groupdict().items()
        if said and name in (*SIDES, "no2")
    )


def names_in(text: str) -> list[str]:
    if re.match(r"(?i)(?:none|no one|nobody|all|motion)\b", text):
        return []
    return [person.name for person in people_in(text)]

"""How a vote came out: the result in the paper's words, the counts, and each member's vote."""

import re
from dataclasses import dataclass, field

from meetings.importing.motions.results import OUTCOME
from meetings.importing.parsed import CARRIED, FAILED, TABLED, ParsedVote, Votes
from meetings.importing.phrases.names import is_name, without_office
from meetings.importing.phrases.people import people_in
from meetings.importing.phrases.vote_counts import COUNTS, NUMBER, counted, number_of

SIDES = {
    "yes": r"ayes?|yeas?|yes|in\ favou?r|for|affirmative|favou?r|approve[ds]?|agree",
    "no": r"nays?|noes|no|opposed|oppose|against|negative|opposition",
    "abstain": r"abst(?:ain(?:ed|ing)?|entions?)|abs",
    "absent": r"absent|not\ voting|excused",
    "excused": r"recus(?:ed|als?)",
}
SIDE = "|".join(f"(?P<{side}>{words})" for side, words in SIDES.items())
LABELLED = re.compile(
    rf"""
    # “AYES: A, B”, “Yes – 5”, “Ayes (3): …”; the names or the number follow
    (?<![\w’'-])(?:vot(?:ing|ed|es?)\s+)?(?:{SIDE})(?:\s+votes?)?\s*
    (?:\((?P<count>\d{{1,3}})\))?\s*(?:[:=–—]|-(?!\d)|\s-\s)\s*
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
    # “Ayes 5, nays none”
    (?<![\w’'-])(?:(?P<yes>ayes?|yeas?|yes)|(?P<no>nays?|noes)|(?P<abstain>abst\w*))\s+
    (?P<n>\d{1,3}|none|nil)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NO_AND_NUMBER = re.compile(r",\s+(?:and\s+)?no\s+(\d{1,3})\b", re.IGNORECASE)  # behind “Yes 84”
MEMBER_LINE = re.compile(
    r"""
    # “Ann Example – Yes”
    ^(?P<name>[^:–—]{2,50}?)\s*(?:[-–—:]|\s{2,})\s*(?:voted\s+)?
    (?P<vote>yes|yea|aye|no|nay|abstain(?:ed|s)?|absent|present|recused?|for|against|\+1|-1|0)
    \W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
VOTER = r"(?!(?i:yes|yea|aye|no|nay|abstain\w*|absent)\b)[A-Z][\w.'’-]*"
INLINE = re.compile(
    rf"""
    # “Doe – yes; Roe – no”
    ({VOTER}(?:\s{VOTER}){{0,3}})\s*[-–—:,]?\s+((?i:yes|yea|aye|no|nay|abstain(?:ed|s)?|absent))
    \b(?=\s*(?:[;,.]|$|and\b|{VOTER}))
    """,
    re.VERBOSE,
)
VOTED = re.compile(
    r"""
    # “Doe, Lind and Roe voted against”
    (?P<who>[A-Z][\w.'’-]*(?:(?:,?\ and\ |,\ |\ )[A-Z][\w.'’-]*){0,10})\s+(?:voted|voting)\s+
    (?P<side>yes|aye|in\ favou?r|for\b|no\b|nay|against|in\ opposition|opposed)
    """,
    re.VERBOSE,
)
DISSENT = re.compile(
    r"""
    # “with Doe opposed”
      \bwith\s+
      (?P<who>[A-Z][\w.'’ ,&-]{1,80}?)\s+
      (?P<how>opposed|opposing|dissenting|abstaining|abstained|voting\ no|voting\ against)
    # “Doe and Roe abstained”
    | (?P<who2>[A-Z][\w.'’-]*(?:(?:,?\ and\ |,\ |\ )[A-Z][\w.'’-]*){0,8})\s+
      (?P<how2>
          abstained|abstains|abstaining|opposed|voted\ no|voted\ against|voted\ nay|dissented
          |dissenting|recused
      )\b
    """,
    re.VERBOSE,
)

ALL_IN_FAVOUR = re.compile(r"all (?:were |voted )?(?:in favou?r|ayes?)", re.IGNORECASE)
NEXT_FIELD = re.compile(r"(?<=[\w\])])\s+(?:MOVER|SECONDER|AYES|NAYS|MOVED BY)\s?:")
SAYS_WHAT = re.compile(r"\b(?:the\s+)?(?:motion|vote|resolution)\b", re.IGNORECASE)
LONGEST_RESULT = 9  # words before the outcome
WEAK = re.compile(r"voted|decided|elected|appointed|so moved", re.IGNORECASE)


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

    def add_counts(self, text: str) -> bool:
        """Take the counts and names that a sentence gives; False where it gives none."""
        inline = INLINE.findall(text)
        if len(inline) > 1:
            taken = [self.add_member(f"{name}: {vote}") for name, vote in inline]
            return any(taken)
        before = len(self.sides), len(self.votes)
        has_labels = self.add_labelled(text)
        self.add_numbers(text, (NUMBER_LAST,) if has_labels else (NUMBER_FIRST, NUMBER_LAST))
        if not has_labels and "yes" not in self.sides:
            self.set_sides(counted(text))
        self.add_voters(text)
        self.add_dissent(text)
        return (len(self.sides), len(self.votes)) != before

    def add_labelled(self, text: str) -> bool:
        """“Ayes: A, B. Noes: none”: what is behind each label. False where there is no label."""
        labelled = list(LABELLED.finditer(text))
        for found, after in zip(labelled, [*labelled[1:], None], strict=False):
            side = next(side for side in SIDES if found[side])
            said = text[found.end() : after.start() if after else len(text)]
            if side == "yes" and (both := COUNTS.match(said)):  # Approved: 5-0
                self.set_sides(both)
            else:
                self.take(side, said, found["count"])
        return bool(labelled)

    def add_numbers(self, text: str, forms: tuple[re.Pattern[str], ...]) -> None:
        """“five in favor”, “Yes 84, no 3”."""
        for form in forms:
            for found in form.finditer(text):
                side = next(side for side in SIDES if found.groupdict().get(side))
                self.sides.setdefault(side, number_of(found["n"]))
        if "yes" in self.sides and (against := NO_AND_NUMBER.search(text)):
            self.sides.setdefault("no", int(against[1]))

    def set_sides(self, counts: re.Match[str] | None) -> None:
        """The counts of all sides, of a form that gives them together: 5-0-1."""
        for side, n in counts.groupdict().items() if counts else ():
            if n is not None:
                self.sides.setdefault(side, number_of(n))

    def add_voters(self, text: str) -> None:
        """“Lind and Roe voted against”."""
        for found in VOTED.finditer(text):
            is_for = found["side"].startswith(("yes", "aye", "in f", "for"))
            self.add_names("yes" if is_for else "no", found["who"])

    def take(self, side: str, said: str, count: str | None) -> None:
        said = re.split(r"\s(?:[Tt]he\s+)?(?:[Mm]otion|[Vv]ote|[Rr]esolution)\b", said)[0]
        said = said.strip(" .;,")
        number = re.match(rf"({NUMBER})\b", said, re.I)
        if count:
            self.sides.setdefault(side, int(count))
        elif number:
            value = number_of(number[1])
            self.sides.setdefault(side, [] if number[1].lower() in ("none", "nil") else value)
            return
        elif said in ("", "-", "–", "0"):
            return
        names = [
            person.name for person in people_in(re.split(r"\.\s+[A-Z][a-z]+ (?:[a-z]+ )", said)[0])
        ]
        self.add_named(side, names)

    def add_named(self, side: str, names: list[str]) -> None:
        """Names of one side. Where its count is given, they stand beside it as votes by name."""
        known = self.sides.setdefault(side, names) if names else []
        if known is names or isinstance(known, int):
            self.votes += [
                vote for name in names if (vote := ParsedVote(name, side)) not in self.votes
            ]

    def add_dissent(self, text: str) -> None:
        for found in DISSENT.finditer(text):
            who, how = found["who"] or found["who2"], (found["how"] or found["how2"]).lower()
            side = "abstain" if how.startswith("abst") else "excused" if "recus" in how else "no"
            self.add_names(side, who)

    def add_names(self, side: str, who: str) -> None:
        names = [person.name for person in people_in(who)]
        is_nobody = re.match(r"(?i)none|no one|all\b|motion", who)
        if not is_nobody:
            self.add_named(side, names)

    def add_member(self, text: str) -> bool:
        """A line with one member's vote: “Ann Example – Yes”."""
        found = MEMBER_LINE.match(text.strip())
        if not found or not is_name(without_office(found["name"].strip(" *"))):
            return False
        if LABELLED.match(f"{found['name']}:"):  # “Noes: 0” is a count, and no Mr Noes
            return False
        word = found["vote"].lower()
        side = next((s for s, words in SIDES.items() if re.fullmatch(words, word)), None)
        side = side or {"+": "yes", "-": "no", "0": "abstain", "r": "excused", "a": "abstain"}.get(
            word[0]
        )
        if side is None:
            return False
        self.votes.append(ParsedVote(without_office(found["name"].strip(" *")), side))
        return True

    def count_members(self) -> None:
        """Where members are listed line by line, the sides are their names."""
        has_yes = any(vote.option == "yes" for vote in self.votes)
        if not self.votes or "yes" in self.sides or (self.sides and not has_yes):
            return
        for side in ("yes", "no", "abstain"):
            if self.sides.get(side):
                continue
            self.sides[side] = [vote.name for vote in self.votes if vote.option == side]

    def take_result(self, sentence: str) -> bool:
        sentence = NEXT_FIELD.split(sentence, maxsplit=1)[0]  # RESULT: … MOVER: …
        found = OUTCOME.search(sentence)
        if not found or (self.result and not self.is_weak):
            return False
        is_weak = bool(WEAK.fullmatch(found[0]))
        if self.result and is_weak:
            return False
        self.is_weak = is_weak
        is_all = ALL_IN_FAVOUR.fullmatch(found[0]) and not OUTCOME.search(sentence, found.end())
        whole = found[0] if is_all else result_in(sentence, found)
        self.result = whole.strip(" .;:,–—-")[:200]
        self.outcome = outcome_of(found)
        self.by_voice = bool(re.search(r"\bvoice vote\b|\ball in favou?r\b", sentence, re.I))
        return True


def result_in(sentence: str, outcome: re.Match[str]) -> str:
    """Of a long sentence, “Motion carried 4-1” at its end."""
    before = sentence[: outcome.start()]
    start = max((found.start() for found in SAYS_WHAT.finditer(before)), default=0)
    return sentence[start:] if len(before.split()) > LONGEST_RESULT else sentence


def outcome_of(found: re.Match[str]) -> str:
    return FAILED if found["failed"] else TABLED if found["tabled"] else CARRIED

"""The counts of a vote as the minutes give them: “7 in favor, 2 opposed, 1 abstained”.

They stand beside the members' votes by name. Where the two differ, both are shown, and neither is
mended by the other.
"""

from collections import Counter

from meetings.models import MotionResult, VoteOption

COUNTED = {
    VoteOption.YES: ("yes_count", "in favor"),
    VoteOption.NO: ("no_count", "opposed"),
    VoteOption.ABSTAIN: ("abstain_count", "abstained"),
}


def counts_of(motion):
    """{option: number}, of those that are entered."""
    entered = {option: getattr(motion, field) for option, (field, _) in COUNTED.items()}
    return {option: number for option, number in entered.items() if number is not None}


def counts_in_words(counts):
    return ", ".join(
        f"{counts[option] or 'none'} {words}"
        for option, (_, words) in COUNTED.items()
        if option in counts
    )


def named_in_words(named):
    """The votes by name, counted: {option: number}."""
    return ", ".join(
        f"{named[option]} {option.label.lower()}" for option in VoteOption if named.get(option)
    )


def differ(counts, named):
    """Whether votes by name, {option: number}, say otherwise than the counts that are given.

    Minutes that name nobody say nothing by name; those that name only who was opposed are told too,
    since some votes are then without a name.
    """
    return any(named.values()) and any(named.get(o, 0) != number for o, number in counts.items())


def lack_of_votes(motion, present):
    """What the record lacks of each member's vote (Sec. 1-225(a)), in words; empty if nothing.

    `present` is the number of members who are listed as present. Where nobody voted otherwise, the
    list of those present tells how each voted: a unanimous vote needs no names beside it.
    """
    named, counts = Counter(vote.option for vote in motion.votes.all()), counts_of(motion)
    if differ(counts, named):
        by_name = named_in_words(named)
        return f"the counts say {counts_in_words(counts)}; by name it is {by_name}"
    if given := named.total() - named[VoteOption.ABSENT]:
        missing = present - given
        return f"{missing} of {present} members present have no vote" if missing > 0 else ""
    is_opposed = counts.get(VoteOption.NO) or counts.get(VoteOption.ABSTAIN)
    if not counts or is_opposed or motion.result != MotionResult.CARRIED:
        how = "if the voice vote was unanimous, enter 0 opposed; if not, each vote by name"
        return how if motion.by_voice and not counts else "no member's vote is entered"
    if not present:
        return "nobody opposed it, but the members present are not listed"
    in_favor = counts.get(VoteOption.YES, present)
    if in_favor != present:
        return f"{in_favor} voted in favor, and {present} members are listed as present"
    return ""

"""The counts of a vote as the minutes give them: “7 in favor, 2 opposed, 1 abstained”.

They stand beside the members' votes by name. Where the two differ, both are shown, and neither is
mended by the other.
"""

from meetings.models import VoteOption

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

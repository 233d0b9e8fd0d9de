"""Law as somebody types it into a box: with or without its words, and in small letters."""

from statutes import citations
from statutes.citations import ACTS


def sections_typed(typed):
    """The sections in what was typed: 53a-83 of “C.G.S. § 53a-83(i)”."""
    found = [one.section for one in citations.find(typed) if one.section]
    if found:
        return found
    try:
        return [citations.normal_section(typed.partition("(")[0])]
    except ValueError:
        return []


def acts_typed(typed):
    """The acts in what was typed. “pa 17-32” is an act here, though no text would write it so."""
    return acts_in(typed) or acts_in(as_cited(typed))


def as_cited(typed):
    """May Sp. Sess. PA 16-3 for “may sp. sess. pa 16-3”: the letters as the official text has."""
    words = typed.split()
    return " ".join(
        word.upper() if word.lower().replace(".", "") in {"pa", "sa"} else word.capitalize()
        for word in words
    )


def acts_in(text):
    return [one for one in citations.find(text) if one.kind in ACTS]


def act_typed(typed):
    """The one act that was typed, or a ValueError with a sentence for the clerk."""
    found = acts_in(typed)
    return citations.parse_act(typed if found or not acts_typed(typed) else as_cited(typed))

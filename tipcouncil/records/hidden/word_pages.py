"""The heads and feet of the pages of a Word document: some that a file keeps are on no page."""

from tipcouncil.records.hidden import attribute, local
from tipcouncil.records.hidden.word_look import is_on

REFERENCES = ("headerReference", "footerReference")
NAMES = ("word/header", "word/footer")


def never_printed(by_id, main, settings):
    """The names of the heads and feet that no page bears; `by_id` has the parts of the text."""
    shown = {by_id.get(key) for key in printed(main, settings)}
    return {name for name in by_id.values() if name.startswith(NAMES)} - shown


def printed(main, settings):
    """The keys of those that some page bears.

    A section that names none has those of the section before it. That of a first page and those of
    even pages are kept when they are switched off.
    """
    has_even = is_on(settings, "evenAndOddHeaders")
    references, found = {}, set()
    for section in (one for one in main.iter() if local(one) == "sectPr"):
        for one in (one for one in section if local(one) in REFERENCES):
            references[local(one), attribute(one, "type") or "default"] = attribute(one, "id")
        shown = {"default": True, "first": is_on(section, "titlePg"), "even": has_even}
        found |= {key for (_, kind), key in references.items() if shown.get(kind)}
    return found

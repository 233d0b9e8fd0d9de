"""How a page says what it is to those who cite it: to readers in words, to programs as metadata.

Zotero and its like read Dublin Core; `kind` is in their words: statute, report, document.
"""

from dataclasses import dataclass

from django.conf import settings

from tipcouncil.records.dates import in_words, today


@dataclass(frozen=True)
class Cited:
    """A page of the record, as a bibliography has it."""

    title: str
    address: str
    kind: str = "document"
    date: str = ""  # as far as it is known: 2014-06
    creator: str = settings.COUNCIL
    file: str = ""  # the whole address of a PDF, where a copy is held
    law: str = ""  # a section of law as lawyers cite it: Conn. Gen. Stat. § 53a-192a

    @property
    def words(self):
        """What stands before the address in a citation."""
        return f"{self.title.rstrip('.')}. {settings.COUNCIL}, public record"

    @property
    def visited(self):
        """The day on which the reader sees the page: it may say something else on another."""
        return in_words(today())

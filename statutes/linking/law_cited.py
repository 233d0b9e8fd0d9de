"""The law that some texts cite: what of it the record holds, and what is known of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.dispatch import Signal

from statutes import citations, official
from statutes.citations import Kind
from statutes.in_force import AsOf
from statutes.linking.cautions import caution_from_table, caution_on, doubt_about
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.records.dates import today

# Each receiver gives the other public records that `texts` name: {words as written: address}.
names_asked = Signal()


@dataclass
class Law:
    """The public sections and acts that some texts cite, by the key under which they are cited.

    And the addresses of other records, by the words with which the texts name them.
    """

    rows: dict = field(default_factory=dict)
    changes: dict = field(default_factory=dict)  # of each section, by its primary key
    bills: dict = field(default_factory=dict)  # the years in which a bill became an act we hold
    on: date | None = None  # the date of the citing record
    named: dict = field(default_factory=dict)

    def row(self, citation):
        """The section or act that a citation names, or None where the record holds none."""
        return self.rows.get(citation.target)

    def sections(self):
        """The sections that the record holds, in lawyers' order, each once."""
        held = {row for row in self.rows.values() if isinstance(row, Statute)}
        return sorted(held, key=lambda statute: statute.sort_key)

    def acts(self):
        """The acts that the record holds, by year and number, each once."""
        held = {row for row in self.rows.values() if isinstance(row, Act)}
        return sorted(held, key=lambda act: (act.year, act.slug))

    def then_and_now(self, is_day_known):
        """Each section held; and what of it was otherwise on the day of the citing record.

        Of a day that has not come, or is not known, there is nothing to tell.
        """
        tells = bool(is_day_known and self.on and self.on <= today())
        for statute in self.sections():
            changes = self.changes.get(statute.pk, [])
            yield {
                "statute": statute,
                "caution": caution_on(statute, changes),
                "then": AsOf(statute, changes, self.on) if tells else None,
            }

    def official_url(self, citation):
        """Where the law is published that the record does not hold."""
        year = self.year_of_bill(citation) if citation.kind == Kind.BILL else None
        return official.official_url(citation, year)

    def year_of_bill(self, citation):
        """The year of a bill: as cited; else when it became an act we hold; else the record's.

        A record may name a bill of the year before, so the act of that year is looked at too.
        """
        if citation.year:
            return citation.year
        years = self.bills.get(citation.number, set())
        if self.on is None:
            return next(iter(years)) if len(years) == 1 else None
        near = [year for year in (self.on.year, self.on.year - 1) if year in years]
        return near[0] if near else self.on.year

    def notes(self, citation):
        """What the site says beside the citation: words, each with an address or none."""
        row = self.row(citation)
        if isinstance(row, Act) or not citation.section or citation.kind == Kind.REGULATION:
            return []
        changes = self.changes.get(row.pk, []) if row else []
        doubt = self.doubt(citation)
        notes = [(f"the section has no subsection ({doubt.letter})" if doubt else "", "")]
        if row:
            notes.append((caution_on(row, changes, self.on), ""))
        elif citation.kind == Kind.STATUTE:
            notes.append(caution_from_table(citation.number))
        return [note for note in notes if note[0]]

    def doubts_in(self, *texts):
        """What the notes behind the citations of some texts are too short to say, each once."""
        found = [citation for text in texts for citation in citations.find(text)]
        told = {cited.as_written: self.doubt(cited) for cited in found}
        return [
            f"{written}: the section {doubt.has} subsections {doubt.known}."
            for written, doubt in told.items()
            if doubt
        ]

    def doubt(self, citation):
        """The subsection that is cited and cannot exist; None where it may."""
        if citation.kind != Kind.STATUTE:
            return None
        row = self.row(citation)
        changes = self.changes.get(row.pk, []) if isinstance(row, Statute) else []
        return doubt_about(citation.number, citation.pinpoint_written, changes)


def law_cited_in(*texts, on=None):
    """The public law that the texts of a record of the date `on` cite.

    Three queries at most however many texts there are, and one more where they cite bills or name
    a report.
    """
    found = [citation for text in texts for citation in citations.find(text)]
    law = law_held({citation.target for citation in found})
    law.on = on
    for _, named in names_asked.send(Law, texts=texts):
        law.named |= named
    if any(citation.kind == Kind.BILL and not citation.year for citation in found):
        law.bills = bills_enacted()
    return law


def law_held(targets, public=True):
    """The law under the keys of some citations, and what changed each section of it.

    The public rows, or all of them for the index.
    """
    targets = targets - {""}
    if not targets:
        return Law()
    sections, acts, changes = (
        model.objects.public() if public else model.objects.all()
        for model in (Statute, Act, StatuteChange)
    )
    law = Law({act.slug: act for act in acts.filter(slug__in=targets)})
    sections = sections.filter(Q(number__in=targets) | ~Q(through=""))
    for section in sections.select_related("transferred_to"):
        if section.through:
            first, last = section.sort_key, citations.sort_key(section.through)
            inside = (key for key in targets if first <= citations.sort_key(key) <= last)
            law.rows.update(dict.fromkeys(inside, section))
        else:
            law.rows[section.number] = section
    if held := law.sections():
        law.changes = defaultdict(list)
        changes = changes.filter(statute__in=held).select_related("act")
        for change in changes.order_by("position", "pk"):
            law.changes[change.statute_id].append(change)
    return law


def bills_enacted():
    """The years in which each bill became an act that the record holds: {"HB 5666": {2013}}."""
    years = defaultdict(set)
    for written, year in Act.objects.public().exclude(bill="").values_list("bill", "year"):
        for citation in citations.find(written):
            years[citation.number].add(year)
    return years

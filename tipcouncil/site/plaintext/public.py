"""The record as plain text, as far as the public may see it.

It has the form of every record pack, so another site loads it as it stands. What is not posted is
not in it; what a posted record refers to and is not public is left out there; a name that is
withheld is written as such; and the name under which a file arrived stays with staff.
"""

from collections import Counter
from functools import cache, cached_property

from meetings.models import Document, Membership, Motion, Person
from reports.models import ReportFile
from reports.views.bundle import is_readable
from tipcouncil.records.redaction.words import NAME_WITHHELD
from tipcouncil.site.plaintext.record import KINDS, OLD_ADDRESSES
from tipcouncil.site.plaintext.values import KEYS, OF_A_FILE, RecordReferences, place_of_file
from tipcouncil.site.redirects.recorded import is_public


class PublicRecord:
    """The public record at one moment, ready to be written."""

    def __init__(self):
        self.names = cache(self.public_names)

    # What may be told

    def public_names(self, model):
        """{key: the name that it has here}, of the public records of a kind."""
        _, key, needs = KEYS[model]
        rows = model.objects.public()
        rows = rows.select_related(*needs) if needs else rows
        if model is Motion:  # known by its place among those that are public
            places, found = Counter(), {}
            for motion in rows.order_by("position", "pk"):
                places[motion.meeting] += 1
                found[key(motion)] = f"{motion.meeting.slug} motion {places[motion.meeting]}"
            return found
        names = {key(row): key(row) for row in rows}
        if model in (Person, Membership):  # the key of a membership begins with that of its person
            for each in names:
                slug, space, rest = each.partition(" ")
                names[each] = f"{self.stand_ins.get(slug, slug)}{space}{rest}"
        return names

    @cached_property
    def stand_ins(self):
        """{slug of a person whose name is withheld: what the pack calls the person}."""
        withheld = Person.objects.public().filter(name_withheld=True).order_by("pk")
        slugs = withheld.values_list("slug", flat=True)
        return {slug: f"name-withheld-{n}" for n, slug in enumerate(slugs, start=1)}

    @cached_property
    def files(self):
        """{place in the pack: the paper whose file goes there}, of all that can be read."""
        held = [
            *Document.objects.public().exclude(file=""),
            *ReportFile.objects.public().exclude(file=""),
        ]
        readable = {place_of_file(one.key, one.file.name): one for one in held if is_readable(one)}
        return dict(sorted(readable.items()))

    def clean(self, entry):
        """Take from an entry, and from what stands below it, what it may not tell."""
        texts = entry.texts
        for value in entry.form.references:
            names = self.names(value.field.related_model)
            if isinstance(value, RecordReferences):
                keys = [key for key in value.keys(texts[value.name]) if key in names]
                texts[value.name] = "; ".join(key for key in keys if key not in self.stand_ins)
            elif texts[value.name]:
                texts[value.name] = names.get(texts[value.name], "")
        if entry.form.has_file:
            texts["original_name"] = ""
            if texts["file"] not in self.files:
                texts |= dict.fromkeys([*OF_A_FILE, "filed_at"], "")
        if entry.form.model is Person and texts["slug"] in self.stand_ins:
            texts |= dict.fromkeys(["honorific", "note", "source"], "")
            texts |= {"slug": self.stand_ins[texts["slug"]]}
            texts |= dict.fromkeys(["name", "sort_name"], NAME_WITHHELD)
        if "name_as_recorded" in texts and texts["person"] in self.stand_ins.values():
            texts["name_as_recorded"] = NAME_WITHHELD
        for name, entries in entry.parts.items():
            public = [one for one in entries if one.record.is_public]
            entry.parts[name] = [self.clean(one) for one in public]
            if entry.form.model is Motion:
                tell_apart(entry.parts[name])
        return entry

    # What is told

    def texts(self):
        """Each file of text that tells of anything public: (name, text)."""
        for kind in KINDS:
            if kind is OLD_ADDRESSES:
                rows = [row for row in kind.in_database() if is_public(row.texts["target"])]
            else:
                rows = kind.in_database(public=True)
            yield from kind.files(map(self.clean, rows))


def tell_apart(votes):
    """Names that are withheld are told apart, as two votes on a motion must be."""
    withheld = [vote for vote in votes if vote.texts["name_as_recorded"] == NAME_WITHHELD]
    for number, vote in enumerate(withheld[1:], 2):
        vote.texts["name_as_recorded"] += f" ({number})"

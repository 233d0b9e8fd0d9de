"""What was read from a paper, as fields that a clerk can correct, and back again."""

from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.forms.models import construct_instance

from meetings.admin.desk import AGENDA_HELP, AgendaLines, MinutesText, usual_body
from meetings.counts import COUNTED, counts_in_words, differ, named_in_words
from meetings.desk.agenda_lines import agenda_lines, agenda_text
from meetings.desk.agenda_rows import above_of, anchors_of
from meetings.desk.attendance_lines import attendance_lines, attendance_text, names_in
from meetings.importing.parsed import ParsedItem, ParsedMinutes, ParsedMotion, ParsedVote
from meetings.importing.staging.keeping import body_named
from meetings.models import Meeting, Motion, MotionResult, VoteOption
from meetings.proposals.agenda import lines_of
from meetings.proposals.proposal import KINDS, meeting_facts
from meetings.proposals.rows import fold
from meetings.proposals.sitting import motion_values, parsed_counts, parsed_votes
from tipcouncil.records.admin.fields import VerbatimField, as_written
from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.admin.inlines import RowsAsSent
from tipcouncil.records.dates import clock

# What was read, by the names of the parsed minutes, and the field of the form that shows it.
TIMES = {
    "scheduled_start": "starts_at",
    "scheduled_end": "ends_at",
    "called_to_order": "called_to_order",
    "adjourned": "adjourned",
}
FACTS = TIMES | {"date": "date", "location": "place", "remote_url": "remote_url"}
LISTS = {"agenda": "agenda_lines", "attendance": "attendance_lines"}
ATTENDANCE_HELP = (
    "One person a line: “Jillian Gilchrest; in person”, “Erin Williams; absent”, “Pat Example;"
    " guest; electronically; arrived 10:20 AM”."
)
WIDE = {"class": "vTextField"}
VOTES = {option.value: option.label for option in VoteOption}


class CheckForm(RecordForm):
    """Everything that was read, but for the motions."""

    agenda_lines = AgendaLines(label="Agenda", required=False, help_text=AGENDA_HELP)
    attendance_lines = VerbatimField(
        label="Who was there",
        required=False,
        help_text=ATTENDANCE_HELP,
        widget=forms.Textarea(attrs={"rows": 8, "class": "agenda-text"}),
    )
    title = forms.CharField(
        label="Title of the paper",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="Under which the file is listed with the meeting, once it is posted.",
    )
    minutes_text = MinutesText(label="Minutes", required=False)

    rows = [["body"], ["date", "kind"], ["starts_at", "ends_at"]]  # as they stand on the page
    rows += [["called_to_order", "adjourned"], ["place"], ["remote_url"], ["agenda_lines"]]
    rows += [["attendance_lines"], ["title"], ["minutes_text"]]

    class Meta:
        model = Meeting
        fields = ["body", "date", "kind", *TIMES.values(), "place", "remote_url"]
        formfield_callback = as_written
        help_texts = {"date": "As 2017-01-19."}
        widgets = {"place": forms.TextInput(attrs=WIDE)}

    def _post_clean(self):
        """Whether it may stand beside the record's other meetings is known once it is kept."""
        self.instance = construct_instance(self, self.instance, self._meta.fields)
        self.ask()

    def clean_agenda_lines(self):
        return self.lines_of("agenda_lines", agenda_lines)

    def clean_attendance_lines(self):
        return self.lines_of("attendance_lines", attendance_lines)

    def lines_of(self, name, read):
        """The text of the field, once it is known that it can be read."""
        try:
            read(self.cleaned_data[name])
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from None
        return self.cleaned_data[name]


class CheckMotionForm(forms.ModelForm):
    """One motion; names are divided by commas, by semicolons where a name has a comma."""

    item = forms.CharField(
        label="Under the item",
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="As its agenda line.",
    )
    yes, no, abstain, absent, excused = (
        forms.CharField(
            label=f"Voted: {words.lower()}",
            required=False,
            widget=forms.TextInput(attrs=WIDE),
            help_text=""
            if option != VoteOption.YES
            else "Commas between the names: “Ann Ash, Bo Birch”.",
        )
        for option, words in VOTES.items()
    )
    field_order = ["text", "item"]

    class Meta:
        model = Motion
        fields = ["text", "moved_by_name", "seconded_by_name", "result", "by_voice"]
        fields += ["yes_count", "no_count", "abstain_count"]
        labels = {"text": "Motion", "by_voice": "By voice vote"}
        formfield_callback = as_written
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    @property
    def is_kept(self):
        """Whether the row, which is valid, is a motion and is not left out."""
        is_filled = self.cleaned_data and (self.has_changed() or not self.empty_permitted)
        return bool(is_filled) and not self.cleaned_data.get("DELETE")

    def motion(self, places=None):
        """The motion as it was typed; `places` are those of the lines of the agenda."""
        kept = self.cleaned_data
        return ParsedMotion(
            text=kept["text"],
            line=0,
            mover=kept["moved_by_name"] or None,
            seconder=kept["seconded_by_name"] or None,
            outcome=None if kept["result"] == MotionResult.NOT_STATED else kept["result"],
            ayes=kept["yes_count"],
            nays=kept["no_count"],
            abstain=kept["abstain_count"],
            votes=[ParsedVote(name, vote) for vote in VOTES for name in names_in(kept[vote])],
            by_voice=kept["by_voice"],
            item=(places or {}).get(fold(kept["item"])) if kept["item"] else None,
        )


class MotionRows(RowsAsSent, BaseFormSet):
    def typed(self):
        """The motions as they were typed, None for one left out; None where nothing was typed."""
        if not (self.is_bound and self.is_valid()):
            return None
        return [row.motion() if row.is_kept else None for row in self]


MotionForms = formset_factory(
    CheckMotionForm, MotionRows, extra=1, can_delete=True, max_num=200, absolute_max=200
)


def initial_of(parsed, name):
    """The values with which the form of a paper begins."""
    facts = meeting_facts(parsed)
    return facts | {
        **{name: clock(facts[name]) for name in TIMES.values() if name in facts},
        "date": parsed.date,
        "body": body_named(parsed.body) or (None if parsed.body else usual_body()),
        "agenda_lines": agenda_text(lines_of(parsed)),
        "attendance_lines": attendance_text(parsed.attendance),
        "minutes_text": parsed.body_markdown,
        "title": name.rpartition(".")[0] or name,
    }


def motions_of(parsed):
    """The initial values of a row for each motion that was read."""
    items = [str(line) for line in lines_of(parsed)]
    return [
        {
            "text": one.text,
            "item": items[one.item] if one.item is not None and one.item < len(items) else "",
            **motion_values(one),
            **{option: listed(one, option) for option in VOTES},
        }
        for one in parsed.motions
    ]


def listed(motion, option):
    names = [name for name, voted in parsed_votes(motion) if voted == option]
    return ("; " if any("," in name for name in names) else ", ").join(names)


def doubts_of(parsed, motions):
    """Sentences by the field of the form beside which they stand; “motions” and “” for the rest."""
    fields, doubts = FACTS | LISTS, {}
    for doubt in parsed.doubts:
        name = fields.get(doubt.field, doubt.field)
        name = name if name in CheckForm.base_fields or name == "motions" else ""
        doubts.setdefault(name, []).append(doubt.sentence)
    if body_named(parsed.body) is None:
        sentence = (
            f"The paper names “{parsed.body}”, which is no body of the record."
            if parsed.body
            else "The paper names no body."
        )
        doubts["body"] = [f"{sentence} Choose the one that met."]
    if parsed.date is None:
        doubts.setdefault("date", ["No date was found in the paper."])
    for number, one in enumerate(parsed.motions if motions is None else motions, start=1):
        if one and (sentence := doubt_of_votes(one)):
            doubts.setdefault("motions", []).append(f"Motion {number}: {sentence}")
    return doubts


def doubt_of_votes(motion):
    """That the counts of the paper are not those of the names in it; empty where they agree."""
    counts = parsed_counts(motion)
    given = {option: counts[field] for option, (field, _) in COUNTED.items() if field in counts}
    named = Counter(option for _, option in parsed_votes(motion))
    if not differ(given, named):
        return ""
    return f"the counts say {counts_in_words(given)}; by name it is {named_in_words(named)}."


def parsed_of(read, form, motions):
    """What was read, as the clerk has corrected it."""
    kept = form.cleaned_data
    kinds = {ours: theirs for theirs, ours in KINDS.items()}
    lines = agenda_lines(kept["agenda_lines"])
    places = {fold(str(line)): place for place, line in enumerate(lines)}
    return ParsedMinutes(
        **{theirs: kept[ours] or None for theirs, ours in FACTS.items()},
        kind=kinds.get(kept["kind"]),
        agenda=agenda_of(read, lines),
        attendance=attendance_lines(kept["attendance_lines"]),
        motions=[row.motion(places) for row in motions if row.is_kept],
        body_markdown=kept["minutes_text"],
    )


def agenda_of(read, lines):
    """The tree of the lines; an item that was read keeps its presenters and its address."""
    known = {fold(f"{item.label or ''}{item.title}"): item for item in read.items()}
    top, items = [], []
    for line, above, anchor in zip(lines, above_of(lines), anchors_of(lines), strict=True):
        same = known.get(fold(str(line)))
        item = ParsedItem(
            label=line.label or None,
            title=line.title,
            line=same.line if same else 0,
            presenters=same.presenters if same else [],
            anchor=(same.anchor if same else "") or anchor,
        )
        items.append(item)
        (items[above].children if above is not None else top).append(item)
    return top

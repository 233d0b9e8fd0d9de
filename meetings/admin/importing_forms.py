"""What was read from a paper, as fields that a clerk can correct, and back again."""

import dataclasses
from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from meetings.admin.desk import AGENDA_HELP, AgendaLines, usual_body
from meetings.counts import COUNTED, counts_in_words, differ, named_in_words
from meetings.desk.agenda_lines import AgendaLine, agenda_lines, agenda_text
from meetings.desk.agenda_rows import above_of, anchors_of
from meetings.desk.attendance_lines import (
    AttendanceLine,
    attendance_lines,
    attendance_text,
    names_in,
)
from meetings.importing.parsed import (
    ABSENT,
    GUEST,
    PRESENT,
    ParsedAttendance,
    ParsedItem,
    ParsedMinutes,
    ParsedMotion,
    ParsedVote,
)
from meetings.importing.staging.keeping import body_named
from meetings.models import Body, Meeting, MeetingKind, Motion, MotionResult, VoteOption
from meetings.models.votes import MOST_VOTES
from meetings.proposals.agenda import depth_first
from meetings.proposals.proposal import KINDS
from meetings.proposals.rows import fold, parsed_counts, parsed_votes
from tipcouncil.records.admin.fields import (
    ClockField,
    DayField,
    HttpsURLField,
    MarkdownField,
    MarkdownWidget,
    VerbatimField,
)
from tipcouncil.records.admin.inlines import RowsAsSent
from tipcouncil.records.admin.questions import AsksFirst
from tipcouncil.records.dates import clock
from tipcouncil.records.texts.markdown import check_plausible

# Where a doubt about something that was read stands on the page.
FIELDS = {
    "body": "body",
    "date": "date",
    "kind": "kind",
    "scheduled_start": "starts_at",
    "scheduled_end": "ends_at",
    "called_to_order": "called_to_order",
    "adjourned": "adjourned",
    "location": "place",
    "remote_url": "remote_url",
    "agenda": "agenda_lines",
    "attendance": "attendance_lines",
}
ATTENDANCE_HELP = (
    "One person a line: “Jillian Gilchrest; in person”, “Erin Williams; absent”, “Pat Example;"
    " guest; electronically; arrived 10:20 AM”."
)
VOTES = {option.value: option.label for option in VoteOption}


NAMES_HELP = "Commas between the names: “Ann Ash, Bo Birch”."


def wide(**attrs):
    return forms.TextInput(attrs={"class": "vTextField"} | attrs)


class CheckForm(AsksFirst, forms.Form):
    """Everything that was read, but for the motions."""

    body = forms.ModelChoiceField(Body.objects.all(), label="Body")
    date = DayField(help_text="As 2017-01-19.")
    kind = forms.ChoiceField(choices=MeetingKind.choices)
    starts_at = ClockField(label="Scheduled to start", required=False)
    ends_at = ClockField(label="Scheduled to end", required=False)
    called_to_order = ClockField(required=False)
    adjourned = ClockField(required=False)
    place = forms.CharField(max_length=300, required=False, widget=wide())
    remote_url = HttpsURLField(label="Remote address", max_length=500, required=False)
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
        widget=wide(),
        help_text="Under which the file is listed with the meeting, once it is posted.",
    )
    minutes_text = MarkdownField(
        label="Minutes",
        required=False,
        widget=MarkdownWidget({"data-preview": "minutes", "rows": 20}),
        validators=[check_plausible],
    )

    def record_as_typed(self):
        names = {field.name for field in Meeting._meta.fields} & set(self.cleaned_data)
        return Meeting(**{name: self.cleaned_data[name] for name in names})

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


class MotionForm(forms.Form):
    """One motion; names are divided by commas, by semicolons where a name has a comma."""

    text = VerbatimField(label="Motion", widget=forms.Textarea(attrs={"rows": 2}))
    item = forms.CharField(
        label="Under the item", required=False, widget=wide(), help_text="As its agenda line."
    )
    moved_by = forms.CharField(max_length=200, required=False)
    seconded_by = forms.CharField(max_length=200, required=False)
    result = forms.ChoiceField(choices=MotionResult.choices, initial=MotionResult.NOT_STATED)
    by_voice = forms.BooleanField(label="By voice vote", required=False)
    yes_count, no_count, abstain_count = (
        Motion._meta.get_field(field).formfield(min_value=0, max_value=MOST_VOTES, help_text=words)
        for field, words in (
            ("yes_count", "As the minutes give them; leave empty where they do not."),
            ("no_count", ""),
            ("abstain_count", ""),
        )
    )
    yes, no, abstain, absent, excused = (
        forms.CharField(
            label=f"Voted: {words.lower()}",
            required=False,
            widget=wide(),
            help_text=NAMES_HELP if option == VoteOption.YES else "",
        )
        for option, words in VOTES.items()
    )

    def votes(self):
        return [
            ParsedVote(name, option)
            for option in VOTES
            for name in names_in(self.cleaned_data.get(option, ""))
        ]


class MotionRows(RowsAsSent, BaseFormSet):
    pass


MotionForms = formset_factory(
    MotionForm, MotionRows, extra=1, can_delete=True, max_num=200, absolute_max=200
)


def initial_of(parsed, name):
    """The values with which the form of a paper begins."""
    known = {ours: getattr(parsed, theirs) for theirs, ours in FIELDS.items()}
    times = ("starts_at", "ends_at", "called_to_order", "adjourned")
    return known | {
        **{field: clock(known[field]) for field in times if known[field]},
        "body": body_of(parsed),
        "kind": KINDS.get(parsed.kind, MeetingKind.NOT_STATED),
        "agenda_lines": agenda_text(lines_of(parsed)),
        "attendance_lines": attendance_text(present_of(one) for one in parsed.attendance),
        "minutes_text": parsed.body_markdown,
        "title": name.rpartition(".")[0] or name,
    }


def body_of(parsed):
    """The body that the paper names; where it names none, the council, for the clerk to confirm."""
    return body_named(parsed.body) or (None if parsed.body else usual_body())


def doubts_of(parsed, motions):
    """Sentences by the field of the form beside which they stand; “motions” and “” for the rest."""
    doubts = {}
    for doubt in parsed.doubts:
        name = FIELDS.get(doubt.field, doubt.field)
        name = name if name in CheckForm.base_fields or name == "motions" else ""
        doubts.setdefault(name, []).append(doubt.sentence)
    if body_named(parsed.body) is None:
        sentence = (
            f"The paper names “{parsed.body}”, which is no body of the record."
            if parsed.body
            else "The paper names no body."
        )
        doubts["body"] = [f"{sentence} Choose the one that met."]
    if parsed.date is None and "date" not in doubts:
        doubts["date"] = ["No date was found in the paper."]
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


def lines_of(parsed):
    depths, lines = [], []
    for item, above in depth_first(parsed.agenda):
        depths.append(depths[above] + 1 if above is not None else 0)
        lines.append(AgendaLine(item.label or "", item.title, depths[-1]))
    return lines


def present_of(one):
    manner = "absent" if one.status == ABSENT else one.manner or ""
    beside = [part for part in (one.role or "", "excused" if one.excused else "") if part]
    capacity = "guest" if one.status == GUEST else "member"
    return AttendanceLine(one.name, capacity, manner, one.arrived, one.left, beside)


def motions_of(parsed):
    """The initial values of a row for each motion that was read."""
    items = [str(line) for line in lines_of(parsed)]
    return [
        {
            "text": one.text,
            "item": items[one.item] if one.item is not None and one.item < len(items) else "",
            "moved_by": one.mover or "",
            "seconded_by": one.seconder or "",
            "result": one.outcome or MotionResult.NOT_STATED,
            "by_voice": one.by_voice,
            **parsed_counts(one),
            **{option: listed(one, option) for option in VOTES},
        }
        for one in parsed.motions
    ]


def listed(motion, option):
    names = [name for name, voted in parsed_votes(motion) if voted == option]
    return ("; " if any("," in name for name in names) else ", ").join(names)


def parsed_of(read, form, motions):
    """What was read, as the clerk has corrected it."""
    kept = form.cleaned_data
    kinds = {ours: theirs for theirs, ours in KINDS.items()}
    agenda = agenda_of(read, kept["agenda_lines"])
    places = {fold(str(line)): n for n, line in enumerate(agenda_lines(kept["agenda_lines"]))}
    return dataclasses.replace(
        ParsedMinutes(),
        **{theirs: kept[ours] or None for theirs, ours in FIELDS.items() if ours in SIMPLE},
        date=kept["date"],
        kind=kinds.get(kept["kind"]),
        agenda=agenda,
        attendance=attendance_of(read, kept["attendance_lines"]),
        motions=[motion_of(row, places) for row in motions if is_kept(row)],
        body_markdown=kept["minutes_text"],
    )


def is_kept(row):
    """Whether the row of a valid form is a motion, and is not left out."""
    is_filled = row.cleaned_data and (row.has_changed() or row.initial)
    return bool(is_filled) and not row.cleaned_data.get("DELETE")


def typed_in(motions):
    """The motions as they were typed, None for one that is left out; None where nothing was."""
    if not (motions.is_bound and motions.is_valid()):
        return None
    return [motion_of(row, {}) if is_kept(row) else None for row in motions]


SIMPLE = {"starts_at", "ends_at", "called_to_order", "adjourned", "place", "remote_url"}


def agenda_of(read, text):
    """The tree of the lines; an item that was read keeps its presenters and its address."""
    lines = agenda_lines(text)
    known = {fold(f"{i.label or ''}{i.title}"): i for i, _ in depth_first(read.agenda)}
    top, items = [], []
    anchors = anchors_of(lines)
    for place, above in enumerate(above_of(lines)):
        line = lines[place]
        same = known.get(fold(str(line)))
        item = ParsedItem(
            label=line.label or None,
            title=line.title,
            line=same.line if same else 0,
            presenters=same.presenters if same else [],
            anchor=(same.anchor if same else "") or anchors[place],
        )
        items.append(item)
        (items[above].children if above is not None else top).append(item)
    return top


def attendance_of(read, text):
    known = {fold(one.name): one for one in read.attendance}
    found = []
    for one in attendance_lines(text):
        same = known.get(fold(one.name))
        is_absent = one.manner == "absent"
        is_guest = one.capacity in ("guest", "staff", "presenter")
        found.append(
            ParsedAttendance(
                name=one.name,
                status=ABSENT if is_absent else GUEST if is_guest else PRESENT,
                line=same.line if same else 0,
                role="; ".join(part for part in one.beside if part.lower() != "excused") or None,
                manner=None if is_absent else one.manner or None,
                arrived=one.arrived,
                left=one.left,
                excused="excused" in [part.lower() for part in one.beside],
            )
        )
    return found


def motion_of(row, places):
    kept = row.cleaned_data
    outcome = None if kept["result"] == MotionResult.NOT_STATED else kept["result"]
    return ParsedMotion(
        text=kept["text"],
        line=0,
        mover=kept["moved_by"] or None,
        seconder=kept["seconded_by"] or None,
        outcome=outcome,
        ayes=kept["yes_count"],
        nays=kept["no_count"],
        abstain=kept["abstain_count"],
        votes=row.votes(),
        by_voice=kept["by_voice"],
        item=places.get(fold(kept["item"])) if kept["item"] else None,
    )

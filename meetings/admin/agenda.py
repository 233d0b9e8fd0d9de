"""The agenda on the page of its meeting: order, nesting and lasting addresses of its items."""

import re

from django.core.exceptions import ValidationError

from meetings.desk.agenda_rows import agenda_of
from meetings.models import AgendaItem
from tipcouncil.records.admin.inlines import PartFormSet, StackedPartInline

NUMBER = re.compile(r"\s*(\d+)\s*[.)]?\s*", re.ASCII)
LETTER = re.compile(r"\s*\(?([a-z]{1,4})\s*[.)]\s*", re.ASCII | re.IGNORECASE)


def place_under(label, above):
    """The item that a new item goes under: “a)” under the number before it, others under none."""
    if not LETTER.fullmatch(label):
        return None
    return next((item for item in reversed(above) if NUMBER.fullmatch(item.label)), None)


def anchor_of(item, taken):
    """2, or 2a under 2: made of the labels as printed; empty where there is none or it is taken."""
    own = re.sub(r"[^a-z0-9]", "", item.label.lower())
    if not own:
        return ""
    anchor = f"{item.parent.anchor if item.parent else ''}{own}"[:40]
    return "" if anchor in taken else anchor


class AgendaFormSet(PartFormSet):
    """The items of one agenda, as they will stand after saving."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        if self.has_changed() and self.lines_changed():
            raise ValidationError(
                "The agenda was changed twice, in its lines and in its rows. Undo one of the two,"
                " save, and then change the other."
            )
        anchors = [form.cleaned_data.get("anchor") for form in self.kept_forms()]
        twice = sorted({anchor for anchor in anchors if anchor and anchors.count(anchor) > 1})
        if twice:
            raise ValidationError(f"Two items of this meeting have the anchor “{twice[0]}”.")
        gone = {form.instance.pk for form in self.deleted_forms if form.instance.pk}
        for form in self.kept_forms():
            parent = form.cleaned_data.get("parent")
            if parent and parent.pk in gone:
                raise ValidationError(
                    f"“{form.instance}” is under “{parent}”, which you are deleting. Delete both,"
                    " or put it under another item first."
                )
            if parent and parent.pk == form.instance.pk:
                raise ValidationError(f"“{parent}” cannot be under itself.")

    def lines_changed(self):
        """Whether the agenda was changed as lines of text, on the same page."""
        sent = self.data.get("agenda_lines")
        if sent is None or not self.instance.pk:
            return bool(sent and sent.strip())
        return sent.replace("\r\n", "\n").strip("\n") != agenda_of(self.instance)

    def kept_forms(self):
        """The forms of items that will be there, in the order of the agenda."""
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        return sorted(kept, key=lambda form: form.cleaned_data.get("position") or 10_000)

    def save(self, commit=True):
        saved = super().save(commit=commit)
        if commit:
            self.place_new_items()
        return saved

    def place_new_items(self):
        """Give each new item its place, what it is under, and an address of its own."""
        items = [form.instance for form in self.kept_forms()]
        new = {item.pk for item in self.new_objects}
        taken = {item.anchor for item in items if item.anchor}
        for place, item in enumerate(items, start=1):
            if item.pk not in new:
                continue
            item.position = item.position or place
            item.parent = item.parent or place_under(item.label, items[: place - 1])
            item.anchor = item.anchor or anchor_of(item, taken)
            taken.add(item.anchor)
            item.save()


class AgendaItemInline(StackedPartInline):
    model = AgendaItem
    formset = AgendaFormSet
    fk_name = "meeting"
    classes = ["collapse"]
    verbose_name_plural = "agenda, item by item: who presents, addresses, later topics"
    autocomplete_fields = ["named_in"]
    fieldsets = [
        (None, {"fields": [("label", "title"), "presenter_names"]}),
        (
            "Its place, what it is under, and its address",
            {
                "classes": ["collapse"],
                "fields": [("position", "parent", "anchor"), ("added_by_vote", "named_in")],
            },
        ),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        offer_items(formset.form.base_fields["parent"], obj)
        formset.form.base_fields[
            "anchor"
        ].help_text += (
            " Left empty, it is made from the label, and “a)” goes under the number above it."
        )
        return formset


def offer_items(field, meeting):
    """Offer the items of one meeting, read from the database once for all rows of a table."""
    field.queryset = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    field.choices = [("", "---------"), *((item.pk, str(item)) for item in field.queryset)]

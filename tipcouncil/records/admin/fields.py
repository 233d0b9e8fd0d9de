"""Fields of the staff's forms: text stays as it was written, Markdown has its preview beside it."""

import copy

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTimeWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from markdownx.models import MarkdownxField
from markdownx.widgets import AdminMarkdownxWidget

from tipcouncil.records.files.types import BY_ENDING
from tipcouncil.records.texts.pictures import check_alt_text, check_kept_here

CHOOSER = {  # record.js looks at the size
    "accept": ",".join(f".{ending}" for ending in BY_ENDING),
    "data-most": settings.LARGEST_UPLOAD,
}


def could_be_a_key(text):
    """Whether a piece of an address or of a form could be the key of a row."""
    return text.isascii() and text.isdigit() and len(text) < 19


class OnlyKeys:
    """For a chooser: what could be no row's key is shown as nothing, since none has it."""

    def optgroups(self, name, value, attrs=None):
        keys = [key for key in value if could_be_a_key(str(key))]
        return super().optgroups(name, keys or [""], attrs)


class Chooser(OnlyKeys, AutocompleteSelect):
    pass


class ChooserOfMany(OnlyKeys, AutocompleteSelectMultiple):
    pass


class ManyRecordsField(forms.ModelMultipleChoiceField):
    """Many records; a key that is longer than any key is of no record, and no error of ours."""

    def clean(self, value):
        for key in value or []:
            if not could_be_a_key(str(key)):
                words = self.error_messages["invalid_pk_value"]
                raise ValidationError(words, code="invalid_pk_value", params={"pk": key})
        return super().clean(value)


class ChoosesRecords:
    """For an admin or inline: records are looked for by their words, and none is deleted here.

    In a table every control says what it is, since the column may be out of sight.
    """

    is_table = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return field
        if hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
            field.widget.can_change_related = field.widget.can_change_related and not self.is_table
        if self.is_table:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault(
                "aria-label", capfirst(str(field.label or db_field.verbose_name))
            )
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Chooser(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", ManyRecordsField)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooserOfMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class VerbatimField(forms.CharField):
    """Text kept as typed. Browsers end each line with CR LF; the record ends it with LF.

    Nothing is stripped: else a text that nobody touched would come back changed.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"strip": False})

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return text if text.strip() else ""


class MarkdownWidget(AdminMarkdownxWidget):
    """The editor on the left, and on the right what the public page will show."""

    template_name = "admin/widgets/markdown.html"

    def __init__(self, attrs=None):
        super().__init__({"rows": 12} | (attrs or {}))

    @staticmethod
    def add_markdownx_attrs(attrs):
        attrs.update(AdminMarkdownxWidget.add_markdownx_attrs(attrs))
        shown_as = f"?as={attrs['data-preview']}" if attrs.get("data-preview") else ""
        attrs.update(
            {
                "data-markdownx-editor-resizable": "false",
                "data-markdownx-urls-path": reverse("markdownx_markdownify") + shown_as,
                "data-markdownx-upload-urls-path": reverse("markdownx_upload"),
            }
        )
        return attrs

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["of"] = name.rsplit("-", 1)[-1].replace("_", " ")
        return context


class RecordFileInput(forms.ClearableFileInput):
    """A file chooser that names no address on the disk, with a box to say “not held” again."""

    template_name = "admin/widgets/record_file.html"
    asks_about = ""  # the checksum of a file with hidden words: the yes is to no other

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, (attrs or {}) | CHOOSER)
        context["widget"] |= {"value": None, "asks_about": self.asks_about}
        return context


class ClockField(forms.TimeField):
    """An hour as people write it: 10:06 AM, 10:06 a.m., 10 am, 22:06."""

    default_error_messages = {"invalid": "Enter a valid time, such as 10:06 AM or 22:06."}

    def __init__(self, **kwargs):
        formats = ["%I:%M %p", "%I:%M%p", "%I %p", "%I%p", "%H:%M", "%H:%M:%S"]
        super().__init__(**kwargs | {"input_formats": formats})

    def to_python(self, value):
        return super().to_python(value.replace(".", "") if isinstance(value, str) else value)


FIELDS_AS_WRITTEN = {
    models.SlugField: {
        "error_messages": {
            "invalid": "Use only letters from a to z, digits and hyphens, without spaces.",
            "unique": "Another record has this address already. Give this one an address of its"
            " own, such as the same with -2 at its end.",
        }
    },
    MarkdownxField: {
        "form_class": VerbatimField,
        "widget": MarkdownWidget,
        "validators": [check_alt_text, check_kept_here],
    },
    models.DateField: {
        "error_messages": {
            "invalid": "Enter a valid date, such as 2017-01-19, 1/19/2017 or January 19, 2017."
        }
    },
    models.TimeField: {"form_class": ClockField, "widget": AdminTimeWidget(format="%I:%M %p")},
    models.FileField: {"widget": RecordFileInput},
    models.URLField: {  # an address typed without http or https is taken to be the safer one
        "assume_scheme": "https",
        "error_messages": {
            "invalid": "Enter a valid URL, such as https://www.cga.ct.gov/ without anything else."
        },
    },
    models.TextField: {"form_class": VerbatimField, "widget": AdminTextareaWidget({"rows": 3})},
}


def as_written(db_field, **kwargs):
    """The field of a form for one of a model, as on the pages of the admin."""
    for kind in type(db_field).__mro__:
        if kind in FIELDS_AS_WRITTEN:
            kwargs = copy.deepcopy(FIELDS_AS_WRITTEN[kind]) | kwargs
            break
    return db_field.formfield(**kwargs)

"""Words that were withdrawn: who withdrew them and why, what they stood in, and that none returns.

The tables are the site's; whoever keeps them derives them from the two classes below. A text that
holds the words is kept as it was, for staff, before the record says anything in its place.
"""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.dispatch import Signal
from django.utils import timezone

from tipcouncil.records.redaction.words import WordForms
from tipcouncil.records.versions.append_only import AppendOnly

KEPT = "What was withdrawn, and the words that stood there, are kept."
NO_WORDS = {"media_type", "moved_from", "sha256", "sort_key"}  # the site makes them itself
file_asked = Signal()  # each receiver gives texts inside the file of `record`, as far as read


class WithdrawnWordsError(ValidationError):
    """What was about to become public holds words that were withdrawn."""


class BaseRedaction(AppendOnly):
    """That some words must not stand in public: from when, for what reason, until it is lifted."""

    stands = KEPT
    open_fields = ("is_in_force", "lifted_at", "lifted_reason")

    words = models.TextField(help_text="One form a line.")
    reason = models.CharField("public reason", max_length=500)
    note = models.TextField("note for staff", blank=True)
    at = models.DateTimeField("withdrawn", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="by",
    )
    is_in_force = models.BooleanField("in force", default=False)
    lifted_at = models.DateTimeField("lifted", null=True, blank=True)
    lifted_reason = models.CharField("why it was lifted", max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["-at"]
        verbose_name = "withdrawal of words"
        verbose_name_plural = "withdrawals of words"

    def __str__(self):
        return f"Words withdrawn on {self.day}"

    @property
    def day(self):
        return f"{timezone.localtime(self.at):%B %-d, %Y}"

    @property
    def looked_for(self):
        return WordForms(self.words.splitlines())


class BaseRedactedText(AppendOnly):
    """What stood in one field of one record, and what the record says in its place.

    The database lets an approved row change in this one way: as a row here says that it did.
    """

    stands = KEPT
    open_fields = ("restored_at",)

    model = models.CharField(max_length=80)  # meetings.attendance
    object_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    original = models.TextField(blank=True)
    shown = models.TextField(blank=True)
    restored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return f"{self.model} {self.object_id}: {self.field}"

    @property
    def record(self):
        return apps.get_model(self.model)._base_manager.filter(pk=self.object_id).first()


@cache
def kept_in(base):
    """The table of the site for `Redaction` or `RedactedText`."""
    return next(model for model in apps.get_models() if issubclass(model, base))


def in_force():
    return list(kept_in(BaseRedaction).objects.filter(is_in_force=True))


# Which texts are looked at


def text_fields(model):
    """Every field of a model in which somebody wrote words that the public may read."""
    for_staff = getattr(model, "for_staff", ())
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        is_made = isinstance(field, models.SlugField) and not field.editable
        if is_text and not is_made and field.name not in (*NO_WORDS, *for_staff):
            yield field


def is_name_of_place(field):
    """The name of a file, or an address: it is replaced as a whole."""
    return (
        isinstance(field, models.SlugField | models.URLField)
        or field.unique
        or field.name in ("original_name", *url_fields(field.model))
    )


def url_fields(model):
    """The texts of which an address is made, beside the slugs."""
    return getattr(model, "url_fields", ())


def holds(words, record, field):
    text = getattr(record, field.attname)
    return words.stand_in_name(text) if is_name_of_place(field) else words.stand_in(text)


def text_in_file(record):
    """The words inside the file of a record; empty where it has none that can be read."""
    if not getattr(record, "is_held", False):
        return ""
    answers = file_asked.send(type(record), record=record)
    return "\n".join(text for _, texts in answers for text in texts)


# That none returns


def sentence(redaction, what="This"):
    return (
        f"{what} holds words that were withdrawn on {redaction.day} and must not stand. Take them"
        " out; the secretary can say which they are."
    )


def check(record, exclude=()):
    """Refuse what would bring withdrawn words back to the public, beside the field that does."""
    held = in_force()
    if not held or not record.is_public:
        return
    mistakes = {}
    for redaction in held:
        words = redaction.looked_for
        for field in text_fields(type(record)):
            if field.name not in (exclude or ()) and holds(words, record, field):
                what = f"“{field.verbose_name[:1].upper()}{field.verbose_name[1:]}”"
                mistakes[field.name] = sentence(redaction, what)
        if words.stand_in(text_in_file(record)):
            place = NON_FIELD_ERRORS if "file" in (exclude or ()) else "file"
            mistakes[place] = sentence(redaction, "The file")
    if mistakes:
        raise WithdrawnWordsError(mistakes)


def check_words(text):
    """Refuse a sentence for the public, such as a reason, that holds withdrawn words."""
    for redaction in in_force():
        if redaction.looked_for.stand_in(text):
            raise WithdrawnWordsError(sentence(redaction))

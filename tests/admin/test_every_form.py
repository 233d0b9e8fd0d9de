"""Every form of staff, with fields that are wrong: told beside each, all that was typed is kept.

The forms are those that are registered, and a wrong value follows from the kind of a field: a new
form is tried without being named here.
"""

import pytest
from django import forms
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from meetings.importing.staging import uploads
from tests import make
from tests.admin.pages import FormReader, address, shown, words
from tests.admin.test_every_page import (
    BUILDERS,
    REGISTERED,
    report_with_files,
    whole_meeting,
    whole_person,
    whole_recommendation,
)
from tipcouncil.records.admin.fields import Chooser
from tipcouncil.site.models import Redirect

RECORDS = BUILDERS | {
    "auth.user": make.staff,
    "meetings.meeting": whole_meeting,
    "meetings.motion": lambda: make.vote().motion,
    "meetings.person": whole_person,
    "reports.recommendation": whole_recommendation,
    "reports.report": report_with_files,
    "site.redirect": lambda: Redirect.objects.create(path="/old/", target="/about/"),
    "site.redaction": make.redaction,
    "statutes.act": lambda: make.change().act,
    "statutes.statute": lambda: make.change().statute,
}
WRONG = [  # the first kind that fits
    (forms.ModelChoiceField, "999999999"),
    (forms.ModelMultipleChoiceField, "999999999"),
    (forms.ChoiceField, "no such choice"),
    (forms.BooleanField, None),
    (forms.DateField, "2017-02-30"),
    (forms.TimeField, "25:99"),
    (forms.IntegerField, "9" * 30),
    (forms.URLField, "http://["),
    (forms.SlugField, "two words"),
    (forms.CharField, "a\x00b"),
]
ODD = {
    "a null byte": "\x00",
    "a huge number": "9" * 30,
    "much": "a" * 6_000,
    "the first day": "0001-01-01",
    "the last day": "9999-12-31",
    "half a pair": b"\xed\xa0\x80",
}


def paper(name="agenda.txt", content=b"Agenda\n"):
    return SimpleUploadedFile(name, content)


def wrong(field):
    """A value that a field of this kind refuses; None if there is none."""
    if isinstance(field, forms.FileField):
        return paper("agenda.exe", b"MZ\x90")
    if type(field) is forms.CharField and field.max_length:
        return "a" * (field.max_length + 1)
    return next(value for kind, value in WRONG if isinstance(field, kind))


def is_kept(field):
    """Whether the page that comes back can show what was typed, though it is wrong."""
    never = (forms.ChoiceField, forms.ModelMultipleChoiceField, forms.FileField)
    return not isinstance(field, never) and not isinstance(field.widget, forms.PasswordInput)


def forms_on(answer):
    """The forms of a page: the record's own, and a row of each table below it."""
    if "adminform" not in answer.context:
        return [answer.context["form"]]
    parts = [part.formset for part in answer.context["inline_admin_formsets"]]
    return [answer.context["adminform"].form, *map(first_row, parts)]


def first_row(part):
    if part.forms:
        return part.forms[0]
    row = part.empty_form
    row.prefix = part.add_prefix(0)
    return row


def typed_on(answer):
    """What a browser would send of a page."""
    reader = FormReader()
    reader.feed(words(answer))
    return {name: value for name, value in reader.values.items() if "__prefix__" not in name}


def opened(client, url, like=None):
    """What a page would send with all that is right and with files, and each form's fields."""
    page = client.get(url)
    data = typed_on(page)
    for name in [name for name in data if name.endswith("-TOTAL_FORMS")]:
        data[name] = str(max(1, int(data[name])))
    groups = [fields_of(form, words(page)) for form in forms_on(page)]
    fields = {name: field for group in groups for name, field in group.items()}
    data |= {
        name: value
        for name, value in (like or {}).items()
        if name in fields and value and is_offered(fields[name], value)
    }
    return data, groups


def is_offered(field, value):
    """Whether a list of choices has this one; a chooser finds it by itself."""
    widget = getattr(field.widget, "widget", field.widget)
    is_list = isinstance(field, forms.ChoiceField) and not isinstance(widget, Chooser)
    return not is_list or value in {str(key) for key, _ in field.choices}


def files_for(groups):
    """A file that is right, for each field of files: one is read only once."""
    return {
        name: paper()
        for group in groups
        for name, field in group.items()
        if isinstance(field, forms.FileField)
    }


def fields_of(form, page):
    """Fields in which something can be wrong, by the names that the page gives them."""
    named = {form.add_prefix(name): field for name, field in form.fields.items()}
    in_empty_row = {name: name.replace("-0-", "-__prefix__-") for name in named}
    return {
        name: field
        for name, field in named.items()
        if f'name="{name}"' in page or f'name="{in_empty_row[name]}"' in page
        if not isinstance(field, forms.BooleanField)
        and not isinstance(field.widget, forms.HiddenInput)
    }


def check(answer, data, made_wrong):
    """That the page says what is wrong, keeps what was typed, and asks for each file again."""
    assert answer.status_code == 200, list(made_wrong)
    page, typed = words(answer), typed_on(answer)
    errors = {
        form.add_prefix(name): told
        for form in forms_on(answer)
        for name, told in form.errors.items()
    }
    for name, field in made_wrong.items():
        assert escape(errors[name][0]) in page, name
        assert typed[name] == data[name] if is_kept(field) else True, name
    for name in set(data) - set(made_wrong):
        if isinstance(data[name], SimpleUploadedFile):
            assert "Choose the file again" in errors[name][0], name
        elif not name.startswith(("_", "csrf")):
            assert typed.get(name, "") == data[name], name


def try_fields(client, url, like=None, *, at_once=False):
    """On the page every second field is wrong, and then the others; or all of them at once."""
    data, groups = opened(client, url, like)
    fields = [field for group in groups for field in group.items()]
    turns = [fields] if at_once else [fields[::2], fields[1::2]]
    for made_wrong in map(dict, filter(None, turns)):
        sent = data | files_for(groups) | {name: wrong(field) for name, field in made_wrong.items()}
        check(client.post(url, sent), sent, made_wrong)


@pytest.mark.parametrize("label", REGISTERED)
def test_what_is_wrong_odd_or_taken_is_told_beside_its_field_and_nothing_typed_is_lost(
    staff_client, label
):
    url = address(apps.get_model(label), "add")
    if staff_client.get(url).status_code == 403:
        return
    record = RECORDS[label]()
    try_fields(staff_client, address(record), at_once=True)
    like = shown(staff_client, address(record))
    try_fields(staff_client, url, like)
    if hasattr(record, "take_back"):
        record.take_back()  # for what is fixed once it is posted
        like = shown(staff_client, address(record))
    try_what_is_taken(staff_client, record, url, like)
    make.redaction("Zelda Quarz")  # then each row is looked at, also one that is filled in by half
    try_odd_values(staff_client, url, like)


def try_odd_values(client, url, like):
    """No value breaks a form."""
    data, groups = opened(client, url, like)
    for kind, value in ODD.items():
        fields = [
            name
            for group in groups
            for name, field in group.items()
            if "day" not in kind or isinstance(field, forms.DateField)
        ]
        sent = data | files_for(groups) | dict.fromkeys(fields, value)
        assert client.post(url, sent).status_code in (200, 302), kind
    answer = client.post(url, sent | {"_saveasnew": "a button it lacks"})
    assert answer.status_code in (200, 302)


def try_what_is_taken(client, record, url, like):
    """What only one record may have is refused in words to a second."""
    data, _ = opened(client, url, like)
    data |= {name: "0" for name in data if name.endswith("-TOTAL_FORMS")}
    meta = record._meta
    taken = [field.name for field in meta.fields if field.unique and field.name in data]
    taken += [one.name for one in meta.total_unique_constraints if set(one.fields) <= set(data)]
    answer = client.post(url, data)
    if taken:
        assert answer.status_code == 200, taken
        assert 'class="errorlist' in words(answer)


def imported():
    """The page on which what was read from a paper is looked at."""
    make.council()
    text = b"MINUTES\n\nJanuary 19, 2017\n\nPat Example moved to adjourn. The motion carried.\n"
    paper = uploads.stage(SimpleUploadedFile("a.txt", text), get_user_model().objects.get())
    return reverse("admin:meetings_meeting_check", args=[paper.key])


@pytest.mark.parametrize(
    "build", [whole_meeting, report_with_files, whole_recommendation, imported]
)
def test_rows_that_were_announced_and_not_sent_are_not_made(staff_client, build):
    """A thousand of them would take half a minute and a gigabyte."""
    url = build() if build is imported else address(build())
    data = typed_on(staff_client.get(url)) | {"_keep": "yes"}
    totals = [name for name in data if name.endswith("-TOTAL_FORMS")]
    wrong = {"_seen": "", "date": "no day"}
    for count in ("1001", "9" * 30, "-1"):
        far = {name.replace("TOTAL_FORMS", "9999-text"): "x" for name in totals}
        answer = staff_client.post(url, data | wrong | far | dict.fromkeys(totals, count))
        assert len(typed_on(answer)) < 2 * len(data)
    for count in ("", "x"):
        answer = staff_client.post(url, data | dict.fromkeys(totals, count))
        assert "The number of rows did not come with this page" in words(answer)
    forged = {name.replace("TOTAL", "INITIAL"): "1001" for name in totals}
    assert staff_client.post(url, data | wrong | forged).status_code == 200
    assert staff_client.post(url, data | dict.fromkeys(totals, "1001")).status_code == 302


@pytest.mark.parametrize("kind", ["import", "withdraw", "approve", "move on", "compare"])
def test_the_other_forms_of_staff_tell_it_too(staff_client, kind):
    minutes = make.minutes(approval="draft")
    make.meeting(date="2018-01-18")
    url = {
        "import": reverse("admin:meetings_meeting_import"),
        "withdraw": address(minutes, "withdraw"),
        "approve": address(minutes, "approve"),
        "move on": address(make.recommendation(), "move_on"),
        "compare": reverse("admin:statutes_inventoryproposal_compare"),
    }[kind]
    try_fields(staff_client, url)

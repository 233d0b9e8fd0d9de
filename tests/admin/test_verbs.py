"""Nothing is done to what nobody looked at, and no save is lost: every verb of every kind.

The verbs are found where the admin has them. One that is new is tried too; what its form asks for
is written in `FILLED`, and how a record is made ready for it in `READY`.
"""

from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import CharField, TextField
from django.urls import URLPattern, get_resolver

from tests import make
from tests.admin.pages import address, press_selected, sent_by, shown, words
from tests.admin.reports.test_recommendations import ENACTED
from tests.admin.test_every_page import BUILDERS, report_with_files
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.seen import in_one_order
from tipcouncil.records.admin.verbs import VerbsAdmin
from tipcouncil.site.models import AuditEntry

MEANWHILE = "Corrected meanwhile from the archive page."
TEXT = "# 1. Reports\n\nThe meeting was called to order at 10:06 AM."
FILLED = {
    "accept": {},
    "approve": {},
    "delete": {},
    "from_text": {"do": ["fact-called_to_order"]},
    "move_on": ENACTED,
    "post": {},
    "refuse": {},
    "rename": {"slug": "another-address", "number": "90"},
    "take-back": {},
    "withdraw": {"is_all": "on", "reason": "It named a person whom the law protects."},
}
READY = {
    "accept": make.proposal,
    "from_text": lambda: make.minutes(TEXT, posted=False).meeting,
    "refuse": make.proposal,
}
DJANGOS_OWN = {"change", "delete", "history"}
EVERY = [
    (model._meta.label_lower, verb)
    for model, its_admin in admin.site._registry.items()
    if isinstance(its_admin, VerbsAdmin)
    for verb in its_admin.verbs
]
KINDS = sorted({label for label, verb in EVERY if verb.name == "post"})
ONE_OF_EACH = list({verb.name: (label, verb) for label, verb in reversed(EVERY)}.values())
CASES = {
    f"{label}-{verb.name}": (label, verb)
    for label, verb in [*EVERY, *ONE_OF_EACH]
    if verb.name == "post" or (label, verb) in ONE_OF_EACH
}


def cases(found):
    return pytest.mark.parametrize(
        ("label", "verb"), found, ids=[f"{label}-{verb.name}" for label, verb in found]
    )


def ready(label, verb):
    """A record for which the verb is offered."""
    build = READY.get(verb.name)
    return build() if build else BUILDERS[label](posted=verb.name not in ("post", "delete"))


def voted(posted=True):
    """Minutes of a meeting with a row of each kind."""
    meeting = make.meeting(posted=posted)
    make.agenda_item(meeting=meeting)
    make.attendance(meeting=meeting)
    make.vote(motion=make.motion(meeting=meeting))
    return make.minutes(TEXT, meeting=meeting, posted=posted)


def recommended():
    """A recommendation that only staff see, with a step that an unposted act made."""
    recommendation = make.recommendation(report=make.report(), number=1, posted=False)
    make.target(recommendation=recommendation)
    make.update(recommendation=recommendation, act=make.act(posted=False), posted=False)
    return recommendation


def changed_field(record):
    return "source" if hasattr(record, "source") else "new"


def done_so_far():
    return AuditEntry.objects.count() + LogEntry.objects.count()


def save_as_olga(record, name="", value=MEANWHILE):
    """Somebody else saves a change."""
    row = type(record).objects.get(pk=record.pk)
    setattr(row, name or changed_field(row), value)
    olga = get_user_model().objects.filter(username="olga").first()
    row._history_user = olga or make.staff("olga")
    row.save()


@contextmanager
def just_before_the_lock(do):
    """Do something when a transaction begins: after all that was read before it."""
    waiting = [do]

    def execute(run, sql, *args):
        if waiting and sql.startswith(("SAVEPOINT", "BEGIN")):
            waiting.pop()()
        return run(sql, *args)

    with connection.execute_wrapper(execute):
        yield
    assert not waiting, "no transaction was begun"


def refused(answer, record, before):
    """Nothing was done, and the page says who changed what."""
    assert answer.status_code == 200
    who = "olga" if hasattr(record, "history") else "Somebody"
    assert f"{who} saved a change" in words(answer)
    assert MEANWHILE in words(answer)
    assert done_so_far() == before
    record.refresh_from_db()
    assert getattr(record, changed_field(record)) == MEANWHILE


@cases(list(CASES.values()))
def test_what_somebody_changed_since_is_shown_first(staff_client, label, verb):
    record = ready(label, verb)
    url, before = address(record, verb.name), done_so_far()
    assert staff_client.post(url, FILLED[verb.name]).status_code == 200  # it was not looked at
    opened = shown(staff_client, url) | FILLED[verb.name]
    save_as_olga(record)
    answer = staff_client.post(url, opened)
    refused(answer, record, before)
    again = sent_by(answer) | FILLED[verb.name]
    assert staff_client.post(url, again).status_code == 302
    assert done_so_far() > before
    left = type(record).objects.filter(pk=record.pk).first()
    assert getattr(left, changed_field(record)) == MEANWHILE if left else verb.name == "delete"


@cases(ONE_OF_EACH)
def test_a_save_between_the_reading_and_the_lock_is_not_lost(staff_client, label, verb):
    record = ready(label, verb)
    opened = shown(staff_client, address(record, verb.name)) | FILLED[verb.name]
    before = done_so_far()
    with just_before_the_lock(lambda: save_as_olga(record)):
        answer = staff_client.post(address(record, verb.name), opened)
    refused(answer, record, before)


@pytest.mark.parametrize("label", ["meetings.document", "reports.resource"])
@pytest.mark.parametrize("action", RecordAdmin.actions)
def test_a_list_does_nothing_to_what_was_changed_since(staff_client, label, action):
    records = [BUILDERS[label](posted=action == "take_back_selected") for _ in range(2)]
    answer = press_selected(staff_client, records, action, lambda: save_as_olga(records[0]))
    refused(answer, records[0], 0)
    press_selected(staff_client, records, action)
    found = type(records[0]).objects.filter(posted_at__isnull=action != "post_selected")
    assert found.count() == (0 if action == "delete_selected" else 2)


def words_of_its_own(row):
    """The first field of words in a row that nothing else follows."""
    for field in row._meta.concrete_fields:
        is_free = isinstance(field, (CharField, TextField)) and not (field.choices or field.unique)
        if is_free and field.name not in {"slug", "anchor", "original_name"}:
            return field.name
    raise AssertionError(row._meta.label)


SITTING = "agendaitem attendance body meeting membervote minutes motion"
MOVED = "act recommendation recommendationtarget recommendationupdate report"


@pytest.mark.parametrize(
    ("build", "verb", "kinds"),
    [
        (lambda: voted(posted=False).meeting, "post", SITTING),
        (lambda: voted().meeting, "from_text", SITTING),
        (voted, "approve", SITTING),
        (recommended, "post", MOVED),
        (report_with_files, "withdraw", "report reportfile"),
        (lambda: make.vote().motion, "take-back", "body meeting membervote motion"),
    ],
    ids=["meeting", "from-text", "minutes", "recommendation", "report", "motion"],
)
def test_what_is_shown_or_locked_or_posted_along_counts_too(staff_client, build, verb, kinds):
    record = build()
    url = address(record, verb)
    its_admin = admin.site._registry[type(record)]
    found = {}
    for rows in its_admin.rows_shown(staff_client.get(url).wsgi_request, [record]):
        found.setdefault(rows.model._meta.model_name, rows.first())
    kept = {name: row for name, row in found.items() if row is not None}
    assert set(kept) == set(kinds.split())
    for name, row in kept.items():
        opened = shown(staff_client, url)
        save_as_olga(row, words_of_its_own(row), "Other words.")
        answer = staff_client.post(url, opened | FILLED[verb])
        assert "olga saved a change" in words(answer), name
        assert "Other words." in words(answer), name


def test_all_pages_hold_their_rows_in_one_order(staff_client):
    request = staff_client.get("/admin/").wsgi_request
    for label in KINDS:
        record = BUILDERS[label]()
        rows = admin.site._registry[type(record)].rows_shown(request, [record])
        held = in_one_order(rows)
        labels = [each.model._meta.label_lower for each in held]
        assert labels == sorted(set(labels)), label
        assert {row for each in held for row in each} == {row for each in rows for row in each}


def patterns(resolver, before=""):
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield before + str(one.pattern), one
        else:
            yield from patterns(one, before + str(one.pattern))


def test_no_page_of_a_record_is_beside_the_verbs():
    every = patterns(get_resolver(), "")
    pages = [one for where, one in every if where.startswith("admin/") and "object_id" in where]
    others = [one.name for one in pages if one.name and "verb" not in one.default_args]
    others.remove("view_on_site")
    assert len(pages) - len(others) > 40
    assert {name.rsplit("_", 1)[-1] for name in others} <= DJANGOS_OWN

"""What the staff handbook says beside its steps: who may do what, and how long things last."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils.text import capfirst

from meetings.deadlines import OfficeCalendar, Sitting, SittingKind, SittingManner, duties_of
from tests.browser.handbook.reader import HANDBOOK, chapters
from tipcouncil.site.accounts import session_limits
from tipcouncil.site.accounts.roles import ALL_ROLES, CLERK, SECRETARY, granted

CHAPTERS = chapters()
SAYS = {
    "enter meetings": "meetings.meeting meetings.agendaitem meetings.attendance meetings.membervote"
    " meetings.document meetings.minutes meetings.person meetings.membership reports.report"
    " reports.recommendation reports.resource meetings.closedday meetings.receipt",
    "bodies, seats": "meetings.body meetings.seat meetings.hostagency meetings.milestone"
    " site.redirect",
    "sections of the statutes": "statutes.statute statutes.act statutes.statutechange"
    " statutes.inventoryproposal",
    "accounts of staff": "auth.user",
}


def rows(chapter):
    """The rows of a table, without its head."""
    lines = [line for line in CHAPTERS[chapter].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("start", SAYS)
def test_the_table_of_roles_says_what_each_role_may_change(start):
    (row,) = [row for row in rows("Who may do what") if row[0].startswith(start)]
    told = [role for role, cell in zip(ALL_ROLES, row[1:], strict=True) if cell == "yes"]
    for label in SAYS[start].split():
        app, name = label.split(".")
        may = [role for role in ALL_ROLES if (app, f"change_{name}") in granted(role)]
        assert may == told, label


def test_the_table_of_roles_leaves_out_nothing_that_somebody_may_change():
    told = " ".join(SAYS.values()).split()
    parts = {"reports.reportfile", "reports.recommendationtarget", "reports.recommendationupdate"}
    parts |= {"meetings.motion", "site.email", "site.redaction"}
    may = {
        f"{app}.{code.removeprefix('change_')}"
        for role in ALL_ROLES
        for app, code in granted(role)
        if code.startswith("change_")
    }
    assert may - parts == set(told)
    assert all(apps.get_model(label) for label in may)


def test_the_secretary_alone_approves_and_every_role_sees_everything():
    approve = ("meetings", "approve_minutes")
    assert [role for role in ALL_ROLES if approve in granted(role)] == [SECRETARY]
    seen = {one for one in granted(CLERK) if one[1].startswith("view_")}
    assert all(seen <= granted(role) for role in ALL_ROLES)


def test_the_laws_times_are_those_that_the_desk_counts():
    remote = Sitting(SittingKind.REGULAR, datetime.date(2027, 1, 20), manner=SittingManner.REMOTE)
    special = replace(remote, kind=SittingKind.SPECIAL)
    emergency = replace(remote, kind=SittingKind.EMERGENCY)
    meant = {
        "agenda of a regular meeting": (remote, "K2", "24 hours before"),
        "notice of a special meeting": (special, "K4", "24 hours before"),
        "each member's vote, in writing": (remote, "K7", "within 48 hours"),
        "minutes, posted": (remote, "K8", "within 7 days"),
        "minutes of an emergency meeting, filed": (emergency, "K6", "within 72 hours"),
        "remote or hybrid regular meeting: notice": (remote, "K9", "48 hours before"),
        "recording or transcript of a fully remote meeting": (remote, "K10", "within 7 days"),
    }
    written = {row[0]: row[1] for row in rows("The law's times")}
    for what, (sitting, clock, when) in meant.items():
        duties = duties_of(sitting, OfficeCalendar())
        limit = next(duty.limit for duty in duties if duty.clock == clock)
        assert written[what].startswith(when), what
        assert re.search(r"\d+ (hours|days)", limit)[0] in when, what


def test_what_the_handbook_says_of_hours_and_sizes_is_set_so():
    text = HANDBOOK.read_text()
    scripts = Path(settings.BASE_DIR) / "static/admin-extra"
    set_so = {
        "after an hour without work": session_limits.IDLE == 60 * 60,
        "after twelve hours in any case": settings.SESSION_COOKIE_AGE == 12 * 60 * 60,
        "when you close the browser": settings.ACCOUNT_SESSION_REMEMBER is False,
        "Five minutes before you would be signed out": "WARN = 5 * 60 * 1000"
        in (scripts / "session.js").read_text(),
        "for three days": "LONGEST = 3 * 24 * 60 * 60 * 1000" in (scripts / "kept.js").read_text(),
        "Five wrong passwords lock a name for a quarter of an hour": "5/15m/key"
        in settings.ACCOUNT_RATE_LIMITS["login_failed"],
        "at least twelve characters": {"min_length": 12}
        in [one.get("OPTIONS") for one in settings.AUTH_PASSWORD_VALIDATORS],
        "up to 50 MB": settings.LARGEST_UPLOAD == 50_000_000,
    }
    assert [words for words in set_so if words not in text] == []
    assert [words for words, is_set in set_so.items() if not is_set] == []


def test_each_chapter_that_is_referred_to_is_the_one_that_is_meant():
    numbers = dict(re.findall(r"^## (\d+)\. (.+)$", HANDBOOK.read_text(), re.MULTILINE))
    assert [*numbers] == [str(one + 1) for one in range(len(numbers))]
    meant = {"4": "Post the meetings", "22": "A new member", "28": "Notices", "29": "Staff acc"}
    assert set(re.findall(r"chapters? (\d+)", HANDBOOK.read_text())) == set(meant)
    assert all(numbers[number].startswith(words) for number, words in meant.items())


def test_what_the_handbook_quotes_from_a_screen_is_on_one():
    base = Path(settings.BASE_DIR)
    places = ("templates", "static/admin-extra", "meetings", "reports", "statutes", "tipcouncil")
    files = [path for place in places for path in (base / place).rglob("*.*")]
    sources = [
        p for p in files if p.suffix in {".py", ".html", ".js"} and "migrations" not in p.parts
    ]
    written = "\n".join(path.read_text() for path in sources)
    fields = [field for model in apps.get_models() for field in model._meta.fields]
    labels = {capfirst(field.verbose_name) for field in fields}
    quoted = set(re.findall(r"“([A-Z][^”]+)”", HANDBOOK.read_text()))
    assert [words for words in quoted - labels if words not in written] == []

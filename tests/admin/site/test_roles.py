"""Who may do what: every role, every kind of record, every verb, against the table of the house."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from tests import make
from tests.admin.pages import address, press, save, sign_in, words
from tests.admin.test_every_page import BUILDERS
from tipcouncil.site.accounts.roles import ADMINISTRATOR, CLERK, SECRETARY
from tipcouncil.site.models import FileReading
from tipcouncil.site.staff.site import GROUPS

CLERKS = {
    "meetings.closedday",
    "meetings.document",
    "meetings.meeting",
    "meetings.membership",
    "meetings.minutes",
    "meetings.motion",
    "meetings.person",
    "meetings.receipt",
    "reports.recommendation",
    "reports.recommendationupdate",
    "reports.report",
    "reports.resource",
}
SECRETARYS = {"meetings.body", "meetings.hostagency", "meetings.milestone", "meetings.seat"}
MAY_CHANGE = {
    CLERK: CLERKS,
    SECRETARY: CLERKS | SECRETARYS,
    ADMINISTRATOR: {"statutes.act", "statutes.statute"},
}
ROLES = pytest.mark.parametrize("role", MAY_CHANGE)


@ROLES
def test_each_role_enters_changes_and_posts_its_own_records_and_sees_all(client, db, role):
    request = sign_in(client, role).get("/admin/").wsgi_request
    for label in BUILDERS:
        its_admin = admin.site.get_model_admin(apps.get_model(label))
        rights = ["add", "change", "delete", "posting"]
        checks = [getattr(its_admin, f"has_{right}_permission", None) for right in rights]
        may = {check(request) for check in checks if check}
        assert may == {label in MAY_CHANGE[role]}, label
        assert its_admin.has_view_permission(request), label


@ROLES
@pytest.mark.parametrize("label", ["meetings.document", "meetings.seat", "statutes.statute"])
def test_each_page_keeps_to_what_a_role_may_do(client, db, role, label):
    sign_in(client, role)
    record, allowed = BUILDERS[label](), label in MAY_CHANGE[role]
    assert client.get(address(type(record), "changelist")).status_code == 200
    assert client.get(address(record)).status_code == 200
    assert client.get(address(type(record), "add")).status_code == (200 if allowed else 403)
    assert client.post(address(record), {}).status_code == (200 if allowed else 403)
    for verb in ("take-back", "post"):
        answer = press(client, record, verb)
        assert answer.status_code == (302 if allowed else 403), verb
        record.refresh_from_db()
        assert (record.posted_at is None) == (allowed and verb == "take-back")
    record.take_back()
    press(client, record, "delete")
    assert type(record).objects.filter(pk=record.pk).exists()


def test_what_was_read_in_documents_is_altered_by_nobody(clerk):
    reading = FileReading.objects.create(sha256="a" * 64, reader=1)
    assert clerk.get(address(FileReading, "changelist")).status_code == 200
    assert "a" * 64 in words(clerk.get(address(reading)))
    assert clerk.get(address(FileReading, "add")).status_code == 403
    for verb in ("change", "delete"):
        assert clerk.post(address(reading, verb), {"post": "yes"}).status_code == 403
    assert FileReading.objects.filter(pk=reading.pk).exists()


def test_accounts_are_the_administrators(clerk):
    for page in (address(User, "changelist"), address(User, "add"), address(make.staff("other"))):
        assert clerk.get(page).status_code == 403


def test_nobody_without_a_role_and_no_reader_sees_anything(client, db):
    sign_in(client)
    meeting = make.meeting()
    assert client.get("/admin/").status_code == 200
    assert client.get(address(meeting)).status_code == 403
    assert client.get(address(type(meeting), "changelist")).status_code == 403
    client.force_login(User.objects.create_user("reader", password="a long password of tests"))
    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get("/admin/meetings/meeting/", follow=True).status_code == 403


def test_an_administrator_makes_an_account_with_roles_and_nobody_all_powerful(keeper):
    clerk = Group.objects.get(name=CLERK)
    sent = {
        "username": "nora",
        "password1": "sixteen quiet rivers",
        "password2": "sixteen quiet rivers",
        "groups": [str(clerk.pk)],
        "is_superuser": "on",
    }
    assert keeper.post(address(User, "add"), sent).status_code == 302
    made = User.objects.get(username="nora")
    assert (made.is_staff, made.is_superuser, list(made.groups.all())) == (True, False, [clerk])
    save(keeper, made, is_superuser="on", user_permissions=[str(Permission.objects.first().pk)])
    made.refresh_from_db()
    assert not made.is_superuser
    assert not made.user_permissions.exists()
    master = make.administrator()
    assert keeper.get(address(master), follow=True).redirect_chain
    assert "master" not in words(keeper.get(address(User, "changelist")))
    press(keeper, made, "delete")
    assert User.objects.filter(pk=made.pk).exists()


def test_an_account_that_is_switched_off_is_out_at_the_next_click(clerk):
    assert clerk.get("/admin/").status_code == 200
    User.objects.filter(username="mara").update(is_active=False)
    assert clerk.get("/admin/").status_code == 302


def test_roles_are_what_the_code_says_after_every_migration(db):
    group = Group.objects.get(name=CLERK)
    group.permissions.add(Permission.objects.get(codename="add_user"))
    call_command("migrate", verbosity=0)
    assert not group.permissions.filter(codename="add_user").exists()


def test_the_first_login_has_all_roles_and_is_made_once(db, capsys):
    call_command("ensure_staff")
    said = capsys.readouterr().out
    user = User.objects.get()
    password = said.split("password:")[1].split()[0]
    assert user.check_password(password)
    assert not user.is_superuser
    assert {g.name for g in user.groups.all()} == {CLERK, SECRETARY, ADMINISTRATOR}
    assert "https://record.example.gov/admin/" in said
    call_command("ensure_staff")
    assert User.objects.count() == 1
    assert password not in capsys.readouterr().out


def test_every_list_stands_in_a_group_of_the_first_page(staff_client):
    groups = [group["name"] for group in staff_client.get("/admin/").context["app_list"]]
    assert groups == [*GROUPS]

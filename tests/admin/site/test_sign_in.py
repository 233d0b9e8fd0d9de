"""Signing in: few tries, one answer for every mistake, and sessions that end."""

import re
import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import User
from django.core.cache import cache
from django.urls import reverse

from tests import make
from tests.admin.pages import words

PASSWORD = "a long password of tests"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    cache.clear()


def sign_in(client, name="clerk", password=PASSWORD, **headers):
    return client.post(LOGIN, {"username": name, "password": password}, **headers)


def test_the_admin_shows_the_sign_in_page_to_strangers(client):
    answer = client.get("/admin/meetings/meeting/", follow=True)
    assert "Staff sign-in" in words(answer)
    assert "next=/admin/meetings/meeting/" in answer.redirect_chain[-1][0]


def test_staff_sign_in_and_arrive_where_they_wanted_and_at_no_other_site(client):
    make.staff()
    sent = {"username": "clerk", "password": PASSWORD}
    for page in (LOGIN, "/admin/login/"):
        answer = client.post(page, sent | {"next": "/admin/meetings/"})
        assert answer["Location"] == "/admin/meetings/"
        client.logout()
    for elsewhere in (
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:x",
    ):
        answer = client.post(LOGIN, sent | {"next": elsewhere})
        assert "evil" not in answer.get("Location", "")
        assert "javascript" not in answer.get("Location", "")
        client.logout()


def test_a_wrong_password_and_an_unknown_name_read_the_same(client):
    make.staff()
    known, unknown = sign_in(client, "clerk", "wrong"), sign_in(client, "nobody", "wrong")
    assert known.status_code == unknown.status_code == 200
    neutral = [
        re.sub(r'csrfmiddlewaretoken" value="[^"]+', "", words(answer)).replace(name, "")
        for answer, name in ((known, "clerk"), (unknown, "nobody"))
    ]
    assert neutral[0] == neutral[1]


def test_a_name_is_locked_after_five_tries_whatever_address_they_claim_to_come_from(client):
    make.staff()
    for number in range(5):
        tried = sign_in(
            client, password="wrong", headers={"X-Forwarded-For": f"203.0.113.{number}"}
        )
        assert tried.status_code == 200
    answer = sign_in(client, headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.status_code == 429
    assert "_auth_user_id" not in client.session


def test_an_address_is_locked_after_ten_tries_whatever_names_it_tries(client):
    make.staff()
    answers = [sign_in(client, f"name{number}", "wrong").status_code for number in range(11)]
    assert answers[-1] == 429
    assert sign_in(client, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_nobody_opens_an_account_for_himself(client):
    for path in ("/accounts/signup/", "/accounts/password/reset/", "/accounts/email/"):
        assert client.get(path).status_code == 404
    assert "Sign up" not in words(client.get(LOGIN))


def test_signing_out_takes_a_post(client):
    client.force_login(make.administrator())
    client.get("/admin/logout/")
    client.get("/accounts/logout/")
    assert client.get("/admin/").status_code == 200
    old = client.cookies["session"].value
    client.post("/admin/logout/")
    client.cookies["session"] = old
    assert client.get("/admin/").status_code == 302


def age(client, name, seconds):
    session = client.session
    session[name] = int(time.time()) - seconds
    session.save()


def test_a_session_ends_when_it_is_idle_or_old_and_public_pages_do_not_prolong_it(client):
    make.administrator("clerk")
    for name, seconds, status in (
        ("seen at", 59 * 60, 200),
        ("seen at", 61 * 60, 302),
        ("signed in at", 11 * 60 * 60, 200),
        ("signed in at", 12 * 60 * 60 + 60, 302),
    ):
        sign_in(client)
        age(client, name, seconds)
        assert client.get("/admin/").status_code == status, (name, seconds)
    sign_in(client)
    age(client, "seen at", 59 * 60)
    client.get("/")
    assert client.session["seen at"] <= time.time() - 59 * 60


def test_a_changed_password_ends_other_sessions(client):
    user = make.administrator()
    client.force_login(user)
    user.set_password("another long password")
    user.save()
    assert client.get("/admin/").status_code == 302


# The second factor


def code_of(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def test_without_a_second_factor_the_admin_leads_to_setting_one_up(client, settings):
    settings.REQUIRE_MFA = True
    make.administrator("clerk")
    sign_in(client)
    answer = client.get("/admin/")
    assert answer["Location"] == reverse("mfa_activate_totp")
    page = client.get(answer["Location"])
    assert "Set up the second factor" in words(page)
    assert 'src="data:image/svg+xml' in words(page)
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def test_setting_up_gives_recovery_codes_and_opens_the_admin(client, settings):
    settings.REQUIRE_MFA = True
    make.administrator("clerk")
    sign_in(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert "Recovery codes" in words(answer)
    assert client.get("/admin/").status_code == 200


def test_a_new_session_asks_for_the_code_and_takes_no_wrong_one(client, settings):
    settings.REQUIRE_MFA = True
    user = make.administrator("clerk")
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    answer = sign_in(client)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/admin/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get("/admin/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_secrets_are_sealed_in_the_database(db):
    user = make.administrator()
    secret = generate_totp_secret()
    kept = TOTP.activate(user, secret).instance
    assert secret not in str(kept.data)


def test_an_administrator_lets_somebody_set_up_a_new_telephone(client):
    user = make.staff("other")
    TOTP.activate(user, generate_totp_secret())
    client.force_login(make.administrator())
    sent = {"action": "forget_second_factor", "_selected_action": [user.pk]}
    client.post(reverse("admin:auth_user_changelist"), sent | {"index": "0"})
    assert not User.objects.get(pk=user.pk).authenticator_set.exists()


def test_the_admin_says_when_no_second_factor_is_asked_for(client, settings):
    client.force_login(make.administrator())
    assert "No second factor." in words(client.get("/admin/"))
    settings.REQUIRE_MFA = True
    TOTP.activate(User.objects.get(), generate_totp_secret())
    assert "No second factor." not in words(client.get("/admin/"))


def test_account_pages_have_one_heading_and_nothing_inline(client):
    user = make.administrator("clerk")
    names = ["account_login", "account_logout", "account_change_password"]
    names += ["account_reauthenticate", "mfa_index", "mfa_activate_totp"]
    names += ["mfa_view_recovery_codes", "mfa_generate_recovery_codes"]
    for name in names:
        if name != "account_login":
            client.force_login(user)
        if name == "mfa_view_recovery_codes":
            TOTP.activate(user, generate_totp_secret())
            RecoveryCodes.activate(user)
        answer = client.get(reverse(name))
        page = words(answer)
        assert answer.status_code == 200, name
        assert page.count("<h1>") == 1, name
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page), name
        assert answer["Cache-Control"] == "no-store, private", name

"""A session's end is told to the page, and the preview is the public page's."""

import time

from tests import make
from tests.admin.pages import words
from tipcouncil.site.accounts.session_limits import IDLE, SEEN, SIGNED_IN

STAY, PREVIEW = "/admin/stay/", "/admin/markdownx/markdownify/?as=minutes"


def test_a_page_tells_its_reader_how_long_the_session_lasts(clerk):
    page = words(clerk.get("/admin/"))
    assert f'data-idle="{IDLE}"' in page
    assert f'data-stay="{STAY}"' in page


def test_asking_to_stay_puts_the_end_off(clerk):
    session = clerk.session
    session[SIGNED_IN] = session[SEEN] = int(time.time()) - IDLE + 60
    session.save()
    asked = int(time.time())
    assert clerk.get(STAY).json()["idle"] == IDLE
    assert clerk.session[SEEN] >= asked


def test_a_session_is_not_stretched_beyond_a_day_of_work(clerk, settings):
    session = clerk.session
    session[SIGNED_IN] = int(time.time()) - settings.SESSION_COOKIE_AGE + 100
    session[SEEN] = int(time.time())
    session.save()
    assert clerk.get(STAY).json()["left"] <= 100


def test_who_is_signed_out_is_not_told_to_stay(client, db):
    assert client.get(STAY).status_code == 302


def test_the_preview_of_minutes_is_divided_and_marked_as_the_public_page_is(clerk, client):
    minutes = make.minutes("# 1. Reports\n\nFrom a moto vehicle.", errors_marked="moto")
    shown = words(clerk.post(f"{PREVIEW}&errors=moto", {"content": minutes.body}))
    public = words(client.get(minutes.get_absolute_url()))
    assert '<span class="sic">[sic]</span>' in shown
    assert 'id="item-1"' in shown
    assert shown.strip() in public


def test_nothing_that_runs_comes_through_the_preview_of_minutes(clerk):
    for text in ("<script>alert(1)</script>", "# 1. <img src=x onerror=alert(1)>"):
        shown = words(clerk.post(f"{PREVIEW}&errors=<script>", {"content": text}))
        assert "<script" not in shown
        assert "<img src=x onerror" not in shown

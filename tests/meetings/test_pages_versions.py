"""The public history of a text: what changed, when, why and by whom in what role."""

import pytest
from django.contrib.auth.models import Group

from tests import make

pytestmark = pytest.mark.django_db
URL = "/meetings/2017-01-19/minutes/versions/"


@pytest.fixture
def amended():
    """Minutes that were corrected, approved and amended by the secretary."""
    secretary = make.staff("sam", first_name="Sam", last_name="Secret")
    secretary.groups.add(Group.objects.get(name="secretary"))
    minutes = make.minutes("# 1. Reports\n\nThe hour was ten.", meeting=make.meeting())
    minutes.body = "# 1. Reports\n\nThe hour was nine."
    minutes.save(reason="The clerk misheard the hour.", by=secretary)
    later = make.meeting()
    minutes.approve(later, make.motion("To approve the minutes.", meeting=later), by=secretary)
    minutes.body += " All agreed."
    minutes.save(reason="A sentence was missing.", by=secretary)
    return minutes


def text(client, url):
    page = client.get(url)
    assert page.status_code == 200, url
    return " ".join(page.content.decode().split())


def test_all_versions_are_listed_with_dates_reasons_and_roles(client, amended):
    page = text(client, URL)
    for words in (
        "The clerk misheard the hour.",
        "Approved at the meeting of January 20, 2017.",
        "A sentence was missing.",
        "by the secretary",
        "4 versions",
    ):
        assert words in page
    assert all(f'href="{URL}{number}/"' in page for number in (1, 2, 3, 4))


def test_the_name_of_who_made_a_version_is_not_told(client, amended):
    for url in (URL, f"{URL}2/", f"{URL}4/", amended.get_absolute_url()):
        page = text(client, url).lower()
        assert "secret<" not in page
        assert "sam " not in page
        assert ">sam<" not in page


def test_a_version_shows_its_differences_by_word(client, amended):
    page = text(client, f"{URL}2/")
    assert '<del><span class="vh">[removed: </span>ten<span class="vh">]</span></del>' in page
    assert '<ins><span class="vh">[added: </span>nine<span class="vh">]</span></ins>' in page
    assert "What changed since version 1" in page


def test_an_approval_changed_no_word(client, amended):
    assert "The text did not change." in text(client, f"{URL}3/")


def test_the_first_version_was_compared_with_nothing(client, amended):
    page = text(client, f"{URL}1/")
    assert "first version made public" in page
    assert "<ins>" not in page


def test_what_a_text_holds_is_shown_as_text(client):
    minutes = make.minutes("One.", meeting=make.meeting())
    minutes.body = "<script>alert(1)</script> Two."
    minutes.save(reason="<b>bold</b>")
    page = text(client, f"{URL}2/")
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_the_meeting_says_that_its_minutes_were_amended(client, amended):
    page = text(client, amended.get_absolute_url())
    assert "Amended after approval on" in page
    assert "A sentence was missing." in page
    assert "by the motion “To approve the minutes.”" in page
    assert f'href="{URL}"' in page


def test_a_version_that_is_not_there_is_not_found(client, amended):
    for url in ("9/", "0/", "99999999999999999999/", "x/"):
        assert client.get(f"{URL}{url}").status_code == 404, url


def test_minutes_without_a_text_have_no_versions(client):
    make.minutes("", meeting=make.meeting())
    assert client.get(URL).status_code == 404


def test_the_versions_of_a_report_are_shown_in_the_same_way(client):
    report = make.report(body="Four persons.")
    report.body = "Five persons."
    report.save(reason="A number was wrong.")
    assert "What changed, when and why" in text(client, report.get_absolute_url())
    assert "A number was wrong." in text(client, report.get_versions_url())
    page = text(client, f"{report.get_versions_url()}2/")
    assert ">Four<" in page
    assert ">Five<" in page
    assert client.get(f"{report.get_versions_url()}3/").status_code == 404

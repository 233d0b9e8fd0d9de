"""Hosts named in the environment: written in other letters, they are reached by IDNA 2008."""

import subprocess
import sys
from pathlib import Path

import pytest

from tipcouncil.records.domain_names import as_read, in_ascii, url_in_ascii

ROOT = Path(__file__).resolve().parents[2]
SAY = (
    "from tipcouncil import settings as s;"
    "print(s.BASE_URL, *s.ALLOWED_HOSTS, *s.CSRF_TRUSTED_ORIGINS, s.EMAIL_HOST,"
    " s.EMAIL_HOST_PASSWORD, s.DEFAULT_FROM_EMAIL, s.CONTACT_EMAIL)"
)
STREET = "xn--strae-oqa.example"
ENVIRONMENT = {
    "TIPC_SECRET_KEY": "x" * 60,
    "TIPC_BASE_URL": "https://straße.example/",
    "TIPC_HOSTS": "straße.example,record.example.gov",
    "TIPC_EMAIL_URL": "smtp://user:paß@mail.straße.example:25",
    "TIPC_FROM": "The Council <record@straße.example>",
    "TIPC_CONTACT_EMAIL": "clerk@Straße.example",
}


def settings_of(**environment):
    environment = {"PYTHONIOENCODING": "utf-8", **ENVIRONMENT, **environment}
    command = [sys.executable, "-c", SAY]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_the_site_its_server_and_its_sender_are_named_as_the_internet_names_them():
    assert settings_of().stdout.split() == [
        f"https://{STREET}",
        STREET,
        "record.example.gov",
        f"https://{STREET}",
        f"mail.{STREET}",
        "paß",
        f"record@{STREET}",
        f"clerk@{STREET}",
    ]


def test_a_sender_that_no_letter_can_bear_stops_the_site_with_a_sentence():
    refused = settings_of(TIPC_FROM="rät@example.org").stderr
    assert "ImproperlyConfigured: TIPC_FROM is “rät@example.org”" in refused


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8000", "http://[::1]:8000", "console:", "file:///Briefe/straße", ""],
)
def test_what_is_ascii_or_names_no_host_stays_as_it_is(url):
    assert url_in_ascii(url) == url


@pytest.mark.parametrize("host", ["straße.example", "βόλος.example", "ශ්\u200dරී.example"])
def test_a_name_comes_back_as_it_was_written(host):
    assert as_read(in_ascii(host)) == host

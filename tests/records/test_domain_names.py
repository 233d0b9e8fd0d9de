"""Names of hosts: written in other letters, they are reached by IDNA 2008, or refused in words."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tipcouncil import environment
from tipcouncil.records.domain_names import as_read, in_ascii

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "PYTHONIOENCODING": "utf-8",
    "TIPC_SECRET_KEY": "x" * 60,
    "TIPC_BASE_URL": "https://xn--strae-oqa.example/",
    "TIPC_FROM": "The Council <record@xn--strae-oqa.example>",
}
SAY = "from tipcouncil import settings as s; print(s.BASE_URL, s.DEFAULT_FROM_EMAIL)"


def test_the_site_and_its_sender_are_named_as_the_internet_names_them():
    command = [sys.executable, "-c", SAY]
    said = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True)
    assert said.stdout.split() == [
        "https://xn--strae-oqa.example",
        "record@xn--strae-oqa.example",
    ]


@pytest.mark.parametrize("value", ["https://straße.example/", "rät@example.org"])
def test_a_name_in_other_letters_stops_the_site_with_a_sentence(monkeypatch, value):
    monkeypatch.setenv("TIPC_BASE_URL", value)
    with pytest.raises(ImproperlyConfigured, match=f"TIPC_BASE_URL is “{value}”"):
        environment.named("TIPC_BASE_URL")


@pytest.mark.parametrize("host", ["straße.example", "βόλος.example", "ශ්\u200dරී.example"])
def test_a_name_comes_back_as_it_was_written(host):
    assert as_read(in_ascii(host)) == host

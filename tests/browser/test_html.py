"""Every public page and the sign-in page are valid HTML; the markup of the admin is Django's."""

import json
import re
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.browser.pages import TEMPLATES


def read(url):
    """The page at an address, whatever its status."""
    try:
        with urlopen(url) as answer:
            return answer.read(), answer.headers.get_content_type()
    except HTTPError as error:
        with error:
            return error.read(), error.headers.get_content_type()


def complaints(vnu, folder):
    """What the validator has to say of a folder, in one run."""
    done = subprocess.run(
        [*vnu, "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True,
        check=False,
        text=True,
    )
    return [
        f"{message['url'].rsplit('/', 1)[-1]}: {message['message']}"
        f" {message.get('extract', '').strip()[:160]}"
        for message in json.loads(done.stderr)["messages"]
    ]


def write(folder, path, content):
    (folder / (re.sub(r"[^\w.-]+", "_", path).strip("_") + ".html")).write_bytes(content)


def test_every_public_page_is_valid(site, vnu, addresses, tmp_path):
    for path in {*addresses, *TEMPLATES.values()}:
        content, kind = read(site.url + path)
        if kind == "text/html":
            write(tmp_path, path, content)
    assert len(list(tmp_path.iterdir())) > 100
    assert complaints(vnu, tmp_path) == []


def test_sign_in_is_valid(site, vnu, tmp_path):
    write(tmp_path, "login", read(f"{site.url}/accounts/login/")[0])
    assert complaints(vnu, tmp_path) == []


def test_the_validator_sees_a_fault(vnu, tmp_path):
    write(tmp_path, "faulty", b"<!DOCTYPE html><html lang=en><title>x</title><p><div></p>")
    assert complaints(vnu, tmp_path)

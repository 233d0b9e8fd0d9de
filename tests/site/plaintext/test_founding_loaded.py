"""The founding record once it is loaded: it comes back whole, and is loaded again without harm."""

import re
import shutil
from importlib import import_module
from itertools import chain

import pytest

from meetings.models import Meeting
from reports.models import Report, ReportFile
from statutes.inventory.differences import differences
from statutes.inventory.file import read_list
from statutes.models import Act, Statute, StatuteChange
from tests.site.plaintext.packs import contents, dumped, load
from tests.site.test_posted_and_changed import ADDRESSES, dates
from tests.statutes.inventory.test_inventory_file import COLUMNS
from tipcouncil.records.plausible import questions_about
from tipcouncil.site.plaintext.pack import FOUNDING

pytestmark = pytest.mark.usefixtures("founding_record")


def test_the_founding_record_comes_back_byte_for_byte(tmp_path):
    assert dumped(tmp_path / "dump") == contents(FOUNDING)


def test_loading_again_changes_nothing():
    before = {model: model.history.count() for model in (Meeting, Statute, Act, Report)}
    assert load().startswith("Loaded 0 new and 0 changed records;")
    assert {model: model.history.count() for model in before} == before


def test_a_part_of_the_founding_record_can_be_loaded_after_the_whole(tmp_path):
    shutil.copytree(FOUNDING / "reports", tmp_path / "part" / "reports")
    assert "Loaded 0 new and 0 changed records; 9 were the same" in load(tmp_path / "part")
    assert StatuteChange.objects.count() > 500
    assert ReportFile.objects.exists()


def test_what_a_load_enters_together_is_no_change_of_itself(client):
    """The record was posted on one day, however late it is loaded on another host."""
    for address in [*ADDRESSES[:1], "/people/tammy-sneed/", *ADDRESSES[2:]]:
        assert dates(client, address) == ("2026-11-20", "2026-11-20"), address
    days = set(re.findall(r"<lastmod>([0-9-]{10})", client.get("/sitemap.xml").content.decode()))
    assert days == {"2026-11-20"}


def test_no_record_of_the_founding_record_is_asked_about():
    """What the rules hold for odd, they hold rightly: none of a thousand true rows is."""
    apps = ("statutes", "meetings", "reports")
    rules = [import_module(f"{app}.plausible").QUESTIONS for app in apps]
    for model in chain.from_iterable(rules):
        for row in model._base_manager.all():
            assert questions_about(row) == [], row


def test_the_sites_own_list_says_what_the_inventory_says(client):
    content = client.get("/statutes.csv").content
    law_list = read_list(content)
    assert len(law_list.rows) == 69
    assert set(COLUMNS) - {"source_url"} <= set(
        content.decode("utf-8-sig").split("\r\n")[0].split(",")
    )
    assert differences(law_list) == []

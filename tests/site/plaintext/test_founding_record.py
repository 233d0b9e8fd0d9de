"""The founding record: each line of both source documents stands in the record, as a fact.

tests/data/founding_lines.csv names for each line the address and the element where its facts
stand, and the words that are found there.
"""

import csv
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from django.test import Client

from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    HostAgency,
    Meeting,
    Membership,
    Milestone,
    Minutes,
    Seat,
)
from reports.models import Recommendation, Report, ReportFile
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.site.plaintext.pack import FOUNDING
from tipcouncil.site.plaintext.record import KINDS

DATA = Path(__file__).resolve().parents[2] / "data"
MINUTES, PAGE = "minutes-2017-01-19.txt", "archive-page-2014.txt"
SELECTOR = re.compile(
    r"(?P<tag>\w+)?"
    r"(?:#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[(?P<name>[\w-]+)=(?P<value>[\w-]+)\])?"
)

pytestmark = pytest.mark.usefixtures("founding_record")


def source(name):
    return (DATA / name).read_text(encoding="utf-8")


with (DATA / "founding_lines.csv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))


def spaced(text):
    """A text with single spaces, and none before a comma or inside a bracket."""
    text = re.sub(r"\s+([,.;:!?)\]”’])", r"\1", " ".join(text.split()))
    return re.sub(r"([(\[“‘])\s+", r"\1", text)


@cache
def page(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def chosen(tree, selector):
    """The elements that a selector such as “section#item-2a h3” finds."""
    found = [tree]
    for step in selector.split():
        wanted = SELECTOR.fullmatch(step)
        found = [one for above in found for one in above.iter(wanted["tag"]) if fits(one, wanted)]
    return found


def fits(element, wanted):
    if wanted["id"]:
        return element.get("id") == wanted["id"]
    if wanted["class"]:
        return wanted["class"] in element.get("class", "").split()
    return not wanted["name"] or element.get(wanted["name"]) == wanted["value"]


def words(text):
    """The words of a text in order, without its markup."""
    text = re.sub(r"^(#+|-) ", "", text, flags=re.MULTILINE).replace("*", "")
    return text.split()


# Every line of both documents


def test_the_table_names_every_line_of_both_documents():
    listed = {(row["file"], int(row["line"]), row["text"]) for row in TABLE}
    lines = {
        (name, number, line)
        for name in (MINUTES, PAGE)
        for number, line in enumerate(source(name).split("\n"), start=1)
        if line.strip()
    }
    assert listed == lines


def test_only_what_is_no_fact_of_the_council_has_no_place():
    without = [row for row in TABLE if not row["address"]]
    assert [row["text"] for row in without] == ["Get every new post delivered to your Inbox."]
    assert all(row["remark"] for row in without)


def test_the_facts_of_each_line_stand_where_the_table_says():
    missing = []
    for row in TABLE:
        if row["address"]:
            elements = chosen(page(row["address"]), row["element"])
            texts = [spaced(" ".join(element.itertext())) for element in elements]
            if not any(spaced(row["words"]) in text for text in texts):
                missing.append(f"{row['file']}:{row['line']}: {row['words']}")
    assert missing == []


# The minutes of January 19, 2017


def test_the_minutes_are_the_source_word_for_word():
    assert words(Minutes.objects.get(meeting__slug="2017-01-19").body) == words(source(MINUTES))


def test_the_minutes_on_the_page_are_the_source_word_for_word():
    page.cache_clear()  # this test takes the page apart
    [article] = chosen(page("/meetings/2017-01-19/"), "article.minutes")
    for above in list(article.iter()):
        for link in [one for one in above if "permalink" in one.get("class", "")]:
            above.remove(link)
    page.cache_clear()
    # Words in square brackets are the site's; the source has none.
    shown = re.sub(r" \[[^\]]*\]", "", spaced(" ".join(article.itertext())))
    assert shown == spaced(" ".join(words(source(MINUTES))))


def test_both_source_documents_are_held_byte_for_byte():
    for name, key in ((MINUTES, "2017-01-19-source"), (PAGE, "archive-page-source")):
        document = Document.objects.public().get(key=key)
        with document.file.open("rb") as file:
            assert file.read() == (DATA / name).read_bytes()


def test_the_agenda_of_january_2017_is_a_tree_with_its_labels():
    items = AgendaItem.objects.filter(meeting__slug="2017-01-19").select_related("parent__parent")
    assert [(item.element_id, item.path_words) for item in items] == [
        ("item-1", "1"),
        ("item-1a", "1(a)"),
        ("item-2", "2"),
        ("item-2a", "2(a)"),
        ("item-2b", "2(b)"),
        ("item-2c", "2(c)"),
        ("item-3", "3"),
        ("item-4", "4"),
    ]


def test_presenters_are_people_but_not_members():
    presenters = Attendance.objects.filter(meeting__slug="2017-01-19")
    assert {row.capacity for row in presenters} == {"presenter"}
    assert presenters.filter(person=None).count() == 0
    assert not Membership.objects.filter(person__attendances__in=presenters).exists()


# The archive page


def test_the_record_holds_every_meeting_of_both_pages():
    assert [meeting.slug for meeting in Meeting.objects.public().order_by("date")] == [
        "2011-01-20",
        "2011-08-02",
        "2013-08-28",
        "2013-10-29",
        "2013-11-19",
        "2013-12-10",
        "2014-02-11",
        "2014-04-16",
        "2014-06",
        "2017-01-19",
        "2017-03-16",
        "2017-05-18",
    ]


def test_approval_is_said_only_where_the_source_says_it():
    said = dict(Minutes.objects.values_list("meeting__slug", "approval"))
    assert said.pop("2014-04-16") == "draft"
    assert set(said.values()) == {"not recorded"}


def test_no_file_is_said_to_be_held_that_is_not():
    held = Document.objects.exclude(file="").values_list("kind", flat=True)
    assert list(held) == ["source", "source"]
    assert not ReportFile.objects.exclude(file="").exists()


def test_the_duty_of_january_2014_is_dated_and_names_its_act():
    duty = Milestone.objects.get(slug="findings-due")
    assert (duty.date_iso, duty.is_duty, str(duty.act)) == ("2014-01-01", True, "P.A. 13-166")


# The council


def test_three_hosts_follow_each_other_without_a_gap():
    hosts = list(HostAgency.objects.order_by("begins"))
    assert [host.abbreviation or host.name for host in hosts] == [
        "PCSW",
        "Commission on Women, Children and Seniors",
        "CWCSEO",
    ]
    for earlier, later in pairwise(hosts):
        assert (later.begins - earlier.ends).days == 1


def test_the_seats_of_a_day_are_as_many_as_the_law_gives():
    seats = {
        "2017-01-19": 25,
        "2017-10-01": 27,
        "2021-07-01": 35,
        "2023-07-01": 36,
        "2025-07-07": 36,
        "2025-07-08": 37,
    }
    assert {day: Seat.objects.public().on(day).count() for day in seats} == seats


def test_the_members_that_a_report_lists_are_all_there():
    for year, members in ((2008, 18), (2009, 21)):
        listed = Membership.objects.filter(listed_on__year=year, role="member")
        assert listed.count() == members
        assert not listed.filter(seat_as_written="").exists()


# The reports and the recommendations


def test_the_reports_are_those_that_the_sources_name():
    assert sorted(Report.objects.public().values_list("slug", flat=True)) == [
        "2007",
        "2008",
        "2009",
        "2009-2010",
        "2011",
        "2013-legislative-report",
        "2014",
        "2014-recommendations",
        "2016",
    ]


def test_each_traced_recommendation_leads_to_its_law_and_its_evidence():
    traced = Recommendation.objects.exclude(evidence_url="").prefetch_related("targets__statute")
    laws = {
        row.slug: (row.status, {f"{t.statute.number}{t.pinpoint}" for t in row.targets.all()})
        for row in traced
    }
    assert laws == {
        "repeal-53a-86": ("not enacted", {"53a-86"}),
        "revise-53a-192a": ("enacted", {"53a-192a"}),
        "increase-penalty-53a-83-i": ("enacted", {"53a-83(i)", "53a-83b"}),
        "repeal-53a-83a": ("enacted", {"53a-83a"}),
        "expand-53a-83": ("not found", {"53a-83"}),
        "2016-1-department-of-education": ("enacted", {"46a-170(b)"}),
        "training-of-professionals": ("enacted", {"17a-106h"}),
        "2016-4-nail-salons": ("enacted in part", {"54-234a"}),
        "fwsn-reports": ("law later repealed", {"46b-148", "46b-149"}),
        "pre-trial-diversion": ("no outcome recorded", {"46a-170(f)"}),
    }
    for row in traced:
        assert row.evidence_url.startswith("https://www.cga.ct.gov/")
        assert row.origin_item.meeting.slug == "2017-01-19"
        assert row.outcome


def test_the_six_next_steps_stand_in_the_order_of_the_minutes_and_the_third_has_five_parts():
    steps = Recommendation.objects.filter(report__slug="2016").order_by("number")
    assert [step.number for step in steps] == [1, 2, 3, 4, 5, 6]
    parts = steps[2].parts.order_by("position")
    named = [part.targets.exclude(action="on the matter") for part in parts]
    targets = [str(target) for of_part in named for target in of_part]
    assert targets == [
        "Repeal Sec. 53a-86",
        "Revise Sec. 53a-192a",
        "Increase the penalty Sec. 53a-83(i)",
        "Repeal Sec. 53a-83a",
        "Expand Sec. 53a-83",
    ]


# The law


def test_the_inventory_has_67_sections_and_2_acts():
    assert Statute.objects.public().filter(in_inventory=True).count() == 67
    listed = Act.objects.public().filter(in_inventory=True)
    assert sorted(map(str, listed)) == ["P.A. 26-98", "S.A. 04-8"]


def test_repealed_sections_say_since_when():
    repealed = Statute.objects.filter(status="repealed")
    assert {str(one): one.repealed_on.isoformat() for one in repealed} == {
        "Secs. 54-36j to 54-36l": "1997-10-01",
        "Sec. 53a-83a": "2017-10-01",
        "Sec. 54-36m": "2017-10-01",
        "Sec. 46b-148": "2023-07-01",
        "Sec. 46b-149": "2023-07-01",
    }


def test_every_section_of_the_inventory_has_its_history_in_order():
    for statute in Statute.objects.filter(in_inventory=True).prefetch_related("changes"):
        effects = [change.effect for change in statute.changes.all()]
        assert effects[0] == "enacted", statute
        assert "enacted" not in effects[1:], statute
        assert ("repealed" in effects) == (statute.status == "repealed"), statute


def test_a_change_whose_authority_is_no_act_keeps_it_as_written():
    written = StatuteChange.objects.filter(act=None)
    assert {change.authority for change in written} == {
        "1949 Rev., S. 2802",
        "1949 Rev., S. 4206",
        "1949 Rev., S. 7401",
        "1949 Rev., S. 7405",
        "1949 Rev., S. 8281",
        "1949 Rev., S. 8369",
        "1949 Rev., S. 8374",
        "1949 Rev., S. 8375",
        "1949, 1953, Sec. 3267d",
        "1955, Sec. 3035d",
        "P.A. 636, Sec. 5, 6",
    }


# Counts


COUNTED = {
    "/": [
        "9 meetings held of 12 on record, 2011 to 2017",
        "All 12 meetings on record",
        "9 reports named no copy held",
        "69 entries in the inventory 67 of statutes, 2 of acts",
        "14 matters put forward 6 next steps, 5 changes to discuss, 3 topics",
    ],
    "/meetings/": [
        "12 meetings on record, 2011 to 2017: 9 held, 2 planned, 1 cancelled.",
        "2017 1 held, 2 planned",
    ],
    "/meetings/2017/": ["3 on record 1 held, 2 planned"],
    "/meetings/2014/": ["3 on record 2 held, 1 cancelled"],
    "/reports/": ["The record names 9 reports. No copy of any is held here."],
    "/statutes/": ["67 entries for sections of the General Statutes", "The inventory 69 entries"],
    "/documents/": ["; files are held for 2 of them."],
    "/about/": [
        "Meetings 12 9 held, 2 planned, 1 cancelled",
        "Reports to the General Assembly 9 Titles only",
        "Entries in the inventory of law 69 67 of statutes, 2 of acts",
        "Other sections that the record cites 2 Text not kept here",
        "Matters put forward 14 6 next steps, 5 changes to discuss, 3 topics",
    ],
}


def test_each_number_says_what_it_counts_and_is_the_same_everywhere():
    for address, counted in COUNTED.items():
        [main] = chosen(page(address), "main")
        said = spaced(" ".join(main.itertext()))
        assert [words for words in counted if spaced(words) not in said] == [], address


# Every record


def test_every_record_is_public_and_says_where_it_is_known_from():
    for kind in KINDS:
        model = kind.model
        if hasattr(model, "posted_at"):
            assert not model.objects.filter(posted_at=None).exists(), model
            assert not model.objects.filter(source="").exists(), model


def test_no_file_of_the_founding_record_is_too_big_to_read():
    sizes = {path.name: path.stat().st_size for path in FOUNDING.rglob("*") if path.is_file()}
    assert {name for name, size in sizes.items() if size > 1_000_000} == set()

"""What the site says beside a citation of law that is gone, will change, or cannot exist."""

import re
from datetime import date

import pytest

from statutes import section_table
from statutes.linking import cautions
from statutes.linking.law_cited import law_cited_in
from statutes.linking.links import render, render_inline
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db
MEETING = date(2017, 1, 19)


def notes(text, on=None):
    html = render(text, law_cited_in(text, on=on))
    without = re.sub(r' <span class="cite-note">.*?</span>', "", html)
    assert re.sub(r"<[^>]+>", "", without) == text  # the words stay as written
    return re.findall(
        r'<span class="cite-note">\[(.*?)\]</span>', re.sub(r"</?a\b[^>]*>", "", html)
    )


# Law that is gone or changes


def test_a_repealed_section_says_so_behind_its_link():
    make.statute("53a-83a", status="repealed", repealed_on=date(2017, 10, 1))
    html = render("Repealing Sec. 53a-83a, from a vehicle")
    assert (
        'Sec. 53a-83a</a> <span class="cite-note">[repealed October 1, 2017]</span>, from a'
    ) in html


def test_a_repeal_without_a_date_is_told_without_one():
    make.statute("53a-83a", status="repealed")
    assert notes("Sec. 53a-83a") == ["repealed"]


def test_a_run_of_sections_that_is_repealed_says_so_at_each_of_them():
    make.statute("54-36j", through="54-36l", status="repealed")
    assert notes("repealed with Sec. 54-36k") == ["repealed"]


def test_a_section_that_was_moved_says_where_to():
    to = make.statute("1-210")
    make.statute("1-19", status="transferred", transferred_to=to)
    assert notes("Sec. 1-19") == ["transferred to Sec. 1-210"]


def test_a_section_that_is_not_posted_is_not_named_as_the_new_place():
    make.statute("1-19", status="transferred", transferred_to=make.statute("1-210", posted=False))
    assert notes("Sec. 1-19") == ["transferred"]


def test_a_change_still_to_come_is_told_until_its_day(monkeypatch):
    statute = make.statute("44-4", status="in force")
    make.change(statute=statute, effective_on="2016-10-01")
    make.change(statute=statute, effective_on="2026-10-01")
    monkeypatch.setattr(cautions, "today", lambda: date(2026, 9, 30))
    assert notes("Sec. 44-4") == ["changes October 1, 2026"]
    monkeypatch.setattr(cautions, "today", lambda: date(2026, 10, 1))
    assert notes("Sec. 44-4") == []


def test_a_repeal_still_to_come_is_told(monkeypatch):
    statute = make.statute("44-4", status="in force")
    make.change(statute=statute, effect="repealed", effective_on="2026-10-01")
    monkeypatch.setattr(cautions, "today", lambda: date(2026, 9, 30))
    assert notes("Sec. 44-4") == ["to be repealed October 1, 2026"]


@pytest.mark.parametrize(
    ("on", "said"), [(MEETING, ["renamed October 1, 2021"]), (date(2022, 1, 1), []), (None, [])]
)
def test_a_new_title_is_told_to_the_reader_of_an_older_text(on, said):
    statute = make.statute("53a-83", status="in force")
    make.change(statute=statute, effective_on="2021-10-01", title_before="Patronizing")
    assert notes("Sec. 53a-83", on) == said


@pytest.mark.parametrize("status", ["in force", "not entered"])
def test_law_that_is_just_in_force_has_no_note(status):
    make.statute("53a-192a", status=status)
    make.act("P.A. 16-66")
    assert notes("Sec. 53a-192a and P.A. 16-66") == []


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("Sec. 53a-83a", ["repealed"]),
        ("Sec. 1-15", ["transferred"]),
        ("Sec. 1-1q", ["reserved for future use"]),
        ("Sec. 3-39", ["obsolete"]),
        ("Sec. 53a-86", []),
        ("Sec. 1-210", ["text in the 2026 supplement"]),
        ("Sec. 53a-9999", []),
    ],
)
def test_a_section_that_we_do_not_hold_says_what_the_official_table_has(cited, said):
    assert notes(cited) == said


def test_the_later_text_in_a_supplement_is_linked():
    assert 'href="https://www.cga.ct.gov/2026/sup/chap_014.htm#sec_1-210"' in render("Sec. 1-210")


def test_a_note_is_said_once_in_a_text_and_again_in_the_next():
    make.statute("53a-83a", status="repealed")
    text = "Sec. 53a-83a, *Sec. 53a-83a*\n\n- Sec. 53a-83a"
    law = law_cited_in(text)
    for _ in range(2):
        assert render(text, law).count("cite-note") == 1
        assert render_inline(text, law).count("cite-note") == 1


def test_what_a_heading_says_of_a_law_is_not_said_again_below_it():
    make.statute("53a-83a", status="repealed")
    law, noted = law_cited_in("Sec. 53a-83a"), set()
    assert "[repealed]" in render_inline("Sec. 53a-83a", law, noted)
    assert "[repealed]" not in render("Sec. 53a-83a", law, noted=noted)


def test_a_note_is_no_part_of_the_record(client):
    make.statute("53a-83a", status="repealed")
    minutes = make.minutes("# 1. Next\n\nSec. 53a-83a", meeting=make.meeting(date="2017-01-19"))
    assert "[repealed]" in client.get("/meetings/2017-01-19/").content.decode()
    assert "[repealed]" not in client.get(minutes.get_text_url()).content.decode()
    assert "[repealed]" not in client.get("/search/?q=53a-83a").content.decode()


# Law that cannot exist


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("Sec. 53a-83(i)", ["the section has no subsection (i)"]),
        ("Sec. 53a-192a(d)(1)", ["the section has no subsection (d)"]),
        ("Sec. 53a-192a(c)", []),
        ("Sec. 53a-192a(1)", []),  # a subdivision
        ("Sec. 53a-192a(A)", []),
        ("Sec. 53a-192a(aa)", []),
        ("Sec. 53a-86(z)", ["the section has no subsection (z)"]),
        ("Sec. 53a-83a(z)", ["repealed"]),  # its subsections are not known
        ("Sec. 1-1b", []),
    ],
)
def test_a_subsection_that_the_section_does_not_have_is_doubted(cited, said):
    assert notes(cited) == said


def test_a_subsection_that_an_act_once_named_is_not_doubted():
    statute = make.statute("53a-83")
    change = make.change(statute=statute, effective_on="2017-10-01", subsections_named="b c")
    assert notes("Sec. 53a-83(c)") == []
    assert details("Sec. 53a-83(i)") == [
        "Sec. 53a-83(i): the section has or had subsections (a) to (c)."
    ]
    change.delete()
    assert details("Sec. 53a-83(c)") == ["Sec. 53a-83(c): the section has subsections (a) and (b)."]


def details(text):
    assert notes(text)  # in short
    return law_cited_in(text).doubts_in(text, text)


def test_the_details_stand_below_the_item_and_not_inside_its_words(client):
    make.statute("53a-83")
    text = "# 1. Next\n\nThe penalty for Sec. 53a-83(i), and more.\n\n# 2. Else\n\nNothing."
    make.minutes(text, meeting=make.meeting(date="2017-01-19"))
    page = Seen(client, "/meetings/2017-01-19/")
    assert "Sec. 53a-83(i) [the section has no subsection (i)], and more. [Sec. 53a-83(i): " in (
        page.words("#item-1")
    )
    assert page.words("#item-1").endswith("the section has subsections (a) and (b).]")
    assert "subsection" not in page.words("#item-2")


def test_a_section_that_changed_after_it_was_read_is_not_doubted():
    after = section_table.read_on().replace(year=section_table.read_on().year + 1)
    make.change(statute=make.statute("53a-83", status="repealed"), effective_on=after)
    assert notes("Sec. 53a-83(i)") == ["repealed"]


def test_staff_see_the_doubt_until_a_change_that_names_the_subsection_is_entered():
    statute = make.statute("53a-83")
    make.minutes("the penalty for Sec. 53a-83(i) and Sec. 53a-83(a)")
    doubts = statute.mentions.doubtful().values_list("doubt", flat=True)
    assert list(doubts.all()) == ["no subsection (i): it has (a) and (b)"]
    make.change(statute=statute, subsections_named="i")
    assert list(doubts.all()) == []

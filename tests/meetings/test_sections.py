"""Minutes, divided at their headings: every word is kept, and every anchor lasts."""

import pathlib

import pytest

from meetings.sections import outline

DATA = pathlib.Path(__file__).parents[1] / "data"


def shape(text):
    """Label, title and anchor of each section, in the order of the text."""
    return [(s.label, s.title, s.anchor) for s in outline(text).walk()]


def anchors(text):
    return [section.anchor for section in outline(text).walk()]


def test_a_label_is_kept_as_printed_and_makes_the_anchor():
    text = "# 1. Legislative Updates\n\n## a) S.A. 16-13 Task Force\n\n# 2. Council Updates\n"
    assert shape(text) == [
        ("1.", "Legislative Updates", "1"),
        ("a)", "S.A. 16-13 Task Force", "1a"),
        ("2.", "Council Updates", "2"),
    ]


def test_a_section_holds_the_sections_below_it():
    first, second = outline("# 1. A\n## a) B\n### C\n## b) D\n# 2. E\n").sections
    assert [child.title for child in first.children] == ["B", "D"]
    assert [child.title for child in first.children[0].children] == ["C"]
    assert second.children == []


def test_a_citation_writes_the_labels_above_an_item():
    words = [s.path_words for s in outline("# 2. A\n## a) B\n### (i) C\n").walk()]
    assert words == ["2", "2(a)", "2(a)(i)"]


@pytest.mark.parametrize(
    ("heading", "label", "anchor"),
    [
        ("# (b) Budget", "(b)", "b"),
        ("# IV. Reports", "IV.", "iv"),
        ("# B. Reports", "B.", "b"),
        ("# 2.1 Reports", "2.1", "2-1"),
        ("# 2.b) Reports", "2.b)", "2b"),
        ("# 10. Reports", "10.", "10"),
        ("# 4.", "4.", "4"),
        ("# 2017 Topics", "", "2017-topics"),
        ("# Civil. Rights", "", "civil-rights"),
        ("# Año «Nuevo»", "", "ano-nuevo"),
        ("# ???", "", "section"),
    ],
)
def test_labels_of_many_forms_make_anchors(heading, label, anchor):
    [section] = outline(heading).sections
    assert (section.label, section.anchor) == (label, anchor)


def test_a_number_below_a_number_is_not_another_number():
    assert anchors("# 2. A\n## 1. B\n# 21. C\n") == ["2", "2-1", "21"]


def test_a_label_that_repeats_the_one_above_it_is_not_doubled():
    assert anchors("# 2. A\n## 2.1 B\n### 2.1.3 C\n") == ["2", "2-1", "2-1-3"]


def test_a_repeated_label_gets_an_anchor_of_its_own():
    found = anchors("# 1. A\n# 1. B\n# 1. C\n# Break\n# Break\n# 1-2. D\n")
    assert found == ["1", "1-2", "1-3", "break", "break-2", "1-2-2"]


def test_an_anchor_does_not_change_when_the_text_below_it_does():
    before = anchors("# 1. A\n\nShort.\n\n# 2. B\n")
    after = anchors("# 1. A\n\nLonger, and with more.\n\n### An aside\n\n# 2. B\n")
    assert [anchor for anchor in after if anchor in before] == before


def test_an_anchor_fits_the_field_that_keeps_it():
    [section] = outline("# " + "extraordinarily " * 30).sections
    assert len(section.anchor) <= 40


def test_what_comes_before_the_first_heading_is_the_preamble():
    found = outline("TIP\n\nMINUTES\n\n# 1. A\n")
    assert found.preamble == "TIP\n\nMINUTES\n\n"


def test_a_text_without_headings_is_all_preamble():
    found = outline("The Council met.\n\nIt adjourned.")
    assert (found.preamble, found.sections) == ("The Council met.\n\nIt adjourned.", [])


def test_an_empty_text_has_no_sections():
    assert outline("").source == ""


def test_an_underlined_line_is_a_heading():
    assert shape("1. A\n====\ntext\n\na) B\n---\nmore\n") == [("1.", "A", "1"), ("a)", "B", "1a")]


@pytest.mark.parametrize(
    "text",
    [
        "a paragraph\nof two lines\n---\n",
        "text\n\n---\n\nmore\n",
        "    indented\n---\n",
        "> quoted\n---\n",
        "| a | b |\n|---|---|\n",
        "#hashtag\n",
        " # indented\n",
        "#\n# #\n",
        "\\# escaped\n",
        "```\n# in code\n```\n",
        "~~~~\n# in code\n~~~\n# still\n~~~~\n",
    ],
)
def test_what_only_looks_like_a_heading_is_text(text):
    found = outline(text)
    assert (found.preamble, found.sections) == (text, [])


def test_a_fence_that_nothing_closes_hides_no_heading():
    assert anchors("```\n\n# 1. A\n\n# 2. B\n") == ["1", "2"]


def test_closing_signs_of_a_heading_are_not_its_title():
    assert [s.title for s in outline("# A #\n# C#\n# D ##  \n").walk()] == ["A", "C#", "D"]


@pytest.mark.parametrize(
    "text",
    [
        "# 1. A\r\n\r\ntext\r\n## a) B\r\n",
        "# 1. A\rtext\r# 2. B\r",
        "no end of line # 1\n# 2",
        "A\n=\nB\n-\n\n\n# C\n\n\n",
        "\n\n# A\n\n \n\t\n",
        "# A\n\x0c# B\n\u2028# C\n",
        "```\n# A\n```\n# B\n```\n# C",
        "\ufeff# A\n# \u202e1. B\n",
    ],
)
def test_the_sections_joined_are_the_text(text):
    assert outline(text).source == text


def test_the_minutes_of_january_2017_lose_no_word():
    text = (DATA / "minutes-2017-01-19.txt").read_text()
    assert outline(text).source == text


def test_headings_of_two_lines_keep_the_ends_of_their_lines():
    [section] = outline("1. A\r\n----\r\nB\r\n").sections
    assert (section.heading, section.text) == ("1. A\r\n----\r\n", "B\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "# 1. A\n" * 20_000,
        "```x\n" * 40_000,
        "# a" + " " * 100_000 + "b",
        "# " + "1." * 100_000,
        "x\n---\n\n" * 20_000,
    ],
    ids=["headings", "fences", "spaces", "labels", "underlines"],
)
def test_a_hostile_text_is_divided_like_any_other(text):
    assert outline(text).source == text

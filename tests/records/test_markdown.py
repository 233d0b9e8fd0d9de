"""Markdown becomes safe HTML, whoever wrote it."""

import html5lib
import pytest
from django.core.exceptions import ValidationError

from tipcouncil.records.texts.markdown import LONGEST, to_html

ACTIVE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '<img src=x onerror="alert(1)">',
    '<a href="vbscript:x">x</a>',
    '<svg onload="alert(1)"></svg>',
    '<iframe src="https://example.com"></iframe>',
    '<p style="position:fixed">x</p>',
    '<form action="/"><input name="q"></form>',
    '![x](x"onerror="alert(1))',
    "<math><mtext><script>alert(1)</script></mtext></math>",
]
PLAIN = {"html", "head", "body", "p", "a", "img"}


@pytest.mark.parametrize("hostile", ACTIVE)
def test_nothing_active_survives(hostile):
    tree = html5lib.parse(to_html(hostile), namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag in PLAIN
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        for name in ("href", "src"):
            assert ":" not in element.get(name, "")


def test_headings_leave_the_first_level_to_the_page():
    assert '<h2 id="text-reports">Reports</h2>' in to_html("# Reports")


def test_headings_that_begin_lower_begin_at_the_second_level_too():
    html = to_html("## Reports\n\n### Budget")
    assert '<h2 id="text-reports">' in html
    assert '<h3 id="text-budget">' in html


def test_headings_keep_their_ranks():
    assert '<h3 id="text-budget">Budget</h3>' in to_html("# Reports\n\n## Budget")


def test_lettered_lists_keep_their_letters():
    html = to_html("c) Third\nd) Fourth")
    assert 'type="a"' in html
    assert 'start="3"' in html


def test_tables_are_tables():
    assert "<td>3</td>" in to_html("| Ayes |\n| --- |\n| 3 |")


@pytest.mark.parametrize("opener", ["[", "![", "[a](", "*", "`", "_", "<", "&", "~", "("])
def test_text_that_would_keep_the_parser_busy_is_refused(opener):
    with pytest.raises(ValidationError, match="brackets"):
        to_html(opener * 4_000)


def test_a_text_longer_than_any_minutes_is_refused():
    with pytest.raises(ValidationError, match="characters"):
        to_html("a" * (LONGEST + 1))


def test_long_minutes_are_not_refused():
    paragraph = "The council discussed [Sec. 53a-83(i)](https://example.gov/a) (see *below*).\n\n"
    assert to_html(paragraph * 500).count("<p>") == 500

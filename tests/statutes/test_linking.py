"""Citations become links to the law that the record holds; the words stay as written."""

import re

import pytest

from statutes.linking import law_cited_in, render, render_inline
from tests import make

pytestmark = pytest.mark.django_db


def words(html):
    return re.sub(r"<[^>]+>", "", html)


def test_a_section_is_linked_with_the_words_as_written():
    make.statute("53a-192a")
    html = render("Revising *Sec. 53a-192a*, Trafficking in persons;")
    assert '<a class="cite" href="/statutes/53a-192a/">Sec. 53a-192a</a>' in html
    assert words(html) == "Revising Sec. 53a-192a, Trafficking in persons;"


def test_a_pinpoint_stays_in_the_link():
    make.statute("53a-83")
    assert ">Sec. 53a-83(i)</a>" in render("the penalty for Sec. 53a-83(i)")


def test_an_act_is_linked_with_its_section():
    make.act("P.A. 16-66")
    html = render("under P.A. 16-66, Sec. 44; and more")
    assert '<a class="cite cite-act" href="/acts/pa-16-66/">P.A. 16-66, Sec. 44</a>; and' in html


def test_several_citations_of_one_line_keep_their_order():
    make.statute("53a-82")
    make.statute("53a-86")
    html = render("Sec. 53a-82, then **bold**, then Sec. 53a-86 and Sec. 53a-82 again.")
    assert re.findall(r'href="([^"]+)"', html) == [
        "/statutes/53a-82/",
        "/statutes/53a-86/",
        "/statutes/53a-82/",
    ]
    assert words(html) == "Sec. 53a-82, then bold, then Sec. 53a-86 and Sec. 53a-82 again."


def test_law_that_is_not_held_stays_text():
    assert "<a" not in render("Sec. 53a-192a and P.A. 16-66")


def test_law_that_is_not_posted_stays_text():
    make.statute("53a-192a", posted=False)
    assert "<a" not in render("Sec. 53a-192a")


def test_a_citation_inside_a_link_or_code_is_left_alone():
    make.statute("53a-192a")
    html = render("[see Sec. 53a-192a](https://example.gov/) and `Sec. 53a-192a`")
    assert html.count("<a ") == 1
    assert "/statutes/" not in html


def test_a_section_within_a_run_of_sections_is_linked_to_the_run():
    make.statute("54-36j", through="54-36l")
    assert 'href="/statutes/54-36j-to-54-36l/"' in render("repealed with Sec. 54-36k")


def test_another_states_section_is_left_alone():
    make.statute("42-42")
    assert "<a" not in render("N.C.G.S. § 42-42")


def test_a_heading_is_escaped_and_linked():
    make.act("S.A. 16-13")
    html = render_inline("S.A. 16-13 Task Force <b> & more")
    assert html == (
        '<a class="cite cite-act" href="/acts/sa-16-13/">S.A. 16-13</a>'
        " Task Force &lt;b&gt; &amp; more"
    )


@pytest.mark.parametrize("texts", [1, 30])
def test_many_texts_ask_the_database_twice(django_assert_num_queries, texts):
    make.statute("53a-192a")
    with django_assert_num_queries(2):
        law = law_cited_in(*["Sec. 53a-192a and P.A. 16-66"] * texts)
        for _ in range(texts):
            render("Sec. 53a-192a", law)

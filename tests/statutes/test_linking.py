"""Citations become links to the law that the record holds; the words stay as written."""

import re
from datetime import date

import pytest

from statutes.linking.links import law_cited_in, render, render_inline
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


def test_law_that_is_not_held_is_linked_to_the_official_text_and_says_so():
    html = render("Sec. 53a-86 and P.A. 16-66")
    links = re.findall(r"<a ([^>]+)>([^<]+)</a>", html)
    assert [words for _, words in links] == ["Sec. 53a-86", "P.A. 16-66"]
    for attributes, words_linked in links:
        assert 'class="cite-out"' in attributes
        assert 'rel="external"' in attributes
        assert f'aria-label="{words_linked} (official source, another site)"' in attributes
    assert 'href="https://www.cga.ct.gov/current/pub/chap_952.htm#sec_53a-86"' in html
    assert words(html) == "Sec. 53a-86 and P.A. 16-66"


@pytest.mark.parametrize("cited", ["Sec. 53a-9999", "P.A. 85-3", "1969, P.A. 828", "HB 5666"])
def test_law_that_is_published_nowhere_we_know_stays_text(cited):
    assert "<a" not in render(f"as {cited} has it")


def test_law_that_is_not_posted_has_no_link_to_our_page():
    make.statute("53a-192a", posted=False)
    assert 'href="/' not in render("Sec. 53a-192a")


def test_a_bill_without_a_year_is_of_the_year_of_its_record():
    text = "sHB 5666"
    assert "which_year=2014" in render(text, law_cited_in(text, on=date(2014, 4, 16)))


@pytest.mark.parametrize("on", [date(2014, 4, 16), date(2013, 4, 16), None])
def test_a_bill_that_became_an_act_we_hold_is_of_the_year_of_the_act(on):
    make.act("P.A. 13-166", bill="sHB 5666")
    text = "sHB 5666"
    assert "which_year=2013" in render(text, law_cited_in(text, on=on))


def test_a_bill_of_another_term_is_not_taken_for_the_act():
    make.act("P.A. 13-166", bill="sHB 5666")
    text = "sHB 5666 and HB 5666 (2009)"
    html = render(text, law_cited_in(text, on=date(2018, 4, 16)))
    assert re.findall(r"which_year=(\d+)", html) == ["2018", "2009"]


def test_federal_law_is_left_alone():
    assert "<a" not in render("22 U.S.C. 7102(11)")


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
def test_many_texts_ask_the_database_three_times(django_assert_num_queries, texts):
    make.change(statute=make.statute("53a-192a"))
    with django_assert_num_queries(3):
        law = law_cited_in(*["Sec. 53a-192a and P.A. 16-66"] * texts)
        for _ in range(texts):
            render("Sec. 53a-192a", law)

"""[sic] stands after what the source has wrong, and the words stay."""

from tipcouncil.records.texts.markdown import to_html
from tipcouncil.records.texts.sic import SicMarks

MARK = '<span class="sic">[sic]</span>'


def marked(text, *words):
    return to_html(text, SicMarks(words))


def test_the_mark_follows_the_first_place_only():
    html = marked("a moto vehicle and a moto vehicle", "moto")
    assert html == f"<p>a moto {MARK} vehicle and a moto vehicle</p>"


def test_a_longer_word_is_another_word():
    assert (
        marked("a motor and a moto vehicle", "moto") == f"<p>a motor and a moto {MARK} vehicle</p>"
    )


def test_words_in_emphasis_and_after_it_are_found():
    assert marked("*one moto* two", "moto") == f"<p><em>one moto {MARK}</em> two</p>"
    assert marked("*one* two moto.", "moto") == f"<p><em>one</em> two moto {MARK}.</p>"


def test_words_that_are_not_there_change_nothing():
    assert marked("a motor vehicle", "moto", "") == "<p>a motor vehicle</p>"


def test_no_word_is_looked_for_in_a_mark():
    assert marked("a class & moto", "moto", "class", "&") == (
        f"<p>a class {MARK} &amp; {MARK} moto {MARK}</p>"
    )

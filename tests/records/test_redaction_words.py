"""A name is found in every way in which a text may write it, and nowhere else."""

import pytest

from tipcouncil.records.redaction.words import WordForms, family_name_first

NAME = "Jane O'Brien-Núñez"


@pytest.mark.parametrize(
    "text",
    [
        "jane o’brien‑nunez spoke",
        "JANE\nO'BRIEN-NUNEZ",
        "> Jane\n> O'Brien Nunez",
        "Jane **O'Brien** Nuñez's reply",
        "*Jane* O\\'Brien-Nu\u0301n\u0303ez",
        "Jane O&#39;Brien-N&uacute;&ntilde;ez",
        "Jane O'Bri-\nen-Núñez",
        "Jane O'Brien-\nNúñez",
        "[Jane](https://example.org/a) O'Brien-Nunez",
        "Jane Q. OBrien Nunez",
        "Jane<br>O'Brien-Núñez",
        "Ja<b>ne</b> O'Brien-Nú\u00adñez",
        "Jane O'Brien [sic] Nunez",
        "“Jane O’Brien\u2013Núñez’s”",
        "ＪＡＮＥ O'Brien-Núñez",
        "| Jane | O'Brien-Nunez |",
        "Jane O'Brien-Nunez<sup>1</sup> and Jane O'Brien-Nunez²",
        "Jane O'Brien-Nunez2 spoke",
        '[here](/a/ "Jane O\'Brien-Nunez")',
        "<abbr title='Jane O&rsquo;Brien-Nunez'>JON</abbr>",
        "<!-- Jane O'Brien-Nunez -->",
        "https://example.org/Jane%20O%27Brien-N%C3%BA%C3%B1ez.pdf",
        "see [it](/files/1/JaneOBrienNunez.pdf).",
        "mail jane_q_obrien-nunez@example.org, #JaneOBrienNunez",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    words = WordForms([NAME])
    assert words.stand_in(text)
    assert not words.stand_in(words.without(text))
    assert "brien" not in words.without(text).lower()


@pytest.mark.parametrize(
    "text", ["Ann Leery", "Joann Lee", "Ann Arbor, then Lee", "Anne Lee", "Lee Ann", "", "planlee"]
)
def test_another_name_is_left_alone(text):
    assert WordForms(["Ann Lee"]).without(text) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("O Brien", "O’Brien"),
        ("MacDonald", "Mac Donald"),
        ("Mac Donald", "MacDonald"),
        ("De Leon", "DeLeon"),
        ("DeLeon", "de León"),
        ("203-555-0199", "203.555 0199"),
        ("D[o]e .*", "D[o]e"),
        ("JD", "J. D"),
        ("J. D.", "JD"),
        ("J. D. Lee", "JD Lee"),
        ("JD Lee", "J.D. Lee"),
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Mueller", "Müller"),
        ("Mueller", "Mu\u0308ller"),
        ("Mueller", "M&uuml;ller"),
        ("Joerg Oester", "Jörg Øster"),
        ("Åse Weiß", "Aase Weiss"),
        ("Annmarie Lee", "Ann-Marie Lee"),
        ("Smith-Jones", "Smith\u2212Jones"),
        ("OBrien", "Oʻbrien"),
        ("OBrien", "O＇Brien"),
        ("Jane Doe", "Jane\u00a0Do\u200be"),
        ("Jane Doe", "Jane Do\ufffee"),
        ("Jane Doe", "Jane Do\x02\ne"),
        ("Jane Doe", "J A N E  D O E"),
    ],
)
def test_what_divides_a_word_or_is_a_sign_makes_no_difference(typed, written):
    assert WordForms([typed]).without(f"To {written}: yes") == "To [withheld]: yes"


@pytest.mark.parametrize("name", ["AnnLee_2.pdf", "ann-lee", "annlee.docx", "/a/Ann%20Lee/"])
def test_a_name_is_found_in_the_name_of_a_file_or_an_address(name):
    assert WordForms(["Ann Lee"]).stand_in_name(name)
    assert not WordForms(["Ann Leery"]).stand_in_name(name)


@pytest.mark.parametrize(
    ("typed", "text"), [("Doe", "do e-mail"), ("Doe", "they do"), ("Ed", "E. D."), ("Jö", "Joel")]
)
def test_what_is_folded_finds_no_other_word(typed, text):
    assert not WordForms([typed]).stand_in(text)


def test_what_is_around_the_words_stays_as_it_was():
    words = WordForms(["Ann Lee", "Lee, Ann"])
    assert words.without("To **Ann** *Lee*’s friends; Lee, Ann.") == (
        "To [withheld]’s friends; [withheld]."
    )


@pytest.mark.parametrize("line", ["Doe's", "DOE’s", "Doe"])
def test_a_possessive_means_the_name(line):
    assert WordForms([line]).without("Doe’s and Doe") == "[withheld]’s and [withheld]"


OTHERS = ["Doe", "Doe, Jane", "12 Elm Street", "Ms. Doe"]


def test_the_family_name_is_offered_first():
    assert family_name_first("Jane Q. Doe") == "Doe, Jane Q."
    assert [family_name_first(line) for line in OTHERS] == [""] * len(OTHERS)


def test_a_long_text_without_the_words_costs_little():
    text = "The chair spoke of the report. " * 30_000
    assert WordForms([NAME, "Ann Lee"]).spans(text) == []

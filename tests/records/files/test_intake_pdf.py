"""A PDF is read by a process of its own, which may fail without harm."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops

from meetings.models import Document
from tests.support import papers
from tipcouncil.records.files import paper as papers_read
from tipcouncil.records.files.intake import take_in


def take(content, **options):
    paper = Document()
    paper.findings = take_in(paper, SimpleUploadedFile("agenda.pdf", content), **options)
    return paper


def test_pages_tags_text_and_title_are_read():
    paper = take(papers.pdf("Agenda", pages=3, tagged=True, title="Agenda of January"))
    assert (paper.pages, paper.is_tagged, paper.is_scan) == (3, True, False)
    assert (paper.findings.title, paper.findings.has_text) == ("Agenda of January", True)
    assert paper.findings.notes == []


def test_a_pdf_without_text_is_a_scan_and_says_so():
    paper = take(papers.pdf(text=""))
    assert paper.is_scan
    assert "no text" in paper.findings.notes[0]


def test_a_pdf_without_tags_is_noted():
    paper = take(papers.pdf())
    assert paper.is_tagged is False
    assert "no tags" in paper.findings.notes[0]


def test_the_first_page_becomes_a_picture_400_pixels_wide():
    picture = Image.open(take(papers.pdf()).thumbnail.file)
    assert (picture.format, picture.width) == ("WEBP", 400)
    assert picture.height == pytest.approx(400 * 792 / 612, abs=1)


def test_what_was_typed_into_a_form_is_in_the_picture():
    filled, empty = (
        Image.open(take(papers.pdf_form(typed)).thumbnail.file).convert("L")
        for typed in ("Ann Doe", " ")
    )
    assert ImageChops.difference(filled, empty).point(lambda tone: tone > 128 and 255).getbbox()


def test_a_page_of_an_absurd_shape_makes_a_small_picture():
    narrow = papers.pdf().replace(b"[0 0 612 792]", b"[0 0 1 14400]")
    picture = Image.open(take(narrow).thumbnail.file)
    assert picture.width <= 400
    assert picture.height <= 1_201


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_pdf_that_is_cut_short_is_refused(share):
    content = papers.pdf(pages=20)
    with pytest.raises(ValidationError, match="damaged"):
        take(content[: int(len(content) * share)])


def test_a_pdf_that_lacks_only_its_end_is_refused():
    content = papers.pdf()
    with pytest.raises(ValidationError, match="damaged"):
        take(content[: content.rindex(b"%%EOF")])


def test_a_pdf_of_nothing_is_refused():
    with pytest.raises(ValidationError, match="damaged"):
        take(b"%PDF-1.7\nnothing\n%%EOF")


def test_a_locked_pdf_is_refused_with_the_way_out():
    with pytest.raises(ValidationError, match="take the password off"):
        take(papers.locked_pdf())


@pytest.mark.parametrize("content", [papers.locked_pdf(), b"%PDF-1.7\nnothing", papers.pdf()[:300]])
def test_an_unreadable_pdf_is_filed_where_the_record_needs_it(content):
    paper = take(content, accept_unreadable=True)
    assert (paper.pages, paper.is_tagged, paper.is_scan) == (None, None, False)
    assert not paper.thumbnail
    assert paper.size == len(content)
    assert "cannot be opened" in paper.findings.notes[0]


def test_a_bomb_is_kept_with_its_pages_and_no_more_is_known_of_it():
    paper = take(papers.pdf_bomb())
    assert (paper.pages, paper.findings.has_text) == (1, None)
    assert "could not be read" in paper.findings.notes[0]


def test_what_was_learnt_before_the_time_was_over_stands(monkeypatch):
    monkeypatch.setattr(papers_read, "LIMITS", papers_read.LIMITS._replace(seconds=3))
    paper = take(papers.pdf_without_end())
    assert (paper.pages, paper.findings.has_text) == (1, None)


@pytest.mark.parametrize(
    "content",
    [
        papers.pdf(trailer=b"/Size 10000000"),
        papers.pdf(content=papers.stream_object(b"BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID x")),
    ],
)
def test_a_pdf_that_lies_about_its_parts_is_read_all_the_same(content):
    assert take(content).pages == 1

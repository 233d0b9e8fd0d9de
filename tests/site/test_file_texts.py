"""What a paper says inside is read once it is filed, and the law it cites knows of it."""

import io
from io import StringIO

import pytest
from django.core.management import call_command
from PIL import Image, ImageDraw

from statutes.models import Mention
from tests import make
from tests.meetings.seen import Seen
from tests.support import papers
from tipcouncil.records.reading import ocr
from tipcouncil.site.files.texts import read_all, unread_scans
from tipcouncil.site.models import FileReading
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

pytestmark = pytest.mark.django_db
WORDS = "We ask for a change of Sec. 53a-192a"
CITING = papers.pdf(WORDS, pages=2)


@pytest.fixture
def filed(django_capture_on_commit_callbacks):
    """File a paper as the site does, to the end of what follows the save."""

    def file(make_paper, *arguments, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return make_paper(*arguments, content=CITING, name="letter.pdf", **fields)

    return file


def test_the_page_of_the_law_quotes_a_document_and_says_the_page(client, filed):
    statute = make.statute("53a-192a")
    document = filed(make.document, "Letter", meeting=make.meeting(date="2017-01-19"))
    pages = [(mention.record, mention.place) for mention in statute.mentions.all()]
    assert pages == [(document, "page 1"), (document, "page 2")]
    page = Seen(client, statute.get_absolute_url())
    assert WORDS in page.words()
    assert f"/meetings/2017-01-19/#document-{document.key}" in page.html


def test_the_words_of_a_document_go_when_it_is_withdrawn(client, filed):
    statute = make.statute("53a-192a")
    document = filed(make.document, "Letter")
    document.take_back()
    assert WORDS not in Seen(client, statute.get_absolute_url()).words()


def test_the_same_file_is_read_once(filed):
    filed(make.document, "Letter")
    filed(make.document, "The same letter")
    assert FileReading.objects.count() == 1
    assert Mention.objects.count() == 4


def test_a_document_that_was_not_read_is_read_when_the_index_is_built_anew():
    make.document("Letter", content=CITING, name="letter.pdf")
    assert not Mention.objects.exists()
    call_command("index_mentions", stdout=StringIO())
    assert Mention.objects.count() == 2


def test_the_file_of_a_report_is_read_too(filed):
    statute = make.statute("53a-192a")
    paper = filed(make.report_file, report=make.report())
    assert statute.mentions.first().record == paper


def found(words):
    results = search(Query.typed(words))
    return [row.address for row in results.shown(results.chosen)]


def test_the_words_of_a_rich_text_document_are_found(django_capture_on_commit_callbacks):
    letter = rb"{\rtf1\ansi{\info{\author Zebulon}}\b Findable\b0\par of Sec. 53a-192a}"
    with django_capture_on_commit_callbacks(execute=True):
        make.document("Letter", content=letter, name="letter.rtf")
    assert len(found("findable")) == 1
    assert found("Zebulon") == []
    assert [mention.target for mention in Mention.objects.all()] == ["53a-192a"]


def test_a_rich_text_document_without_words_is_read_once():
    make.document("Findable letter", content=b"{\\rtf1\\ansi}", name="letter.rtf")
    assert read_all() == 1
    assert read_all() == 0
    assert len(found("findable")) == 1


def scan(words):
    """A picture of a page, as a machine for scanning makes it."""
    page = Image.new("L", (1600, 500), "white")
    ImageDraw.Draw(page).text((100, 150), words, fill="black", font_size=90)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=200)
    return stream.getvalue()


@pytest.mark.skipif(not ocr.is_there(), reason="tesseract or the extra “ocr” is not installed")
def test_the_words_of_a_scan_are_found_once_its_pictures_were_read(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        make.document("Letter", content=scan("FINDABLE WORDS"), name="letter.pdf")
    assert found("findable") == []  # nobody waits for it
    assert read_all() == 1
    assert read_all() == 0
    assert len(found("findable words")) == 1


@pytest.mark.skipif(not ocr.is_there(), reason="tesseract or the extra “ocr” is not installed")
def test_a_scan_without_words_is_looked_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make.document("Letter", content=scan(""), name="letter.pdf")
    assert read_all() == 1
    assert read_all() == 0


@pytest.mark.skipif(ocr.is_there(), reason="here scans can be read")
def test_a_scan_waits_until_there_is_a_program_that_reads_it(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = make.document("Letter", content=scan("FINDABLE WORDS"), name="letter.pdf")
    assert read_all() == 0
    assert list(unread_scans()) == [paper]

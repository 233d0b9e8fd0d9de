"""What a paper says inside is read once it is filed, and the law it cites knows of it."""

from io import StringIO

import pytest
from django.core.management import call_command

from statutes.models import Mention
from tests import make, papers
from tests.meetings.seen import Seen
from tipcouncil.site.models import FileReading

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


def test_the_page_of_the_law_quotes_a_paper_and_says_the_page(client, filed):
    statute = make.statute("53a-192a")
    document = filed(make.document, "Letter", meeting=make.meeting(date="2017-01-19"))
    pages = [(mention.record, mention.place) for mention in statute.mentions.all()]
    assert pages == [(document, "page 1"), (document, "page 2")]
    page = Seen(client, statute.get_absolute_url())
    assert WORDS in page.words()
    assert f"/meetings/2017-01-19/#document-{document.key}" in page.html


def test_the_words_of_a_paper_go_when_it_is_withdrawn(client, filed):
    statute = make.statute("53a-192a")
    document = filed(make.document, "Letter")
    document.take_back()
    assert WORDS not in Seen(client, statute.get_absolute_url()).words()


def test_the_same_file_is_read_once(filed):
    filed(make.document, "Letter")
    filed(make.document, "The same letter")
    assert FileReading.objects.count() == 1
    assert Mention.objects.count() == 4


def test_a_paper_that_was_not_read_is_read_when_the_index_is_built_anew():
    make.document("Letter", content=CITING, name="letter.pdf")
    assert not Mention.objects.exists()
    call_command("index_mentions", stdout=StringIO())
    assert Mention.objects.count() == 2


def test_the_file_of_a_report_is_read_too(filed):
    statute = make.statute("53a-192a")
    paper = filed(make.report_file, report=make.report())
    assert statute.mentions.first().record == paper

"""The original beside what was read from it: every page of a PDF, as a picture and as text."""

import io
import json

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meetings.importing.staging import pages as staged_pages
from meetings.importing.staging import uploads
from tests import make
from tests.admin.pages import words
from tests.meetings.seen import Seen
from tests.support import papers

IMPORT = "/admin/meetings/meeting/import/"
TABLE = "# Minutes\n\n## 1. Reports\n\n| Year | Calls |\n| --- | --- |\n| 2016 | 124 |\n"
WEB_PAGE = (
    "<html><body><h1>Minutes</h1><h2>1. Reports</h2><table><tr><th>Year</th><th>Calls</th></tr>"
    "<tr><td>2016</td><td>124</td></tr></table></body></html>"
)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, db):
    settings.DATA_DIR = tmp_path
    make.council()


def send(client, content, name="Minutes.pdf", **sent):
    """The address of the page that shows what was read."""
    content = content.encode() if isinstance(content, str) else content
    answer = client.post(IMPORT, {"file": SimpleUploadedFile(name, content)} | sent)
    assert answer.status_code == 302, words(answer)
    return answer["Location"]


def picture(client, url, number):
    answer = client.get(f"{url}page/{number}/")
    assert answer.status_code == 200
    return answer, Image.open(io.BytesIO(b"".join(answer)))


def drawn():
    (paper,) = uploads.folder().iterdir()
    return sorted(one.name for one in paper.glob("page-*"))


@pytest.mark.parametrize("text", ["Minutes of Sec. 53a-192a", ""], ids=["text", "scan"])
def test_every_page_of_a_pdf_stands_beside_the_record(clerk, text):
    url = send(clerk, papers.pdf(text, pages=7))
    shown = Seen(clerk, url)
    pictures = list(shown.elements("img"))
    assert len(pictures) == 7
    for number, one in enumerate(pictures, start=1):
        assert one.get("alt") == f"Page {number} of 7 of the original"
        assert one.get("src") == f"{url}page/{number}/"
        assert one.get("loading") == "lazy"
        assert (one.get("width"), one.get("height")) == ("900", "1165")
        answer, image = picture(clerk, url, number)
        assert image.format == "WEBP"
        assert image.size == (pytest.approx(900, abs=1), pytest.approx(1165, abs=1))
        assert answer["Content-Type"] == "image/webp"
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_each_page_has_the_text_that_was_read_from_it_or_says_that_there_is_none(clerk):
    shown = words(clerk.get(send(clerk, papers.pdf("Minutes of Sec. 53a-192a", pages=2))))
    assert shown.count("<pre>Minutes of Sec. 53a-192a</pre>") == 2
    assert "The text of page 2, as it was read" in shown
    assert "No text was read on page 3." in words(clerk.get(send(clerk, papers.pdf("", pages=3))))


def test_pages_are_drawn_when_they_are_looked_at_a_few_at_a_time(clerk):
    url = send(clerk, papers.pdf(pages=12))
    clerk.get(url)
    assert drawn() == []
    picture(clerk, url, 6)
    assert drawn() == ["page-10.webp", *(f"page-{n}.webp" for n in range(6, 10))]


def test_of_a_long_document_the_first_hundred_pages_are_shown(clerk):
    url = send(clerk, papers.pdf(pages=104))
    shown = words(clerk.get(url))
    assert shown.count('loading="lazy"') == 100
    assert "Of 104 pages, the first 100 are shown here." in shown
    picture(clerk, url, 100)
    assert drawn() == ["page-100.webp"]
    for number in (101, 104, 105):
        assert clerk.get(f"{url}page/{number}/").status_code == 404


def test_only_who_sent_a_document_sees_its_pages_and_no_page_that_it_has_not(clerk, client):
    url = send(clerk, papers.pdf())
    picture(clerk, url, 1)
    for number in ("0", "2", "9" * 5000):
        assert clerk.get(f"{url}page/{number}/").status_code == 404
    client.logout()
    for user in (None, make.staff("other"), make.administrator()):
        if user:
            client.force_login(user)
        answer = client.get(f"{url}page/1/")
        assert answer.status_code in (302, 403, 404)
        assert answer["Content-Type"].startswith("text/html")


def test_pages_go_with_their_document(clerk):
    url = send(clerk, papers.pdf())
    picture(clerk, url, 1)
    clerk.post(url, {"_drop": "yes"})
    assert clerk.get(f"{url}page/1/").status_code == 404
    assert not list(uploads.folder().iterdir())


def hostile(content):
    """A paper on its way whose pages do not come to an end, though its first was drawn once."""
    paper = uploads.Staged(key="0" * 32, name="a.pdf", by=1, pages=3, page_sizes=[[612, 792]] * 3)
    paper.folder.mkdir(parents=True)
    paper.path.write_bytes(content)
    return paper


def test_a_pdf_without_end_loses_its_pictures_and_costs_a_bounded_time(monkeypatch):
    monkeypatch.setattr(staged_pages, "SECONDS", 2)
    paper = hostile(papers.pdf_without_end())
    assert staged_pages.picture_of(paper, 1) is None
    paper.path.unlink()  # from now on nothing is opened
    assert staged_pages.picture_of(paper, 2) is None
    assert [page.width for page in staged_pages.pages_of(paper)] == [None, None, None]


def test_a_bomb_draws_nothing_and_harms_nobody():
    assert staged_pages.picture_of(hostile(papers.pdf_bomb(2048)), 1) is None


def test_a_pdf_whose_first_page_cannot_be_drawn_has_no_pictures_but_its_text(clerk):
    url = send(clerk, papers.pdf("Minutes", pages=2))
    (folder,) = uploads.folder().iterdir()
    about = json.loads((folder / uploads.ABOUT).read_text())
    (folder / uploads.ABOUT).write_text(json.dumps(about | {"page_sizes": []}))
    shown = words(clerk.get(url))
    assert "No pictures of the pages could be made" in shown
    assert "<details open>" in shown
    assert "<img" not in shown
    assert clerk.get(f"{url}page/1/").status_code == 404


def test_a_damaged_pdf_that_is_wanted_all_the_same_has_no_pages(clerk):
    url = send(clerk, b"%PDF-1.7\n" + b"broken " * 50, accept_unreadable="on")
    shown = words(clerk.get(url))
    assert "original-page" not in shown
    assert "No pictures" not in shown


def test_a_picture_of_minutes_stands_beside_the_record(clerk):
    url = send(clerk, papers.picture(), "minutes.png")
    assert f'<img src="{url}original/" alt="The original, “minutes.png”">' in words(clerk.get(url))


def word_file():
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading("Minutes", level=1)
    document.add_heading("1. Reports", level=2)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Year", "Calls", "2016", "124"], strict=True):
        cell.text = text
    document.save(stream)
    return stream.getvalue()


def test_other_documents_stand_beside_the_record_with_headings_and_tables(clerk):
    for content, name in ((TABLE, "m.md"), (WEB_PAGE, "m.html"), (word_file(), "m.docx")):
        shown = Seen(clerk, send(clerk, content, name))
        assert "1. Reports" in shown.all_words("h3"), name
        assert "Year Calls 2016 124" in shown.all_words("table"), name

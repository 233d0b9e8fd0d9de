import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tests import make
from tests.support import papers
from tipcouncil.records.files.intake import clean_name, take_in

EXE = b"MZ\x90\x00" + bytes(200)
SOUND = {
    "agenda.pdf": (papers.pdf(), "application/pdf"),
    "agenda.docx": (papers.docx(), f"{papers.OFFICE_TYPES}.wordprocessingml.document"),
    "slides.pptx": (papers.pptx(), f"{papers.OFFICE_TYPES}.presentationml.presentation"),
    "figures.xlsx": (papers.xlsx(), f"{papers.OFFICE_TYPES}.spreadsheetml.sheet"),
    "agenda.odt": (papers.odt(), papers.OPEN_TEXT),
    "agenda.rtf": (papers.RTF, "application/rtf"),
    "agenda.html": (papers.PAGE, "text/html"),
    "agenda.htm": (b"<p>Agenda</p>", "text/html"),
    "agenda.txt": ("Agenda – “draft”".encode(), "text/plain"),
    "agenda.md": (b"# Agenda", "text/markdown"),
    "room.png": (papers.picture("PNG"), "image/png"),
    "room.JPG": (papers.picture("JPEG"), "image/jpeg"),
}
LIES = {
    "agenda.pdf": EXE,
    "minutes.pdf": papers.docx(),
    "notes.pdf": papers.PAGE,
    "agenda.docx": papers.pdf(),
    "slides.docx": papers.pptx(),
    "agenda.pptx": papers.xlsx(),
    "figures.xlsx": b"a,b\n1,2\n",
    "agenda.odt": papers.docx(),
    "agenda.rtf": papers.PAGE,
    "agenda.txt": papers.PAGE,
    "room.png": papers.picture("JPEG"),
    "room.jpg": papers.picture("GIF"),
    "page.html": papers.RTF,
    "notes.md": bytes(300),
    "drawing.html": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
}


def taken(name, content, **options):
    paper = Document(title_as_posted="Agenda")
    paper.findings = take_in(paper, SimpleUploadedFile(name, content), **options)
    return paper


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        taken(name, content)
    (sentence,) = refused.value.messages
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("name", SOUND)
def test_each_kind_of_document_is_taken_in_under_its_own_media_type(name):
    content, media_type = SOUND[name]
    paper = taken(name, content)
    assert paper.media_type == media_type
    assert paper.original_name == name
    assert paper.size == len(content)
    assert paper.sha256 == hashlib.sha256(content).hexdigest()
    assert paper.filed_at is not None


@pytest.mark.parametrize("name", LIES)
def test_a_file_that_is_not_what_its_ending_says_is_refused(name):
    assert name in refusal(name, LIES[name])


def test_what_the_browser_says_of_a_file_is_not_believed():
    paper = Document()
    take_in(paper, SimpleUploadedFile("a.txt", b"Agenda", content_type="text/html"))
    assert paper.media_type == "text/plain"


def test_a_refusal_of_the_wrong_kind_says_which_ending_would_be_right():
    assert "Change its ending to .pdf" in refusal("agenda.docx", papers.pdf())


@pytest.mark.parametrize("name", ["agenda", "a.exe", "agenda.pdf.exe", "run.docm", "a.svg", ""])
def test_a_name_whose_ending_is_not_taken_is_refused_with_the_list_of_those_that_are(name):
    with pytest.raises(ValidationError, match="It takes pdf, docx"):
        take_in(Document(), make_upload(name))


def make_upload(name):
    upload = SimpleUploadedFile("x", b"Agenda")
    upload._name = name
    return upload


def test_an_empty_file_is_refused():
    assert "is empty" in refusal("agenda.pdf", b"")


def test_a_file_over_the_limit_is_refused(settings):
    settings.LARGEST_UPLOAD = 10
    assert "at most 1 KB can be filed. Make it smaller" in refusal("agenda.txt", b"eleven byte")


def test_a_file_at_the_limit_is_taken(settings):
    settings.LARGEST_UPLOAD = 10
    assert taken("agenda.txt", b"ten bytes.").size == 10


def test_an_old_word_file_is_refused_with_the_way_out():
    assert "docx" in refusal("agenda.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))


def test_a_zip_archive_is_refused_with_the_way_out():
    content = papers.archive({"agenda.pdf": papers.pdf()})
    assert "each of them" in refusal("agenda.docx", content)


# Text


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("café".encode("cp1252"), "text/plain; charset=windows-1252"),
        ("café".encode("utf-16"), "text/plain; charset=utf-16"),
        ("café".encode("utf-8-sig"), "text/plain"),
    ],
)
def test_old_encodings_are_kept_and_named(content, media_type):
    paper = taken("agenda.txt", content)
    assert paper.media_type == media_type
    assert paper.file.file.read() == content


@pytest.mark.parametrize(
    "content", [b"Agenda\x00", b"\x1b]0;owned\x07", "Agenda".encode("utf-16-le"), b"\xff\xfeA"]
)
def test_text_with_control_characters_is_refused(content):
    refusal("agenda.txt", content)


def test_rich_text_with_an_object_is_refused():
    assert "Save it as docx" in refusal("agenda.rtf", rb"{\rtf1 {\object\objdata 0105}}")


@pytest.mark.parametrize("scheme", [b"http", rb"\'68ttp", rb"{http"])
def test_a_template_of_the_internet_is_taken_out_of_rich_text(scheme):
    came = rb"{\rtf1 {\*\template http://x/y.dotm}Agenda}".replace(b"http", scheme)
    paper = taken("agenda.rtf", came)
    assert rb"\template" not in paper.file.read()
    assert "taken out of the copy that is filed" in " ".join(paper.findings.notes)


def test_rich_text_with_a_template_on_the_authors_disk_is_taken_and_that_is_noted():
    template = rb"{\rtf1 {\*\template C:\\Users\\jdoe\\Minutes.dotx}Agenda}"
    notes = " ".join(taken("agenda.rtf", template).findings.notes)
    assert r"a template on its author's computer (“C:\Users\jdoe\Minutes.dotx”)" in notes
    assert "“jdoe”" in notes


def test_rich_text_that_is_cut_short_is_refused():
    assert "cut short" in refusal("agenda.rtf", papers.RTF[:-1])


# Pictures


@pytest.mark.parametrize("side", [20_000, 9_400, 6_400])
def test_a_small_file_that_claims_to_be_a_huge_picture_is_refused(side):
    assert "pixels" in refusal("room.png", papers.png_that_claims(side, side))


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_that_is_also_something_else_is_refused(format):
    content = papers.picture(format) + b"<script>alert(1)</script>"
    assert "after its end" in refusal(f"room.{format.lower()}", content)


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_short_is_refused(format):
    content = papers.picture(format, (200, 200))
    assert "damaged" in refusal(f"room.{format.lower()}", content[: len(content) // 2])


def test_a_picture_that_says_where_it_was_taken_is_noted():
    (note,) = taken("room.jpg", papers.picture_with_place()).findings.notes
    assert "where it was taken" in note
    assert taken("room.jpg", papers.picture("JPEG")).findings.notes == []


# Names

HOSTILE_NAMES = {
    "../../etc/passwd.txt": "passwd.txt",
    "..\\..\\windows\\win.txt": "win.txt",
    "C:\\papers\\agenda.txt": "agenda.txt",
    "/etc/agenda.txt": "agenda.txt",
    "a\r\nSet-Cookie: x=y.txt": "a Set-Cookie: x=y.txt",
    "a\nb.txt": "a b.txt",
    "a\x00b.txt": "ab.txt",
    "a\x1b[31mb.txt": "a[31mb.txt",
    "a\x7f.txt": "a.txt",
    "agenda\u202efdp.txt": "agendafdp.txt",
    "\u2066agenda\u2069.txt": "agenda.txt",
    "\ufeffagenda.txt": "agenda.txt",
    "agen\u200bda.txt": "agenda.txt",
    "a\u2028b.txt": "ab.txt",
    'a";x=y.txt': 'a";x=y.txt',
    "<script>.txt": "<script>.txt",
    "   spaces   inside  .txt": "spaces inside .txt",
    "...hidden.txt": "hidden.txt",
    "cafe\u0301.txt": "café.txt",
    "n" * 300 + ".txt": "n" * 251 + ".txt",
    "a/" * 3000 + "b.txt": "b.txt",
    "%2e%2e%2fa.txt": "%2e%2e%2fa.txt",
}


def test_a_hostile_name_is_cleaned_for_show():
    assert {name: clean_name(name) for name in HOSTILE_NAMES} == HOSTILE_NAMES


@pytest.mark.django_db
def test_a_hostile_name_never_names_a_path(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in HOSTILE_NAMES:
        paper = make.document()
        take_in(paper, make_upload(name))
        paper.save()
    stored = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(stored) == len(HOSTILE_NAMES)
    assert {path.parent for path in stored} == {tmp_path / "files"}
    assert {(len(path.stem), path.suffix) for path in stored} == {(32, ".txt")}


@pytest.mark.parametrize("name", ["", ".", "..", "///", "\u202e", "\r\n"])
def test_a_name_of_nothing_is_called_unnamed(name):
    assert clean_name(name) == "unnamed"

"""Files that are no minutes: each gets a sentence, and none does harm."""

import io

import pytest
from docx import Document

from meetings.importing import parse_file
from tests.meetings.importing import made
from tests.support import papers
from tests.support.reading import each
from tipcouncil.records.files import paper as papers_read
from tipcouncil.records.files.messages import SENTENCES

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>%s</w:body></w:document>'
DEEP = 20_000
SHEET = papers.relationships(("subDocument", "https://example.org/sheet.xlsx", "External"))
LINKED = papers.relationships(("oleObject", "https://example.org/picture.png", "External"))


def word(body):
    return papers.docx({"word/document.xml": BODY % body})


def entities():
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE x [{nested}]><document>&e9;</document>'


def outside_entity():
    return '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def cut_short(content, share=0.5):
    return content[: int(len(content) * share)]


def scan(pages=1):
    return papers.pdf(text="", pages=pages)


def overlapping():
    return papers.docx() + papers.docx()


REFUSED = {
    "empty.txt": b"",
    "empty.docx": b"",
    "program.docx": b"MZ" + bytes(2000),
    "program.txt": b"\x7fELF" + bytes(2000),
    "old.docx": b"\xd0\xcf\x11\xe0" + bytes(5000),  # Word 97, or locked with a password
    "binary.txt": bytes(range(256)) * 20,
    "zip.docx": papers.archive({"a.txt": "hello"}),
    "no-zip.docx": b"PK\x03\x04" + b"x" * 5000,
    "cut.docx": cut_short(made.docx("Minutes")),
    "twice.docx": overlapping(),
    "bomb.docx": papers.docx({"word/media/a.bin": bytes(64 << 20)}),
    "entities.docx": papers.docx({"word/document.xml": entities()}),
    "outside.docx": papers.docx({"word/document.xml": outside_entity()}),
    "deep.docx": word("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "macro.docx": papers.docx({"word/vbaProject.bin": b"x" * 100}),
    "pdf.docx": papers.pdf(),
    "docx.pdf": papers.docx(),
    "rtf.docx": papers.RTF,
    "page.txt": papers.PAGE,
    "cut.rtf": b"{\\rtf1 Minutes",
    "object.rtf": b"{\\rtf1 {\\object\\objdata 0102}}",
    "picture.txt": papers.picture(),
    "sound.txt": b"RIFF" + bytes(400),
    "archive.odt": b"\x1f\x8b" + bytes(400),
}
WITHOUT_TEXT = {
    "locked.pdf": papers.locked_pdf(),
    "cut.pdf": cut_short(papers.pdf(pages=20)),
    "scan.pdf": scan(),
    "scan-of-100.pdf": scan(pages=100),
    "picture.png": papers.picture(),
    "picture.jpg": papers.picture("JPEG"),
    "no-end.pdf": b"%PDF-1.7\n" + b"1 0 obj\n" * 1000,
    "nested.docx": word("<w:p>" * DEEP + "</w:p>" * DEEP),
    "nested.odt": papers.odt({"content.xml": "<a>" * DEEP + "</a>" * DEEP}),
    "broken.docx": papers.docx({"word/document.xml": "<document><p>"}),
    "no-body.docx": papers.docx(),
    "fetches.docx": papers.docx({"word/_rels/document.xml.rels": LINKED}),
    "links.docx": papers.docx({"word/_rels/document.xml.rels": SHEET}),
    "no-words.docx": word("<w:p/>"),
    "blank.txt": b" \n\t\n ",
    "blank.html": b"<html><body><script>alert(1)</script></body></html>",
    "blank.rtf": b"{\\rtf1\\ansi }",
    "slides.pptx": papers.pptx(),
    "sheet.xlsx": papers.xlsx(),
}


def read(name, content, folder):
    path = folder / name
    path.write_bytes(content)
    return parse_file(path)


def test_a_file_without_readable_text_gives_a_sentence_and_no_minutes(tmp_path):
    def check(row):
        source, parsed = read(*row, tmp_path)
        assert source.problem.endswith(".")
        assert (source.markdown, parsed.body_markdown) == ("", "")
        assert [doubt.sentence for doubt in parsed.doubts] == [source.problem]

    each({name: (name, content) for name, content in (REFUSED | WITHOUT_TEXT).items()}, check)


def test_a_scan_is_called_a_scan(tmp_path):
    source, _ = read("scan.pdf", scan(), tmp_path)
    assert source.is_scan
    assert "this seems to be a scan" in source.problem


@pytest.mark.parametrize("paper", [papers.pdf_bomb, papers.pdf_without_end])
def test_a_page_that_swells_or_never_ends_is_left_at_its_bounds(paper, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_read, "LIMITS", papers_read.LIMITS._replace(seconds=2))
    source, _ = read("hostile.pdf", paper(), tmp_path)
    assert source.problem == SENTENCES["too much"]


def test_a_missing_file_is_told(tmp_path):
    source, _ = parse_file(tmp_path / "nothing.docx")
    assert "cannot be opened" in source.problem


def test_a_script_in_a_web_page_is_no_text(tmp_path):
    page = b"<html><body><script>steal()</script><p>Minutes</p></body></html>"
    source, _ = read("page.html", page, tmp_path)
    assert source.markdown == "Minutes\n"


def test_links_that_a_reader_may_follow_are_left_alone(tmp_path):
    document = Document()
    document.add_paragraph("Minutes of the Example Board")
    document.part.relate_to(
        "https://example.org/", f"{papers.OFFICE_RELATIONSHIPS}/hyperlink", True
    )
    stream = io.BytesIO()
    document.save(stream)
    source, _ = read("linked.docx", stream.getvalue(), tmp_path)
    assert source.markdown == "Minutes of the Example Board\n"


def test_minutes_of_a_second_meeting_are_a_doubt(tmp_path):
    text = (
        "Example Board\nMinutes of the regular meeting\nMarch 3, 2020\n\n"
        "The meeting was called to order at 7:00 PM.\n\nThe meeting was adjourned at 8:00 PM.\n\n"
        "Example Board\nMinutes of the special meeting\nMarch 9, 2020\n\n"
        "The meeting was called to order at 6:00 PM.\n"
    )
    _, parsed = read("two.txt", text.encode(), tmp_path)
    assert any("second meeting" in doubt.sentence for doubt in parsed.doubts)


REPEATED = ("a", "1. x\n", "Motion by A. B to ", "Present: A B, ", "**", "|a|b|\n", "[", "  b")


@pytest.mark.parametrize("pattern", REPEATED)
def test_text_that_repeats_itself_is_read_to_its_end(pattern, tmp_path):
    content = (pattern * 60_000)[:60_000].encode()
    source, _ = read("hostile.txt", content, tmp_path)
    assert source.problem == ""

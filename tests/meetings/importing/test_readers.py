"""Files become Markdown with the labels, lists and tables that their readers see."""

import re

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.meetings.importing import made
from tests.support import papers
from tests.support.reading import read

OUTLINE = [("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "%1.%2.%3")]
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "style", "table")
)


def word(build):
    document = Document()
    build(document)
    return read(made.saved(document), "docx").markdown


def listed(levels, *paragraphs):
    def build(document):
        number = made.numbering(document, levels)
        for text, level in paragraphs:
            paragraph = document.add_paragraph(text)
            if level is not None:
                made.in_list(paragraph, number, level)

    return word(build)


def test_word_numbers_count_on_over_paragraphs_without_one():
    levels = [("decimal", "%1."), ("lowerLetter", "%2)")]
    text = listed(
        levels, ("Reports", 0), ("Chair", 1), ("She spoke.", None), ("Clerk", 1), ("Other", 0)
    )
    assert text == "1. Reports\n    a) Chair\n\nShe spoke.\n\n    b) Clerk\n2. Other\n"


def test_word_numbers_of_every_form_are_written_as_shown():
    text = listed(OUTLINE, ("Opening", 0), ("Roll", 1), ("Late", 2), ("Reports", 0), ("Chair", 1))
    assert text.split("\n")[:5] == [
        "I. Opening",
        "    A. Roll",
        "        I.A.1 Late",
        "II. Reports",
        "    A. Chair",
    ]


def test_word_bullets_are_bullets():
    assert listed([("bullet", "•")], ("Ann", 0), ("Ben", 0)) == "- Ann\n- Ben\n"


def test_word_headings_and_bold_words_are_marked():
    def build(document):
        document.add_heading("Old Business", 2)
        paragraph = document.add_paragraph("The motion ")
        paragraph.add_run("carried").bold = True
        paragraph.add_run(".")

    assert word(build) == "## Old Business\n\nThe motion **carried**.\n"


def test_word_tables_are_tables_and_a_frame_is_none():
    def build(document):
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ["Name", "Present", "Ann Test", "x"], strict=True):
            cell.text = words
        document.add_table(1, 1).cell(0, 0).text = "Example Board"

    assert word(build) == "| Name | Present |\n| --- | --- |\n| Ann Test | x |\n\nExample Board\n"


def test_word_keeps_what_was_inserted_and_leaves_what_was_deleted():
    def build(document):
        paragraph = document.add_paragraph("Moved by ")
        for tag, words in (("ins", "<w:t>Doe</w:t>"), ("del", "<w:delText>Roe</w:delText>")):
            paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{words}</w:r></w:{tag}>"))

    assert word(build) == "Moved by Doe\n"


def test_word_letterheads_come_first_and_page_numbers_not_at_all():
    def build(document):
        section = document.sections[0]
        section.header.paragraphs[0].text = "Town of Exampleford"
        section.footer.paragraphs[0].text = "3"
        document.add_paragraph("Minutes")

    assert word(build) == "Town of Exampleford\n\nMinutes\n"


def test_signs_that_markdown_would_take_for_marks_are_kept_as_signs():
    assert word(lambda document: document.add_paragraph("# 5 * 4 <b>")) == "\\# 5 \\* 4 \\<b>\n"


def open_document(body, styles=""):
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return read(papers.odt({"content.xml": content}), "odt").markdown


def test_open_document_lists_keep_their_numbers():
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}"'
        f' style:num-suffix="{suffix}"/>'
        for level, form, suffix in ((1, "1", "."), (2, "a", ")"))
    )
    styles = f'<text:list-style style:name="L1">{levels}</text:list-style>'
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Reports</text:p><text:list>'
        "<text:list-item><text:p>Chair</text:p></text:list-item></text:list></text:list-item>"
        "</text:list><text:p>She spoke.</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
        "<text:p>Other</text:p></text:list-item></text:list>"
    )
    assert open_document(body, styles) == ("1. Reports\n    a) Chair\n\nShe spoke.\n\n2. Other\n")


def test_open_document_headings_tables_and_blanks_are_kept():
    body = (
        '<text:h text:outline-level="2">Old<text:s/>Business</text:h>'
        "<table:table><table:table-row><table:table-cell><text:p>Ann</text:p></table:table-cell>"
        "<table:table-cell><text:p>yes</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert open_document(body) == "## Old Business\n\n| Ann | yes |\n| --- | --- |\n"


def test_rich_text_keeps_letters_bold_words_tables_and_the_numbers_in_it():
    text = read(
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\listtext\\tab 1.\\tab}Caf\\'e9"
        b" \\u8220?{\\b open}\\u8221?\\par\\trowd Ann\\cell yes\\cell\\row\\pard End\\par}",
        "rtf",
    ).markdown
    assert text == "1.    Café “**open**”\n\n| Ann | yes |\n| --- | --- |\n\nEnd\n"


def test_signs_that_a_rich_text_writes_as_two_are_one_and_half_a_one_is_none():
    seen = read(rb"{\rtf1 {\v \u-10179?\u-8704?}\u-10179?\u-8704?\u-10179? x\par}", "rtf")
    assert seen.text == "\U0001f600\ufffd x"
    assert seen.markdown == "\U0001f600\ufffd x\n"
    assert [one.words for one in seen.hidden] == ["\U0001f600"]


def test_a_page_keeps_its_lists_with_their_numbers():
    page = '<h2>Items</h2><ol start="3" type="a"><li>Roof<li>Door<ul><li>Key</ul></ol><p>End'
    assert (
        read(page.encode(), "html").markdown == "## Items\n\nc. Roof\nd. Door\n    - Key\n\nEnd\n"
    )


def test_what_word_puts_on_the_clipboard_keeps_its_numbers():
    pasted = (
        "<!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>"
        "<![endif]>Call to order<o:p></o:p></p><!--EndFragment-->"
    )
    assert read(pasted.encode(), "html").markdown == "1. Call to order\n"


def test_of_a_whole_page_only_its_main_part_is_read():
    page = "<nav><a>Home</a></nav><main><p>Minutes<br>of May</p></main><footer>Imprint</footer>"
    assert read(page.encode(), "html").markdown == "Minutes  \nof May\n"


def test_a_pdf_keeps_indents_and_tells_where_a_line_was_broken_off():
    printed = "Minutes of the Board\n\nPresent: Ann Example\n    Ben Sample\n" + "word " * 60
    text = read(made.pdf(printed), "pdf").markdown
    assert text.startswith("Minutes of the Board  \n\nPresent: Ann Example  \n    Ben Sample")
    assert text.split().count("word") == 60


def letterhead_and_list():
    """A Word file whose parts all say something: header, style, numbering, note."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Trafficking in Persons Council"
    document.add_heading("Minutes", 1)
    items = made.numbering(document, [("upperRoman", "%1.")])
    for text in ("Call to order", "Adjournment"):
        made.in_list(document.add_paragraph(text), items, 0)
    return made.saved(document)


def strict(content):
    """The same file as Strict Open XML, which names everything otherwise."""
    members = papers.members_of(content)
    of = re.compile(rb"http://schemas\.openxmlformats\.org/(officeDocument|\w+)/2006/(\w+)")
    return papers.archive(
        {
            name: of.sub(rb"http://purl.oclc.org/ooxml/\1/\2", part)
            if b"package/2006" not in part or b"officeDocument" in part
            else part
            for name, part in members.items()
        }
    )


OTHER_NAMES = {
    "word/document.xml": "Parts/Text.XML",
    "word/_rels/document.xml.rels": "parts/_rels/text.xml.rels",
    "word/styles.xml": "Parts/looks.xml",
    "word/numbering.xml": "lists.xml",
    "word/header1.xml": "Parts/top.xml",
}


def under_other_names(content):
    """The same file as a program writes it that has names of its own for its parts."""
    members = {OTHER_NAMES.get(n, n): part for n, part in papers.members_of(content).items()}
    for name in ("_rels/.rels", "parts/_rels/text.xml.rels"):
        for old, new in OTHER_NAMES.items():
            for target in (old, old.removeprefix("word/")):
                was, now = f'Target="{target}"', f'Target="/{new}"'
                members[name] = members[name].replace(was.encode(), now.encode())
    return papers.archive(members | {"word/document.xml": b"<old/>", "word/header1.xml": b"<old/>"})


def test_strict_word_files_and_those_with_parts_of_other_names_say_the_same():
    usual = letterhead_and_list()
    said = read(usual, "docx").markdown
    assert said.split("\n\n") == [
        "Trafficking in Persons Council",
        "# Minutes",
        "I. Call to order\nII. Adjournment\n",
    ]
    assert read(strict(usual), "docx").markdown == said
    assert read(under_other_names(usual), "docx").markdown == said
    assert read(under_other_names(strict(usual)), "docx").markdown == said

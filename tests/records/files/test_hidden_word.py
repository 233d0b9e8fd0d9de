"""Words that a reader of a Word document cannot see are in no text of it, and staff see them."""

import pytest

from tests.support import papers, reading
from tests.support.reading import each
from tipcouncil.records.reading.hidden import By, count, in_text, sentence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
VANISH = "<w:rPr><w:vanish/></w:rPr>"
STYLES = f"""
<w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/>{VANISH}</w:style>
<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Hid"/></w:style>
<w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Hid"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dark"><w:pPr><w:shd w:val="clear" w:fill="002060"/></w:pPr>
  <w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HidRun">{VANISH}</w:style>
<w:style w:type="table" w:styleId="HidTable">{VANISH}</w:style>
<w:style w:type="table" w:styleId="HidRows"><w:trPr><w:hidden/></w:trPr></w:style>
<w:style w:type="table" w:styleId="FirstRow"><w:tblStylePr w:type="firstRow">{VANISH}
  </w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="LastColumn"><w:basedOn w:val="Pales"/></w:style>
<w:style w:type="table" w:styleId="Pales"><w:tblStylePr w:type="lastCol"><w:rPr>
  <w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Bands"><w:tblStylePr w:type="band2Horz"><w:rPr>
  <w:sz w:val="2"/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Stripes"><w:tblStylePr w:type="band1Horz">
  <w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr>
  <w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>
  </w:tblStylePr></w:style>
"""


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def styled(name, *runs):
    return paragraph(*runs or [run("SECRET")], properties=f'<w:pStyle w:val="{name}"/>')


def table(cell, style="", shading=""):
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr><w:tr><w:tc><w:tcPr>{shading}'
        f"</w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
    )


def rows(style, *rows, taken="04A0"):
    """A table that takes of its style what these bits say; a cell is a text, or a paragraph."""
    cells = [[one if one[0] == "<" else paragraph(run(one)) for one in row] for row in rows]
    made = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook w:val="{taken}"/></w:tblPr>'
        + "".join(f"<w:tr>{row}</w:tr>" for row in made)
        + "</w:tbl>"
    )


def document(body, defaults="", background="", section=""):
    return {
        "word/document.xml": f"{HEAD}<w:document {W} {R}>{background}<w:body>"
        f"{paragraph(run('Before'))}{body}{paragraph(run('After'))}{section}</w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault>{defaults}"
        f"</w:rPrDefault></w:docDefaults>{STYLES}</w:styles>",
    }


def part(name, content):
    return {f"word/{name}.xml": f"{HEAD}<w:{name} {W}>{content}</w:{name}>"}


def read(members):
    return reading.read(papers.docx(members), "docx")


WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'
DARK_CELL = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
BOX = (
    '<w:r><w:pict xmlns:v="urn:v"><v:shape xmlns:v="urn:v"{}><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
DRAWN = (
    '<w:r><w:drawing><s:wsp xmlns:s="urn:s"><s:spPr>{}</s:spPr><s:txbx><w:txbxContent>{}'
    "</w:txbxContent></s:txbx></s:wsp></w:drawing></w:r>"
)
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
NEWER = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFF = '<w:vanish w:val="0"/>'
PUNCHED = "<w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del>"
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
FILLED = (
    '<w14:textFill xmlns:w14="urn:w14"><w14:solidFill><w14:srgbClr w14:val="{}"/></w14:solidFill>'
    "</w14:textFill>"
)
EFFECT = '<w14:textFill xmlns:w14="urn:w14"><w14:noFill/></w14:textFill>'

LOW = '<w:spacing w:line="20" w:lineRule="exact"/>'
DOTTED = '<w:shd w:val="pct5" w:color="auto" w:fill="auto"/>'

UNSEEN = {
    "directly": (paragraph(run("SECRET", "<w:vanish/>")), By.HIDDEN),
    "on the web": (paragraph(run("SECRET", "<w:webHidden/>")), By.HIDDEN),
    "for ever": (paragraph(run("SECRET", "<w:specVanish/>")), By.HIDDEN),
    "by a paragraph style": (styled("Hid"), By.HIDDEN),
    "by the style below": (styled("Below"), By.HIDDEN),
    "by a character style": (paragraph(run("SECRET", '<w:rStyle w:val="HidRun"/>')), By.HIDDEN),
    "by a table style": (table(paragraph(run("SECRET")), "HidTable"), By.HIDDEN),
    "in a table": (table(paragraph(run("SECRET", "<w:vanish/>"))), By.HIDDEN),
    "in a table in a table": (table(table(styled("Hid"))), By.HIDDEN),
    "in a control": (CONTROL.format(paragraph(run("SECRET", "<w:vanish/>"))), By.HIDDEN),
    "in a control in a line": (
        paragraph(CONTROL.format(run("SECRET", "<w:vanish/>")), run("line")),
        By.HIDDEN,
    ),
    "in a text box": (paragraph(BOX.format("", styled("Hid"))), By.HIDDEN),
    "in a link": (
        paragraph(f"<w:hyperlink>{run('SECRET', '<w:vanish/>')}</w:hyperlink>"),
        By.HIDDEN,
    ),
    "a hidden row": (
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{styled('')}</w:tc></w:tr></w:tbl>",
        By.HIDDEN,
    ),
    "white": (paragraph(run("SECRET", WHITE)), By.COLOR),
    "nearly white": (paragraph(run("SECRET", '<w:color w:val="FAFAFF"/>')), By.COLOR),
    "in the color of the paper": (
        paragraph(run("SECRET", '<w:color w:themeColor="background1"/>')),
        By.COLOR,
    ),
    "white by a style": (styled("Pale"), By.COLOR),
    "black on black": (
        paragraph(run("SECRET", f'{BLACK}<w:shd w:val="clear" w:fill="000000"/>')),
        By.COLOR,
    ),
    "black, highlighted in black": (
        paragraph(run("SECRET", f'{BLACK}<w:highlight w:val="black"/>')),
        By.COLOR,
    ),
    "in the color of its cell": (
        table(paragraph(run("SECRET", '<w:color w:val="1F3864"/>')), shading=DARK_CELL),
        By.COLOR,
    ),
    "automatic under a black highlighter": (
        paragraph(run("SECRET", '<w:highlight w:val="black"/>')),
        By.COLOR,
    ),
    "filled with white": (paragraph(run("SECRET", BLACK + FILLED.format("FFFFFF"))), By.COLOR),
    "in the first row, by the style of the table": (
        rows("FirstRow", ["SECRET"], ["Seen"]),
        By.HIDDEN,
    ),
    "in the last column, by the style below": (
        rows("LastColumn", ["Seen", "SECRET"], taken="0100"),
        By.COLOR,
    ),
    "in every second row, by the style of the table": (
        rows("Bands", ["Seen"], ["Seen"], ["SECRET"], ["Seen"]),
        By.TINY,
    ),
    "white where the style of the table fills other rows": (
        rows("Stripes", ["Seen"], ["Seen"], [paragraph(run("SECRET", WHITE))]),
        By.COLOR,
    ),
    "white upon a few dots": (paragraph(run("SECRET", WHITE + DOTTED)), By.COLOR),
    "in a line of one point": (paragraph(run("SECRET"), properties=LOW), By.TINY),
    "in a row of one point": (
        '<w:tbl><w:tr><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr><w:tc>'
        f"{styled('')}</w:tc></w:tr></w:tbl>",
        By.TINY,
    ),
    "in letters of no width": (paragraph(run("SECRET", '<w:w w:val="1"/>')), By.TINY),
    "in a paragraph beside the page": (
        paragraph(run("SECRET"), properties='<w:ind w:left="-30000"/>'),
        By.NOT_DRAWN,
    ),
    "in a frame beside the page": (
        paragraph(run("SECRET"), properties='<w:framePr w:x="-30000" w:y="1"/>'),
        By.NOT_DRAWN,
    ),
    "in a shape beside the page": (
        paragraph(BOX.format(' style="position:absolute;margin-left:-3000pt"', styled(""))),
        By.NOT_DRAWN,
    ),
    "in a drawing beside the page": (
        paragraph(
            '<w:r><w:drawing><d:anchor xmlns:d="urn:d"><d:positionH><d:posOffset>-90000000'
            "</d:posOffset></d:positionH>"
            + BOX.format("", styled(""))
            + "</d:anchor></w:drawing></w:r>"
        ),
        By.NOT_DRAWN,
    ),
    "in rows that the style of the table hides": (rows("HidRows", ["SECRET"]), By.HIDDEN),
    "white in a cell that has no fill though its style has": (
        table(paragraph(run("SECRET", WHITE)), "Grid", '<w:shd w:val="clear" w:fill="auto"/>'),
        By.COLOR,
    ),
    "in a drawing that is switched off": (
        paragraph(
            '<w:r><w:drawing><d:anchor xmlns:d="urn:d"><d:docPr hidden="1"/>'
            + BOX.format("", styled(""))
            + "</d:anchor></w:drawing></w:r>"
        ),
        By.HIDDEN,
    ),
    "in a shape that is switched off": (
        paragraph(BOX.format(' style="width:9pt;visibility:hidden"', styled(""))),
        By.HIDDEN,
    ),
    "white in a box without a fill": (
        paragraph(BOX.format(' filled="f"', paragraph(run("SECRET", WHITE)))),
        By.COLOR,
    ),
    "white in a white box": (paragraph(BOX.format("", paragraph(run("SECRET", WHITE)))), By.COLOR),
    "white in a drawn box without a fill": (
        paragraph(DRAWN.format("<s:noFill/>", paragraph(run("SECRET", WHITE)))),
        By.COLOR,
    ),
    "white in a drawn white box": (
        paragraph(
            DRAWN.format(
                '<s:solidFill><s:schemeClr val="bg1"/></s:solidFill>',
                paragraph(run("SECRET", WHITE)),
            )
        ),
        By.COLOR,
    ),
    "without a fill of its letters": (paragraph(run("SECRET", EFFECT)), By.COLOR),
    "of one point": (paragraph(run("SECRET", '<w:sz w:val="2"/>')), By.TINY),
    "deleted": (paragraph(PUNCHED, run("kept")), By.DELETED),
    "a deleted row": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{styled('')}</w:tc></w:tr></w:tbl>",
        By.DELETED,
    ),
}


def test_what_is_hidden_in_a_word_document_is_in_no_text_and_staff_see_it():
    def check(row):
        body, kind = row
        text, minutes, found = read(document(body))
        assert "SECRET" not in text + minutes
        assert "Before" in text
        assert "After" in minutes
        assert (text.count("Seen"), minutes.count("Seen")) == (body.count("Seen"),) * 2
        assert [(one.kind, one.words) for one in in_text(found)] == [(kind, "SECRET")]

    each(UNSEEN, check)


SEEN = {
    "switched on again": styled("Hid", run("PLAIN", OFF)),
    "switched on by a style": styled("Shown", run("PLAIN")),
    "hidden twice by styles, which Word shows": styled(
        "Hid", run("PLAIN", '<w:rStyle w:val="HidRun"/>')
    ),
    "only the end of the paragraph is hidden": paragraph(run("PLAIN"), properties=VANISH),
    "white on a dark cell": table(paragraph(run("PLAIN", WHITE)), shading=DARK_CELL),
    "white in a dark paragraph": styled("Dark", run("PLAIN")),
    "white on a dark highlight": paragraph(run("PLAIN", f'{WHITE}<w:highlight w:val="darkBlue"/>')),
    "white in a table whose style fills rows": table(paragraph(run("PLAIN", WHITE)), "Grid"),
    "white in a dark box": paragraph(
        BOX.format(' fillcolor="#1f3864 [1604]"', paragraph(run("PLAIN", WHITE)))
    ),
    "white in a drawn dark box": paragraph(
        DRAWN.format(
            '<s:solidFill><s:srgbClr val="1F3864"/></s:solidFill>', paragraph(run("PLAIN", WHITE))
        )
    ),
    "white in a drawn box of which no fill is told": paragraph(
        DRAWN.format("", paragraph(run("PLAIN", WHITE)))
    ),
    "black": paragraph(run("PLAIN", BLACK)),
    "white on a color of the theme": table(
        paragraph(run("PLAIN", WHITE)), shading='<w:shd w:val="clear" w:themeFill="accent1"/>'
    ),
    "of six points, raised": paragraph(
        run("PLAIN", '<w:sz w:val="12"/><w:vertAlign w:val="superscript"/>')
    ),
    "indented, and a little into the margin": paragraph(
        run("PLAIN"), properties='<w:ind w:left="7200"/>'
    )
    + paragraph(run(""), properties='<w:ind w:left="-720"/>'),
    "black on yellow": paragraph(run("PLAIN", f'{BLACK}<w:highlight w:val="yellow"/>')),
    "automatic on black": paragraph(run("PLAIN", '<w:shd w:val="clear" w:fill="000000"/>')),
    "automatic though its style is white": styled("Pale", run("PLAIN", '<w:color w:val="auto"/>')),
    "filled with black over an old white": paragraph(run("PLAIN", WHITE + FILLED.format("000000"))),
    "white on a dense pattern": paragraph(
        run("PLAIN", f'{WHITE}<w:shd w:val="pct75" w:color="000000" w:fill="FFFFFF"/>')
    ),
    "white in a row that is dark by itself": (
        '<w:tbl><w:tr><w:tblPrEx><w:shd w:val="clear" w:fill="1F3864"/></w:tblPrEx><w:tc>'
        f"{paragraph(run('PLAIN', WHITE))}</w:tc></w:tr></w:tbl>"
    ),
    "white where the style of the table fills the row": rows(
        "Stripes", ["Head"], [paragraph(run("PLAIN", WHITE))]
    ),
    "white in a box upon other drawings": paragraph(
        '<w:r><w:drawing><g:wgp xmlns:g="urn:g">'
        + DRAWN.format("<s:noFill/>", paragraph(run("PLAIN", WHITE)))
        + "</g:wgp></w:drawing></w:r>"
    ),
    "in a table that does not take that part of its style": rows("FirstRow", ["PLAIN"], taken="0"),
    "shown again in a row that its style hides": rows("FirstRow", [paragraph(run("PLAIN", OFF))]),
    "in a row that grows": (
        '<w:tbl><w:tr><w:trPr><w:trHeight w:val="1"/></w:trPr><w:tc>'
        f"{paragraph(run('PLAIN'))}</w:tc></w:tr></w:tbl>"
    ),
    "in a formula": paragraph(f"<m:oMath {MATH}><m:r><m:t>PLAIN</m:t></m:r></m:oMath>"),
    "as newer programs have it": f"<mc:AlternateContent {NEWER}><mc:Choice>"
    f"{paragraph(run('PLAIN'))}</mc:Choice></mc:AlternateContent>",
    "small print": paragraph(run("PLAIN", '<w:sz w:val="8"/>')),
    "inserted": paragraph(f"<w:ins>{run('PLAIN')}</w:ins>"),
}


def test_what_is_seen_in_a_word_document_is_read():
    def check(body):
        text, minutes, found = read(document(body))
        assert ("PLAIN" in text, "PLAIN" in minutes, found) == (True, True, [])

    each(SEEN, check)


def test_the_defaults_of_a_document_hide_what_does_not_say_otherwise():
    text, minutes, found = read(document(paragraph(run("PLAIN", OFF)), defaults=VANISH))
    assert (text.split(), minutes.split()) == (["PLAIN"], ["PLAIN"])
    assert count(found) == 2


def test_white_is_seen_on_a_dark_page():
    dark = document(paragraph(run("PLAIN", WHITE)), background='<w:background w:color="002060"/>')
    assert "PLAIN" in read(dark)[0]


def test_the_page_numbers_of_a_table_of_contents_stay():
    number = "<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>12</w:t></w:r>"
    text, minutes, found = read(document(paragraph(run("Reports"), number)))
    assert "12" in text
    assert "12" in minutes
    assert found == []


@pytest.mark.parametrize("place", ["header1", "footer1", "footnotes", "endnotes"])
def test_hidden_words_around_the_text_and_in_notes_are_told(place):
    inside = paragraph(run("Seen "), run("SECRET", "<w:vanish/>"))
    if place.endswith("notes"):
        inside = f"<w:{place[:-1]}>{inside}</w:{place[:-1]}>"
    members = {f"word/{place}.xml": f"{HEAD}<w:hdr {W}>{inside}</w:hdr>"}
    text, minutes, found = read(document("") | members)
    assert "SECRET" not in text + minutes
    assert "Seen" in minutes
    assert [one.words for one in found] == ["SECRET"]


HEADERS = {
    "named by no section": ("", ""),
    "of a first page that is as all others": (
        '<w:headerReference w:type="first" r:id="r0"/>',
        "",
    ),
    "of even pages that are as the odd ones": (
        '<w:headerReference w:type="even" r:id="r0"/><w:titlePg/>',
        "",
    ),
}
ON_PAPER = {
    "of all pages": ('<w:headerReference w:type="default" r:id="r0"/>', ""),
    "of a first page": ('<w:headerReference w:type="first" r:id="r0"/><w:titlePg/>', ""),
    "of the even pages": (
        '<w:headerReference w:type="even" r:id="r0"/>',
        "<w:evenAndOddHeaders/>",
    ),
}


def with_header(words, section, settings):
    return document("", section=f"<w:sectPr>{section}</w:sectPr>") | {
        "word/_rels/document.xml.rels": papers.relationships(
            ("header", "header1.xml", ""), ("settings", "settings.xml", "")
        ),
        "word/header1.xml": f"{HEAD}<w:hdr {W}>{paragraph(run(words))}</w:hdr>",
        "word/settings.xml": f"{HEAD}<w:settings {W}>{settings}</w:settings>",
    }


def test_a_header_is_read_where_it_is_on_a_page_and_told_where_it_is_on_none():
    def is_told(header):
        text, minutes, found = read(with_header("SECRET", *header))
        assert "SECRET" not in text + minutes
        assert found == [(By.NOT_DRAWN, "", "SECRET")]

    def is_read(header):
        _, minutes, found = read(with_header("PLAIN", *header))
        assert ("PLAIN" in minutes, found) == (True, [])

    each(HEADERS, is_told)
    each(ON_PAPER, is_read)


@pytest.mark.parametrize("mark", ["", VANISH, "deleted"])
def test_a_note_to_which_nothing_that_is_seen_refers_is_told_and_not_read(mark):
    reference = "<w:r>{}<w:footnoteReference w:id='{}'/></w:r>"
    first = reference.format(VANISH, 1) if mark else ""
    first = f"<w:del>{reference.format('', 1)}</w:del>" if mark == "deleted" else first
    notes = "".join(
        f"<w:footnote w:id='{number}'>{paragraph(run(words))}</w:footnote>"
        for number, words in ((1, "SECRET"), (2, "Seen"))
    )
    members = document(paragraph(first, reference.format("", 2)))
    text, minutes, found = read(members | part("footnotes", notes))
    assert "SECRET" not in text + minutes
    assert "Seen" in text
    assert "Seen" in minutes
    assert found == [(By.NOT_DRAWN, "", "SECRET")]


def test_comments_and_the_names_of_people_in_the_properties_are_told_and_not_read():
    members = {
        "word/comments.xml": f"{HEAD}<w:comments {W}><w:comment w:author='Zebulon'>"
        f"{paragraph(run('SECRET doubt'))}</w:comment></w:comments>",
        "docProps/core.xml": f"{HEAD}<c:coreProperties xmlns:c='urn:c' xmlns:dc='urn:dc'>"
        "<dc:creator>Zebulon</dc:creator><c:lastModifiedBy>Quentin</c:lastModifiedBy>"
        "</c:coreProperties>",
        "docProps/app.xml": f"{HEAD}<Properties xmlns='urn:p'><Company>Zenith</Company>"
        "<Application>Word</Application></Properties>",
    }
    text, minutes, found = read(document("") | members)
    assert not {"SECRET", "Zebulon"} & set((text + minutes).split())
    assert [one.words for one in found if one.kind == By.COMMENT] == ["SECRET doubt"]
    assert [one.words for one in found if one.kind == By.PROPERTIES] == [
        "author: Zebulon",
        "last changed by: Quentin",
        "company: Zenith",
        "commented or changed by: Zebulon",
    ]
    assert "holds 2 words" in sentence(found)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = paragraph(run("1. Budget"), properties=deleted) + paragraph(run(" of 2027"))
    text, minutes, _ = read(document(body))
    assert "1. Budget of 2027" in minutes
    assert "1. Budget of 2027" in text


def test_what_was_moved_is_read_once_and_where_it_is_now():
    moved = f"<w:moveFrom>{run('MOVED')}</w:moveFrom>"
    body = paragraph(moved) + paragraph(f"<w:moveTo>{run('MOVED')}</w:moveTo>")
    text, minutes, found = read(document(body))
    assert (text.count("MOVED"), minutes.count("MOVED"), found) == (1, 1, [])

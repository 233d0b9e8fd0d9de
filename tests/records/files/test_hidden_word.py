"""Words that a reader of a Word document cannot see are in no text of it, and staff see them."""

from tests.support.reading import each
from tests.support.word import (
    BLACK,
    BOX,
    CONTROL,
    DARK_CELL,
    DRAWN,
    EFFECT,
    FILLED,
    MATH,
    NEWER,
    OFF,
    PUNCHED,
    VANISH,
    WHITE,
    document,
    paragraph,
    read,
    rows,
    run,
    styled,
    table,
)
from tipcouncil.records.reading.hidden import By, in_text

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

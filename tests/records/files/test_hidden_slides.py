"""Words that nobody sees on slides and in the cells of workbooks are in no text; the others are."""

from tests.support import papers
from tests.support.reading import each, read
from tipcouncil.records.reading.hidden import By, in_text


def slide(text, more="", shape=""):
    return (
        f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a" {more}><p:sp><p:nvSpPr><p:cNvPr {shape}/>'
        f"</p:nvSpPr><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp></p:sld>"
    )


def test_hidden_slides_shapes_notes_and_comments_are_not_read():
    content = papers.pptx(
        {
            "ppt/slides/slide1.xml": slide("Seen"),
            "ppt/slides/slide2.xml": slide("SECRET slide", 'show="0"'),
            "ppt/slides/slide3.xml": slide("SECRET shape", shape='hidden="1"'),
            "ppt/notesSlides/notesSlide1.xml": slide("SECRET note"),
            "ppt/comments/comment1.xml": "<c:cmLst xmlns:c='urn:c'><c:cm><c:text>SECRET remark"
            "</c:text></c:cm></c:cmLst>",
        }
    )
    text, _, found = read(content, "pptx")
    assert text.split() == ["Seen"]
    assert found == [
        (By.HIDDEN_PART, "slide 2", "SECRET slide"),
        (By.HIDDEN_PART, "slide 3", "SECRET shape"),
        (By.NOTES, "notes page 1", "SECRET note"),
        (By.COMMENT, "", "SECRET remark"),
    ]


FILL = "<a:solidFill><a:srgbClr val='{}'/></a:solidFill>".format
PAPER = "<a:solidFill><a:schemeClr val='bg1'/></a:solidFill>"
SHAPES = {
    "in the color of its shape": (("SECRET", FILL("1F3864"), FILL("1F3864")), By.COLOR),
    "white in a white shape": (("SECRET", FILL("FFFFFF"), PAPER), By.COLOR),
    "of one point": (("SECRET", "", "", 'sz="100"'), By.TINY),
    "in letters without a fill": (("SECRET", "<a:noFill/>"), By.COLOR),
    "in letters that are seen through": (
        ("SECRET", "<a:solidFill><a:srgbClr val='0'><a:alpha val='0'/></a:srgbClr></a:solidFill>"),
        By.COLOR,
    ),
    "beside the slide": (("SECRET", "", '<a:xfrm><a:off x="9999" y="0"/></a:xfrm>'), By.NOT_DRAWN),
    "above the slide": (
        ("SECRET", "", '<a:xfrm><a:off x="9" y="-900"/><a:ext cx="9" cy="800"/></a:xfrm>'),
        By.NOT_DRAWN,
    ),
}
SHAPES_SEEN = {
    "white in a dark shape": ("PLAIN", FILL("FFFFFF"), FILL("1F3864")),
    "white upon something else": ("PLAIN", FILL("FFFFFF"), "<a:noFill/>"),
    "in outline": ("PLAIN", "<a:ln><a:solidFill/></a:ln><a:noFill/>"),
    "small print": ("PLAIN", "", "", 'sz="600"'),
    "in part beside the slide": ("PLAIN", "", '<a:xfrm><a:off x="9" y="-90"/></a:xfrm>'),
}


def slide_with(words, letters="", shape="", size=""):
    """What the reader of slides makes of a slide, 9000 wide and 6000 high, with such a shape."""
    drawn = (
        f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><p:cSld><p:spTree><p:sp><p:spPr>{shape}</p:spPr>'
        f"<a:p><a:r><a:rPr {size}>{letters}</a:rPr><a:t>{words}</a:t></a:r></a:p></p:sp></p:spTree>"
        "</p:cSld></p:sld>"
    )
    show = '<p:presentation xmlns:p="urn:p"><p:sldSz cx="9000" cy="6000"/></p:presentation>'
    content = papers.pptx({"ppt/presentation.xml": show, "ppt/slides/slide1.xml": drawn})
    text, _, found = read(content, "pptx")
    return text, found


def test_what_nobody_sees_on_a_slide_is_told_and_the_rest_is_read():
    def is_hidden(row):
        shape, kind = row
        text, found = slide_with(*shape)
        assert (text.strip(), found) == ("", [(kind, "slide 1", "SECRET")])

    def is_seen(shape):
        text, found = slide_with(*shape)
        assert (text.strip(), found) == ("PLAIN", [])

    each(SHAPES, is_hidden)
    each(SHAPES_SEEN, is_seen)


AT = "<a:xfrm><a:off x='{}' y='0'/><a:ext cx='9' cy='9'/></a:xfrm>".format
GROUND = "<p:bg><p:bgPr>{}</p:bgPr></p:bg>".format
PHOTOGRAPH = "<p:pic><p:spPr>{}</p:spPr></p:pic>".format
GROUNDS = {  # (the letters, of the slide, of the layout, of the master): whether they are seen
    "white on a master of no other color": (("FFFFFF", "", "", ""), False),
    "navy on a navy slide": (("000080", GROUND(FILL("000080")), "", ""), False),
    "navy on a navy layout": (("000080", "", GROUND(FILL("000080")), ""), False),
    "navy on a navy master": (("000080", "", "", GROUND(FILL("000080"))), False),
    "white with a picture elsewhere": (("FFFFFF", PHOTOGRAPH(AT(50)), "", ""), False),
    "white on a navy layout": (("FFFFFF", "", GROUND(FILL("000080")), ""), True),
    "navy on a layout above a navy master": (
        ("000080", "", GROUND(FILL("FFFFFF")), GROUND(FILL("000080"))),
        True,
    ),
    "white on a picture": (("FFFFFF", PHOTOGRAPH(AT(5)), "", ""), True),
    "white on a picture of the master": (("FFFFFF", "", "", PHOTOGRAPH(AT(5))), True),
    "white on a ground of many colors": (("FFFFFF", GROUND("<a:gradFill/>"), "", ""), True),
    "white where the theme is dark": (("FFFFFF", "", "", '<p:clrMap bg1="dk1"/>'), True),
    "navy": (("000080", "", "", ""), True),
}
THEME = '<a:theme xmlns:a="urn:a"><a:themeElements><a:clrScheme><a:lt1><a:sysClr lastClr="FFFFFF"/>'
THEME += "</a:lt1></a:clrScheme></a:themeElements></a:theme>"


def test_letters_of_the_color_of_the_ground_of_a_slide_are_not_seen():
    each(GROUNDS, check_ground)


def check_ground(row):
    (color, *parts), is_seen = row
    words = "PLAIN" if is_seen else "SECRET"
    box = (
        f"<p:sp><p:spPr>{AT(0)}<a:noFill/></p:spPr><a:p><a:r><a:rPr>{FILL(color)}</a:rPr><a:t>"
        f"{words}</a:t></a:r></a:p></p:sp>"
    )
    members = {"ppt/theme/theme1.xml": THEME}
    kinds = ("slides/slide", "slideLayouts/slideLayout", "slideMasters/slideMaster", "theme/theme")
    for part, kind, below in zip(parts, kinds, kinds[1:], strict=False):
        ground, drawn = (part, "") if "bgPr" in part else ("", part)
        words = box if kind == "slides/slide" else ""
        members[f"ppt/{kind}1.xml"] = (
            f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><p:cSld>{ground}<p:spTree>{drawn}{words}'
            "</p:spTree></p:cSld></p:sld>"
        )
        target = (below.partition("/")[2], f"../{below}1.xml", "")
        members[f"ppt/{kind.replace('/', '/_rels/')}1.xml.rels"] = papers.relationships(target)
    text, _, found = read(papers.pptx(members), "pptx")
    assert text.split() == ["PLAIN"] * is_seen
    found = in_text(found)
    assert found == ([] if is_seen else [(By.COLOR, "slide 1", "SECRET")])


def test_slides_are_those_of_the_show_in_its_order_wherever_they_lie():
    show = (
        '<p:presentation xmlns:p="urn:p" xmlns:r="urn:r"><p:sldIdLst><p:sldId id="257" r:id="r1"/>'
        '<p:sldId id="256" r:id="r0"/></p:sldIdLst></p:presentation>'
    )
    relations = papers.relationships(
        ("slide", "slides/second.xml", ""),
        ("slide", "/ppt/Slides/slide7.xml", ""),
        ("slide", "slides/slide9.xml", ""),
    )
    members = {
        "deck/show.xml": show,
        "deck/_rels/show.xml.rels": relations,
        "deck/slides/second.xml": slide("second"),
        "ppt/Slides/slide7.xml": slide("first"),
        "deck/slides/slide9.xml": slide("SECRET"),
    }
    content = papers.archive(papers.office_members("deck/show.xml", papers.SLIDES) | members)
    text, _, found = read(content, "pptx")
    assert text.split() == ["first", "second"]
    assert [(one.kind, one.words) for one in found] == [(By.BESIDE, "SECRET")]


STYLED = (
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode=';;;'/><numFmt"
    " numFmtId='171' formatCode='[White]@'/></numFmts><fonts><font/><font>"
    "<sz val='11'/><color rgb='FFFFFFFF'/></font><font><sz val='1'/></font><font><color theme='0'/>"
    "</font><font><color indexed='9'/></font></fonts>"
    "<fills><fill/><fill/><fill><patternFill patternType='solid'><fgColor"
    " rgb='FF1F3864'/></patternFill></fill></fills><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    "<xf/><xf fontId='1'/><xf fontId='2'/><xf fontId='3'/><xf numFmtId='170'/>"
    "<xf fontId='1' fillId='2'/><xf numFmtId='171'/><xf fontId='4'/></cellXfs></styleSheet>"
)
CELLS = {
    1: By.COLOR,
    2: By.TINY,
    3: By.COLOR,
    4: By.HIDDEN,
    6: By.COLOR,
    7: By.COLOR,
    5: "",
    0: "",
    99: "",
}


def test_what_the_style_of_a_cell_hides_is_told_and_not_read():
    rows = [(style, kind, has) for style, kind in CELLS.items() for has in (False, True)]
    each({row: row for row in rows}, check_cell)


def check_cell(row):
    style, kind, has_table = row
    if (
        has_table and kind == By.COLOR
    ):  # the style of the table, which is not read, may fill the cell
        kind = ""
    words = "SECRET" if kind else "PLAIN"
    sheet = (
        f'<worksheet><sheetData><row><c s="{style}" t="inlineStr"><is><t>{words}</t></is></c></row>'
        f"</sheetData>{'<tableParts/>' * has_table}</worksheet>"
    )
    book = '<workbook xmlns:r="urn:r"><sheets><sheet name="Votes" r:id="r0"/></sheets></workbook>'
    members = {
        "book.xml": book,
        "_rels/book.xml.rels": papers.relationships(
            ("worksheet", "sheets/Votes.xml", ""), ("styles", "looks.xml", "")
        ),
        "sheets/votes.xml": sheet,
        "looks.xml": STYLED,
    }
    content = papers.archive(papers.office_members("book.xml", papers.WORKBOOK) | members)
    text, _, found = read(content, "xlsx")
    assert text.split() == ["Votes"] + ["PLAIN"] * (not kind)
    assert found == ([(kind, "sheet “Votes”", "SECRET")] if kind else [])


def test_hidden_sheets_rows_and_columns_are_not_read():
    first = (
        '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row><c r="A1"><v>1'
        '</v></c><c r="B1" t="inlineStr"><is><t>SECRET column</t></is></c><c r="D1"><v>4</v></c>'
        '</row><row hidden="1"><c r="A2" t="inlineStr"><is><t>SECRET row</t></is></c></row>'
        '<row ht="0.05"><c r="A3" t="inlineStr"><is><t>of no height</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    second = '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    sheet = '<sheet name="{}" r:id="{}" {}/>'
    content = papers.xlsx(
        {
            "xl/workbook.xml": '<workbook xmlns:r="urn:r"><sheets>'
            + sheet.format("Names", "r2", 'state="veryHidden"')
            + sheet.format("Votes", "r1", "")
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": "<R><r Id='r1' Target='worksheets/sheet1.xml'/>"
            "<r Id='r2' Target='/xl/worksheets/sheet2.xml'/></R>",
            "xl/sharedStrings.xml": "<sst><si><t>SECRET name</t></si></sst>",
            "xl/worksheets/sheet1.xml": first,
            "xl/worksheets/sheet2.xml": second,
        }
    )
    text, _, found = read(content, "xlsx")
    assert text.split() == ["Votes", "1", "4"]
    assert found == [
        (By.HIDDEN_PART, "sheet “Names”", "Names SECRET name"),
        (By.HIDDEN_PART, "sheet “Votes”", "SECRET column SECRET row of no height"),
    ]

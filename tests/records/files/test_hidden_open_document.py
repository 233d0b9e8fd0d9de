"""Hidden words in OpenDocument texts are in no text of them, and staff see them."""

from tests.support import papers
from tests.support.reading import each, read
from tipcouncil.records.reading.hidden import By, in_text

NS = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")),
            *(("fo", "xsl-fo-compatible"), ("meta", "meta"), ("draw", "drawing")),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = {
    "Gone": '<style:text-properties text:display="none"/>',
    "Pale": '<style:text-properties fo:color="#ffffff"/>',
    "Blue": '<style:text-properties fo:color="#000080"/>',
    "Dot": '<style:text-properties fo:font-size="1pt"/>',
    "Part": '<style:text-properties fo:font-size="5%"/>',
    "Navy": '<style:paragraph-properties fo:background-color="#000080"/>',
    "Thin": '<style:text-properties style:text-scale="1%"/>',
    "Low": '<style:paragraph-properties fo:line-height="0.01in"/>',
    "Faint": '<style:text-properties draw:opacity="0%"/>',
    "Back": '<style:text-properties text:display="true"/>',
}


def style(name, inside, family, parent=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}"'
        f' style:parent-style-name="{parent}">{inside}</style:style>'
    )


def open_document(body, around=""):
    automatic = "".join(
        style(name, inside, family)
        for name, inside in STYLES.items()
        for family in ("paragraph", "text")
    )
    cell = '<style:table-cell-properties fo:background-color="#000080"/>'
    row = '<style:table-row-properties style:row-height="0.01in"/>'
    automatic += style("Flat", row, "table-row")
    automatic += style("Child", "", "paragraph", "Gone") + style("Cell", cell, "table-cell")
    content = (
        f"<office:document-content {NS}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text><text:p>Before</text:p>{body}"
        "<text:p>After</text:p></office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NS}><office:styles/><office:automatic-styles>"
        f"{style('Gone', STYLES['Gone'], 'text')}</office:automatic-styles>"
        f"<office:master-styles>{around}</office:master-styles></office:document-styles>"
    )
    return papers.odt({"content.xml": content, "styles.xml": styles})


def read_open(body, around=""):
    return read(open_document(body, around), "odt")


def p(text, name=""):
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(text, name):
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def cell(inside, name="", row=""):
    return (
        f'<table:table><table:table-row {row}><table:table-cell table:style-name="{name}">{inside}'
        "</table:table-cell></table:table-row></table:table>"
    )


TRACKED = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>"
    "Ann</dc:creator><dc:date>2026</dc:date></office:change-info><text:p>SECRET</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
UNSEEN = {
    "a paragraph": (p("SECRET", "Gone"), By.HIDDEN),
    "a run": (p(f"A {span('SECRET', 'Gone')} line"), By.HIDDEN),
    "by the style below": (p("SECRET", "Child"), By.HIDDEN),
    "a list": (
        f"<text:list><text:list-item>{p('SECRET', 'Gone')}</text:list-item></text:list>",
        By.HIDDEN,
    ),
    "a cell": (cell(p("SECRET", "Gone")), By.HIDDEN),
    "a row": (cell(p("SECRET"), row='table:visibility="collapse"'), By.HIDDEN),
    "a section": (f'<text:section text:display="none">{p("SECRET")}</text:section>', By.HIDDEN),
    "a section on a condition": (
        '<text:section text:display="condition" text:condition="ooow:1" text:is-hidden="true">'
        f"{p('SECRET')}</text:section>",
        By.HIDDEN,
    ),
    "a hidden text": (
        p('A<text:hidden-text text:is-hidden="true" text:string-value="SECRET"/> line'),
        By.HIDDEN,
    ),
    "a hidden paragraph": (p('SECRET<text:hidden-paragraph text:is-hidden="true"/>'), By.HIDDEN),
    "white": (p("SECRET", "Pale"), By.COLOR),
    "blue on a blue paragraph": (p(span("SECRET", "Blue"), "Navy"), By.COLOR),
    "blue in a blue cell": (cell(p("SECRET", "Blue"), "Cell"), By.COLOR),
    "of one point": (p("SECRET", "Dot"), By.TINY),
    "a twentieth of the usual size": (p(span("SECRET", "Part")), By.TINY),
    "a variable that is only set": (
        p('A<text:variable-set text:display="none">SECRET</text:variable-set> line'),
        By.HIDDEN,
    ),
    "a frame that is switched off": (
        p(f'A<draw:frame draw:display="none"><draw:text-box>{p("SECRET")}</draw:text-box>'
          "</draw:frame> line"),
        By.HIDDEN,
    ),
    "in letters of no width": (p("SECRET", "Thin"), By.TINY),
    "in a line of one point": (p("SECRET", "Low"), By.TINY),
    "in a row of one point": (cell(p("SECRET"), row='table:style-name="Flat"'), By.TINY),
    "in no ink": (p("SECRET", "Faint"), By.COLOR),
    "deleted": (TRACKED, By.DELETED),
    "a comment": (
        p("A<office:annotation><dc:creator>Ann</dc:creator><text:p>SECRET</text:p>"
          "</office:annotation> line"),
        By.COMMENT,
    ),
}  # fmt: skip


def test_what_is_hidden_in_an_opendocument_text_is_in_no_text_and_staff_see_it():
    def check(row):
        body, kind = row
        text, minutes, found = read_open(body)
        assert "SECRET" not in text + minutes
        assert "Before" in text
        assert "After" in text
        assert "After" in minutes
        assert "line" not in body or ("line" in text and "line" in minutes)
        assert [(one.kind, one.words) for one in in_text(found)] == [(kind, "SECRET")]

    each(UNSEEN, check)


SEEN = {
    "switched on again": p(span("PLAIN", "Back"), "Gone"),
    "white on blue": p(span("PLAIN", "Pale"), "Navy"),
    "white in a blue cell": cell(p("PLAIN", "Pale"), "Cell"),
    "behind a hidden run": p(f"{span('', 'Gone')}PLAIN"),
    "in a paragraph with a number": f"<text:numbered-paragraph>{p('PLAIN')}"
    "</text:numbered-paragraph>",
    "beside what no paper shows": p(
        "<text:title>PLAIN</text:title>"
        "<draw:frame><svg:desc xmlns:svg='urn:svg'>SILENT</svg:desc></draw:frame>"
        "<text:script>SILENT</text:script><text:placeholder>SILENT</text:placeholder>"
    ),
    "a condition that does not hold": p('PLAIN<text:hidden-paragraph text:is-hidden="false"/>'),
}


def test_what_is_seen_in_an_opendocument_text_is_read():
    def check(body):
        text, minutes, found = read_open(body)
        assert "SILENT" not in text + minutes
        assert ("PLAIN" in text, "PLAIN" in minutes, in_text(found)) == (True, True, [])

    each(SEEN, check)


def test_a_header_has_styles_of_its_own():
    text, minutes, found = read_open(
        p("PLAIN"), f"<style:header>{p(span('SECRET', 'Gone') + 'Head')}</style:header>"
    )
    assert "Head" in minutes
    assert "SECRET" not in minutes + text
    assert [one.words for one in found] == ["SECRET"]


def test_who_wrote_an_opendocument_text_is_told():
    meta = (
        f"<office:document-meta {NS}><office:meta><meta:initial-creator>Zebulon"
        "</meta:initial-creator></office:meta></office:document-meta>"
    )
    content = papers.odt({"meta.xml": meta})
    told = [one.words for one in read(content, "odt").hidden if one.kind == By.PROPERTIES]
    assert told == ["author: Zebulon"]

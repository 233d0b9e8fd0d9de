"""Hidden words in OpenDocument texts, web pages and rich texts."""

from tests.support import papers
from tests.support.reading import each, read
from tipcouncil.records.reading.hidden import By, in_text
from tipcouncil.records.reading.markup import without_comments

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


# Web pages


PAGES = {
    "the attribute": ("<p hidden>SECRET</p>", By.HIDDEN),
    "display": ('<div style="display: none"><p>SECRET</p></div>', By.HIDDEN),
    "visibility": ("<span style='visibility:hidden !important'>SECRET</span>", By.HIDDEN),
    "a class": ("<style>.x, .y { display:none }</style><p class='a y'>SECRET</p>", By.HIDDEN),
    "an unclosed item": ("<ul><li hidden>SECRET<li>Seen</ul>", By.HIDDEN),
    "Word's mark": ("<span style='mso-hide:all'>SECRET</span>", By.HIDDEN),
    "white": ("<p style='color:#fff'>SECRET</p>", By.COLOR),
    "a white font": ("<font color='white'>SECRET</font>", By.COLOR),
    "of no size": ("<span style='font-size:0'>SECRET</span>", By.TINY),
    "a class within another": (
        "<style>div.a > p.b { display:none }</style><div class='c a'><p class=b>SECRET</p></div>",
        By.HIDDEN,
    ),
    "two classes": ("<style>.c.d { display:none }</style><p class='d c'>SECRET</p>", By.HIDDEN),
    "a rule that comes later": ("<p id=e>SECRET</p><style>#e { opacity:.01 }</style>", By.HIDDEN),
    "an unclosed row": ("<table><tr hidden><td>SECRET<tr><td>Seen</table>", By.HIDDEN),
    "an unclosed cell": ("<table><tr><td hidden><b>SECRET<td>Seen</table>", By.HIDDEN),
    "an unclosed term": ("<dl><dt hidden>SECRET<dd>Seen</dl>", By.HIDDEN),
    "in an unclosed line": ("<p hidden><i>SECRET<p>Seen</p>", By.HIDDEN),
    "a window that is shut": ("<dialog>SECRET</dialog>", By.HIDDEN),
    "beside the screen": ("<p style='position:absolute; left:-9999px'>SECRET</p>", By.HIDDEN),
    "cut away": ("<p style='clip:rect(0,0,0,0)'>SECRET</p>", By.HIDDEN),
    "of no height": ("<div style='height:0;overflow:hidden'>SECRET</div>", By.HIDDEN),
    "of a tenth of a point": ("<p style='font: bold .1pt/2 Arial'>SECRET</p>", By.TINY),
    "in ivory": ("<font color=ivory>SECRET</font>", By.COLOR),
    "in parts of a hundred": ("<p style='color:rgb(100% 99% 100%)'>SECRET</p>", By.COLOR),
    "seen through": ("<p style='color:rgba(0,0,0,0)'>SECRET</p>", By.COLOR),
    "a comment": ("<p><!-- SECRET --></p>", By.COMMENT),
}
SEEN_PAGES = {
    "without an end of its head": "<html><head><title>x</title><body>PLAIN",
    "shown again": "<p style='visibility:hidden'><b style='visibility:visible'>PLAIN</b></p>",
    "large again": "<p style='font-size:1px'><b style='font-size:12pt'>PLAIN</b></p>",
    "hidden on paper": "<style>@media print { p { display:none } }</style><p>PLAIN</p>",
    "hidden elsewhere": "<style>ul p { display:none }</style><div><p>PLAIN</p></div>",
    "white on navy": "<p style='background:navy;color:#fff'>PLAIN</p>",
    "white in a dark row": "<style>tr.h { background-color:#123 } .h td { color:white }</style>"
    "<table><tr class=h><td>PLAIN</table>",
    "white on what is not known": "<p style='background:var(--ground);color:white'>PLAIN</p>",
    "white on a picture": "<table background=x.png><tr><td style='color:white'>PLAIN</table>",
}


def test_what_is_seen_in_a_web_page_is_read():
    def check(page):
        text, markdown, found = read(page.encode(), "html")
        assert "PLAIN" in markdown
        assert (text, in_text(found)) == ("PLAIN", [])

    each(SEEN_PAGES, check)


def test_what_is_hidden_in_a_web_page_is_in_no_text_and_told_by_what_hides_it():
    def check(row):
        body, kind = row
        page = f"<html><body><p>Before</p>{body}<p>After"
        text, markdown, found = read(page.encode(), "html")
        seen = ["Before", "Seen", "After"] if "Seen" in body else ["Before", "After"]
        assert "SECRET" not in markdown
        assert text.split() == [word for word in markdown.split() if word.isalpha()] == seen
        assert [(one.kind, one.words) for one in found] == [(kind, "SECRET")]

    each(PAGES, check)


def test_white_on_dark_and_what_word_puts_on_the_clipboard_are_read():
    dark = '<td bgcolor="#1f3864" style="color:white">PLAIN</td>'
    page = f"<html><!--StartFragment--><table><tr>{dark}</table><!--EndFragment-->"
    _, markdown, found = read(page.encode(), "html")
    assert (markdown, found) == ("PLAIN\n", [])


def test_a_comment_in_a_markdown_text_is_told_and_not_read():
    text, found = without_comments("# Minutes\n\nBefore <!-- SECRET --> after <!-- not ended")
    assert text == "# Minutes\n\nBefore  after <!-- not ended"
    assert found == [(By.COMMENT, "", "SECRET")]


# Rich text


RICH = {
    "hidden": (rb"{\v SECRET}", By.HIDDEN),
    "hidden until it is switched off": (rb"\v SECRET\v0 ", By.HIDDEN),
    "deleted": (rb"{\deleted\revauthdel1 SECRET}", By.DELETED),
    "white": (rb"{\cf2 SECRET}", By.COLOR),
    "black on black": (rb"{\cf1\highlight1 SECRET}", By.COLOR),
    "automatic under a black highlighter": (rb"{\highlight1 SECRET}", By.COLOR),
    "white behind a dark table": (
        rb"\trowd\clcbpat1\cellx9\pard\intbl\cell\row\pard {\cf2 SECRET}",
        By.COLOR,
    ),
    "of one point": (rb"{\fs2 SECRET}", By.TINY),
    "in a line of one point": (rb"\par\pard\sl-20 SECRET\par\pard ", By.TINY),
    "in letters of no width": (rb"{\charscalex1 SECRET}", By.TINY),
    "in a row of one point": (
        rb"\trowd\trrh-20\cellx9\pard\intbl SECRET\cell\row\pard ",
        By.TINY,
    ),
    "in a shape that is switched off": (
        rb"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt SECRET\par}}}",
        By.HIDDEN,
    ),
    "a comment": (rb"{\*\annotation SECRET}", By.COMMENT),
    "who changed it": (rb"{\*\revtbl{SECRET}}", By.BESIDE),
    "a property that somebody named": (
        rb"{\*\userprops{\propname x}{\staticval SECRET}}",
        By.BESIDE,
    ),
    "the instruction of a field": (rb"{\field{\*\fldinst SECRET}{\fldrslt }}", By.BESIDE),
    "its author": (rb"{\info{\author SECRET}}", By.PROPERTIES),
}


RICH_COLORS = rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"


def test_what_is_hidden_in_a_rich_text_is_in_no_text_and_staff_see_it():
    def check(row):
        body, kind = row
        content = rb"{\rtf1\ansi" + RICH_COLORS + rb"Before " + body + rb" After\par}"
        _, text, found = read(content, "rtf")
        assert text.replace("|", "").replace("-", "").split() == ["Before", "After"]
        words = "author: SECRET" if kind == By.PROPERTIES else "SECRET"
        assert [(one.kind, one.words) for one in found] == [(kind, words)]

    each(RICH, check)


RICH_SEEN = {
    "white in a dark cell": rb"\trowd\clcbpat1\cellx5000\pard\intbl\cf2 PLAIN\cell\row",
    "automatic on black": rb"{\chcbpat1 PLAIN}",
    "in a text box": rb"{\shp{\*\shpinst{\shptxt PLAIN\par}}{\shprslt PLAIN}}",
    "the picture of an object": rb"{\object\objemb{\*\objclass Equation}{\result PLAIN}}",
    "beside an entry of the index": rb"PLAIN{\xe{SILENT}}{\tc SILENT}",
    "in a row that grows": rb"\trowd\trrh20\cellx5000\pard\intbl PLAIN\cell\row",
}


def test_what_is_seen_in_a_rich_text_is_read_once():
    def check(body):
        _, text, found = read(rb"{\rtf1\ansi" + RICH_COLORS + body + b"}", "rtf")
        assert (text.count("PLAIN"), "SILENT" in text, in_text(found)) == (1, False, [])

    each(RICH_SEEN, check)

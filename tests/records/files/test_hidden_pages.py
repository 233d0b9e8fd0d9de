"""Hidden words in web pages, Markdown and rich texts are in no text of them, and staff see them."""

from tests.support.reading import each, read
from tipcouncil.records.reading.hidden import By, in_text
from tipcouncil.records.reading.markup import without_comments

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

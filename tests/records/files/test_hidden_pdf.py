"""Words that a reader of the pages of a PDF cannot see are in no text of it; what is seen, is."""

from tests.support.pages import (
    BLACK,
    BOX,
    CUT,
    GIVEN,
    LINE,
    NAVY,
    PICTURE,
    PLAIN,
    SCANNED,
    SECRET,
    TURNED,
    WHITE,
    paper,
    read,
    square,
)
from tests.support.reading import each
from tipcouncil.records.reading.hidden import By, in_text

DRAWN = b" /AP << /N 13 0 R >>"
FOOT_TO_HEAD = range(645, 663)
SCRIBBLE = [(72 + 2 * turn, 663 if turn % 2 else 645) for turn in range(60)]
UNSEEN = {
    "under a black box": (paper(SECRET + BLACK + BOX), By.COVERED),
    "under a white box": (paper(SECRET + WHITE + BOX), By.COVERED),
    "under a box with a label": (
        paper(SECRET + BLACK + BOX + WHITE + LINE % (650, b"CLOSED")),
        By.COVERED,
    ),
    "under a thick line": (paper(SECRET + b"18 w 70 654 m 190 654 l S\n"), By.COVERED),
    "under a picture": (paper(SECRET + PICTURE), By.COVERED),
    "under a picture cut into strips": (
        paper(SECRET + b"".join(b"q 120 0 0 1 70 %d cm /Blank Do Q\n" % y for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under thin boxes": (
        paper(SECRET + b"".join(b"70 %d 120 1.2 re f\n" % y for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under thin lines": (
        paper(SECRET + b"2 w\n" + b"".join(b"70 %d m 190 %d l S\n" % (y, y) for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under a scribble": (
        paper(SECRET + b"3 w 70 645 m\n" + b"".join(b"%d %d l\n" % at for at in SCRIBBLE) + b"S\n"),
        By.COVERED,
    ),
    "under a form": (paper(SECRET + b"/Form Do\n", in_form=BOX), By.COVERED),
    "in a form under a box": (paper(b"/Form Do\n" + BOX, in_form=SECRET), By.COVERED),
    "under a comment's black square": (
        paper(SECRET, square(b"Square", b"/AP << /N 13 0 R >>")),
        By.COVERED,
    ),
    "under a typed remark": (paper(SECRET, square(b"FreeText", DRAWN)), By.COVERED),
    "under a button": (
        paper(SECRET, square(b"Widget", b"/T (a) /FT /Btn /Ff 65536" + DRAWN)),
        By.COVERED,
    ),
    "in a form many forms deep, under a box": (
        paper(b"/Deep Do\n" + BOX, in_form=SECRET),
        By.COVERED,
    ),
    "white": (paper(WHITE + SECRET), By.COLOR),
    "nearly white": (paper(b"0.98 g\n" + SECRET), By.COLOR),
    "black on a black box": (paper(BLACK + BOX + SECRET), By.COLOR),
    "wholly transparent": (paper(b"q /Clear gs\n" + SECRET + b"Q\n"), By.COLOR),
    "behind a mask": (paper(b"q /Masked gs\n" + SECRET + b"Q\n"), By.COLOR),
    "in no ink": (paper(b"3 Tr\n" + SECRET + b"0 Tr\n"), By.NOT_DRAWN),
    "in no ink on a blank picture": (
        paper(b"q 612 0 0 690 0 0 cm /Blank Do Q\n" + b"3 Tr\n" + SECRET + b"0 Tr\n"),
        By.NOT_DRAWN,
    ),
    "in no ink, the picture of it under a box": (
        paper(SCANNED + b"3 Tr\n" + SECRET + b"0 Tr\n" + BLACK + BOX),
        By.COVERED,
    ),
    "in no ink, the picture of it under a box with a label": (
        paper(SCANNED + b"3 Tr " + SECRET + b"0 Tr\n" + BLACK + BOX + WHITE + LINE % (650, b"NO")),
        By.COVERED,
    ),
    "of one point": (paper(b"BT /F 1 Tf 72 650 Td (SECRET words) Tj ET\n"), By.TINY),
    "scaled to one point": (paper(b"q .08 0 0 .08 60 600 cm\n" + SECRET + b"Q\n"), By.TINY),
    "drawn together to one point": (
        paper(b"q .01 0 0 1 72 0 cm\n" + SECRET + b"Q\n"),
        By.TINY,
    ),
    "in letters of no width": (paper(b"1 Tz\n" + SECRET + b"100 Tz\n"), By.TINY),
    "beside the page": (paper(b"q 1 0 0 1 700 0 cm\n" + SECRET + b"Q\n"), By.NOT_DRAWN),
    "outside what is shown of the page": (
        paper(b"1 0 0 1 400 0 cm\n" + SECRET + b"1 0 0 1 -400 0 cm\n", more=CUT),
        By.NOT_DRAWN,
    ),
    "under a box on a turned page": (paper(SECRET + BLACK + BOX, more=TURNED), By.COVERED),
    "under a box on a page of which a part is shown": (
        paper(SECRET + BLACK + BOX, more=CUT),
        By.COVERED,
    ),
    "clipped away": (paper(b"q 0 0 50 50 re W n\n" + SECRET + b"Q\n"), By.NOT_DRAWN),
    "in a layer that is off": (paper(b"/OC /Off BDC\n" + SECRET + b"EMC\n"), By.NOT_DRAWN),
    "in a form of a layer that is off": (paper(b"/Layer Do\n"), By.NOT_DRAWN),
    "under letters that are boxes": (
        paper(SECRET + b"BT /Signs 20 Tf 900 Tz 60 647 Td (n) Tj ET 100 Tz\n"),
        By.COVERED,
    ),
    "in a font that draws nothing": (
        paper(b"BT /Empty 12 Tf 72 650 Td (SECRET words) Tj ET\n"),
        By.NOT_DRAWN,
    ),
    "in a font that draws nothing and says how large it is": (
        paper(b"BT /Blank 12 Tf 72 650 Td (SECRET words) Tj ET\n"),
        By.NOT_DRAWN,
    ),
    "given to programs in place of what is drawn": (
        paper(GIVEN % (b"ActualText", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n"),
        By.NOT_DRAWN,
    ),
    "said in place of what is drawn": (
        paper(GIVEN % (b"Alt", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n"),
        By.NOT_DRAWN,
    ),
    "given within a form": (
        paper(
            b"/Form Do\n",
            in_form=GIVEN % (b"ActualText", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n",
        ),
        By.NOT_DRAWN,
    ),
    "a typed remark that is switched off": (
        paper(b"", square(b"FreeText", b"/Contents (SECRET words)").replace(b"/F 4", b"/F 2")),
        By.NOT_DRAWN,
    ),
    "under a picture in the page itself": (
        paper(SECRET + b"q 120 0 0 18 70 645 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"),
        By.COVERED,
    ),
}


def test_what_is_hidden_in_a_pdf_is_in_no_text_and_staff_see_it():
    def check(row):
        content, kind = row
        text, lines, found = read(content)
        assert "SECRET" not in text + lines
        assert "words" not in text + lines
        assert [(one.kind, one.words) for one in found] == [(kind, "SECRET words")]
        if b"/Page Do" not in content and b"/Blank Do Q\n3 Tr" not in content:
            assert "Before" in text
            assert "After" in lines

    each(UNSEEN, check)


SEEN = {
    "black": paper(PLAIN),
    "grey": paper(b"0.6 g\n" + PLAIN),
    "white on a dark box": paper(NAVY + BOX + WHITE + PLAIN),
    "white on a picture": paper(b"q 120 0 0 18 70 645 cm /Blank Do Q\n" + WHITE + PLAIN),
    "dark on a light cell": paper(b"0.9 g\n" + BOX + BLACK + PLAIN),
    "under a highlight": paper(PLAIN + b"q /Half gs 1 1 0 rg\n" + BOX + b"Q\n"),
    "above a rule": paper(PLAIN + b"70 648 120 0.7 re f\n"),
    "beside a box": paper(PLAIN + b"200 645 80 18 re f\n"),
    "in a form": paper(b"/Form Do\n", in_form=PLAIN),
    "in a clipped part": paper(b"q 60 600 400 100 re W n\n" + PLAIN + b"Q\n"),
    "in no ink on the picture of it": paper(SCANNED + b"3 Tr\n" + PLAIN + b"0 Tr\n"),
    "under the picture of it": paper(PLAIN + SCANNED),
    "white on a dark box on a turned page": paper(NAVY + BOX + WHITE + PLAIN, more=TURNED),
    "white on a dark box, a part of the page": paper(NAVY + BOX + WHITE + PLAIN, more=CUT),
    "in outline": paper(b"1 Tr\n" + PLAIN + b"0 Tr\n"),
    "under a comment": paper(PLAIN, square(b"Text", b"/Contents (x)")),
    "under a few thin lines": paper(
        PLAIN + b"0.3 w\n" + b"".join(b"70 %d m 190 %d l S\n" % (y, y) for y in (645, 651, 657))
    ),
    "in narrow letters": paper(b"60 Tz\n" + PLAIN + b"100 Tz\n"),
    "many forms deep": paper(b"/Deep Do\n", in_form=PLAIN),
    "under a remark without a ground": paper(PLAIN, square(b"FreeText", b"/Contents (x)")),
    "in a font that is drawn": paper(b"BT /Bars 12 Tf 72 650 Td (PLAIN words) Tj ET\n"),
    "given as it is drawn": paper(GIVEN % (b"ActualText", b"PLAIN words") + PLAIN + b"EMC\n"),
    "given for letters that have no names": paper(
        GIVEN % (b"ActualText", b"PLAIN words")
        + b"BT /Bars 12 Tf 72 650 Td (%s) Tj ET EMC\n" % (b"\\001" * 11)
    ),
    "small print": paper(b"BT /F 5 Tf 72 650 Td (PLAIN words) Tj ET\n"),
}


def test_what_is_seen_in_a_pdf_is_read():
    def check(content):
        text, lines, found = read(content)
        assert "PLAIN words" in text
        assert "PLAIN words" in lines
        assert [one for one in in_text(found) if one.kind != By.COMMENT] == []

    each(SEEN, check)

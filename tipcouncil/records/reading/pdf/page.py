"""The text of a PDF that a reader of its pages can see, and the words that they cannot."""

from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from tipcouncil.records.reading.hidden import By, gathered
from tipcouncil.records.reading.pdf import beside, given
from tipcouncil.records.reading.pdf.looking import RenderedPage
from tipcouncil.records.reading.pdf.objects import Box, objects_of

SECONDS = 4  # of one paper, for drawing pages on which something is doubtful
# Comments lie beside the page; these lie on it, or hold no words of their own.
NO_COMMENTS = (
    *(raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP),
)
SWITCHED_OFF = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
COVER_NOTHING = (*NO_COMMENTS, raw.FPDF_ANNOT_TEXT)


class PdfReader:
    """A PDF, page by page. All its pages together may take so long to look at."""

    def __init__(self, content):
        self.content = content
        self.document = pypdfium2.PdfDocument(content)
        self.document.init_forms()  # so that the fields of a form are drawn, too
        self.seconds = SECONDS

    def __len__(self):
        return len(self.document)

    def page(self, number):
        return PdfPage(number, self)

    def properties(self):
        return beside.properties(self.document, self.content)


class PdfPage:
    """A page with its letters; `hidden` tells what hides a letter, by the letter's place."""

    def __init__(self, number, reader):
        self.document = reader.document
        page = self.document[number]
        self.annotations = list(annotations_of(page))
        self.has_form = any(one.kind == raw.FPDF_ANNOT_WIDGET for one in self.annotations)
        if self.has_form:
            page = with_its_form(self.document, page, number)
        self.page = page
        objects = objects_of(page)
        self.given = given.take_out(self.document, page, objects)
        self.letters = page.get_textpage()
        self.hidden = {}
        if self.letters.count_chars():
            left = annotations_of(page)  # on a page that was drawn with its form
            over = [one.box for one in left if one.may_cover]
            look = RenderedPage(page, objects, self.letters, over, reader.seconds)
            self.hidden = look.hidden()
            reader.seconds = look.seconds

    def close(self):
        self.letters.close()
        self.page.close()

    def text(self):
        if not self.hidden:
            return joined(self.letters.get_text_range())
        seen = (n for n in range(self.letters.count_chars()) if n not in self.hidden)
        codes = (raw.FPDFText_GetUnicode(self.letters, n) for n in seen)
        return joined("".join(map(chr, filter(None, codes))))

    def hidden_words(self, place):
        """The hidden words of the page, and the comments that are pinned to it."""
        runs = []
        for n in range(self.letters.count_chars()) if self.hidden else ():
            letter = chr(raw.FPDFText_GetUnicode(self.letters, n) or 32)
            if n in self.hidden:
                runs.append((self.hidden[n], letter))
            elif not letter.isspace():
                runs.append(None)
            elif runs and runs[-1]:
                runs.append((runs[-1][0], " "))
        for one in self.annotations:
            runs += [None, (one.what_hides, one.words)]
        said = [
            *self.given,
            *given.by_elements(self.page, self.letters.get_text_range()),
            *beside.links(self.document, self.page),
        ]
        return gathered([*runs, None, *dict.fromkeys(said)], place)


def with_its_form(document, page, number):
    """The page with what was typed into its fields as a part of it, as it is printed."""
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[number]


def joined(text):
    """With each line end as one sign, and no sign for a hyphen at the end of a line."""
    return text.replace("\r\n", "\n").replace("\ufffe", "")


# A window that opens, and the sign that opens it, which can be moved aside.
BESIDE_THE_TEXT = (raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT)


class Annotation(NamedTuple):
    """What is pinned to a page: a comment, a stamp, a field of a form."""

    kind: int
    box: Box
    words: str
    has_picture: bool  # of its own, which is drawn on the page
    is_switched_off: bool

    @property
    def what_hides(self):
        if self.kind not in NO_COMMENTS:
            return By.COMMENT
        return By.NOT_DRAWN if self.is_switched_off else By.BESIDE

    @property
    def may_cover(self):
        is_drawn = self.has_picture and self.kind not in BESIDE_THE_TEXT
        return is_drawn or self.kind not in COVER_NOTHING


def annotations_of(page):
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rect)
        box = Box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
        kind, words = raw.FPDFAnnot_GetSubtype(annotation), contents_of(annotation)
        is_off = bool(raw.FPDFAnnot_GetFlags(annotation) & SWITCHED_OFF)
        picture = raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
        yield Annotation(kind, box, words, picture > 2, is_off)
        raw.FPDFPage_CloseAnnot(annotation)


def contents_of(annotation):
    return beside.string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")

"""Words that a PDF gives to programs in place of those that it draws (ISO 32000-2, 14.9).

They are for ligatures, and for letters that a font does not name. Where the letters that are drawn
can be read and are others, nobody sees what is given.
"""

import ctypes

from pypdfium2 import raw

from tipcouncil.records.reading.hidden import By
from tipcouncil.records.reading.pdf.beside import said_by_elements, string
from tipcouncil.records.reading.pdf.earlier import letters
from tipcouncil.records.reading.pdf.objects import address

READ_INSTEAD = b"ActualText"
KEYS = (READ_INSTEAD, b"Alt")
LIGATURE = 3  # letters that one sign may stand for
UTF_8 = b"\xef\xbb\xbf"  # begins a string that is written so
# Elements that are said in other words than those that stand in them, if any do.
NO_TEXT = ("Figure", "Formula", "Form", "Link", "Annot", "Table", "Artifact")


def take_out(document, page, objects):
    """Let the texts of a page be read as they are drawn; returns the words that nobody draws."""
    given = given_on(objects)
    for (_, key), (mark, _, texts) in given.items():
        raw.FPDFPageObjMark_RemoveParam(texts[0].handle, mark, key)
    as_drawn, unseen = page.get_textpage() if given else None, []
    for (_, key), (mark, words, texts) in given.items():
        if not texts[0].is_text:  # a drawing of words, perhaps: nobody can tell
            unseen.append((By.BESIDE, f"{words} "))
            continue
        pieces = (
            string(raw.FPDFTextObj_GetText, one.handle, as_drawn) for one in texts if one.is_text
        )
        drawn, said = letters("".join(pieces)), letters(words)
        if key == READ_INSTEAD and (not drawn or len(drawn) == 1 < len(said) <= LIGATURE):
            value = UTF_8 + words.encode("utf-8", "replace")
            raw.FPDFPageObjMark_SetStringParam(document, texts[0].handle, mark, key, value)
        elif said not in drawn:
            unseen.append((By.NOT_DRAWN, words))
    return unseen


def given_on(objects):
    """{(where a mark lies, key): (the mark, its words, what it marks: texts, if any)}"""
    given = {}
    for one in sorted(objects, key=lambda one: not one.is_text):
        for number in range(raw.FPDFPageObj_CountMarks(one.handle)):
            mark = raw.FPDFPageObj_GetMark(one.handle, number)
            for key in KEYS:
                if words := words_of(mark, key):
                    given.setdefault((address(mark), key), (mark, words, []))[2].append(one)
    return given


def words_of(mark, key):
    length = ctypes.c_ulong()

    def value(mark, text, size):
        raw.FPDFPageObjMark_GetParamStringValue(mark, key, text, size, length)
        return length.value

    return string(value, mark)


def by_elements(page, text):
    """What the elements of a page say: in place of a picture, or of a text that is another."""
    read = letters(text)
    for kind, words in said_by_elements(page):
        is_beside = kind in NO_TEXT or letters(words) in read
        yield By.BESIDE if is_beside else By.NOT_DRAWN, f"{words} "

"""Words that a PDF gives to programs instead of those that it draws (ActualText, ISO 32000-2).

They are for ligatures, and for letters that a font does not name. Where the words that are drawn
can be read and are others, nobody sees those that are given.
"""

import ctypes
import re
import unicodedata

from pypdfium2 import raw

from tipcouncil.records.hidden.pdf_beside import LONGEST, string
from tipcouncil.records.hidden.pdf_objects import address, objects_of

KEY = b"ActualText"
FEW = 3  # letters, as of a ligature


def take_out(document, number, objects):
    """Let the texts of a page be read as they are drawn; returns the words that nobody sees."""
    given = spans(objects)
    if all(len(letters(words)) <= FEW for words, _ in given):
        return []
    page = document[number]
    again = objects_of(page)
    for _, places in spans(again):
        remove([again[place] for place in places])
    drawn = page.get_textpage()
    found = []
    for words, places in given:
        texts = [string(raw.FPDFTextObj_GetText, again[place].handle, drawn) for place in places]
        seen = letters("".join(texts))
        if len(letters(words)) > FEW and seen and seen != letters(words):
            remove([objects[place] for place in places])
            found.append(words)
    drawn.close()
    page.close()
    return found


def spans(objects):
    """Each text that is given, with the places of the objects for which it is given."""
    found = {}
    for place, one in enumerate(objects):
        for mark in marks_of(one) if one.is_text else ():
            if words := given_by(mark):
                found.setdefault(address(mark), (words, []))[1].append(place)
    return list(found.values())


def marks_of(drawn):
    for number in range(raw.FPDFPageObj_CountMarks(drawn.handle)):
        yield raw.FPDFPageObj_GetMark(drawn.handle, number)


def given_by(mark):
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetParamStringValue(mark, KEY, None, 0, length)
    if not 2 < length.value < LONGEST:
        return ""
    text = (ctypes.c_ushort * (length.value // 2))()
    raw.FPDFPageObjMark_GetParamStringValue(mark, KEY, text, length.value, length)
    return bytes(text).decode("utf-16-le", "replace").rstrip("\0")


def remove(objects):
    for one in objects:
        for mark in marks_of(one):
            raw.FPDFPageObjMark_RemoveParam(one.handle, mark, KEY)


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())

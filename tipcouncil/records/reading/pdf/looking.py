"""Which letters of a page of a PDF a reader can see: it is found out by looking.

Where something makes it doubtful, the page is drawn with the doubtful text and without it. A letter
that makes no difference is hidden, whatever hides it. But a text beneath or upon the picture of the
same words, as programs lay it that read scans, is no secret.
"""

import ctypes
import math
import time
from contextlib import contextmanager

from PIL import ImageChops
from pypdfium2 import raw

from tipcouncil.records.reading.hidden import LEAST_CONTRAST, WHITE, By, is_same_color
from tipcouncil.records.reading.pdf.objects import Bands, Box, address, over_together

SCALE = 1.5  # pixels of the drawn page to a point
LARGEST_SIDE = 2_000  # pixels
TO_READ = 48  # of 255: the contrast of a picture in which there is something to read
SHARE_OF_SCAN = 0.5  # of a page that is a picture
EDGES = 2  # pixels around a letter that belong to it in part
SEEN = [0] * LEAST_CONTRAST + [255] * (256 - LEAST_CONTRAST)
ONE_BY_ONE = 20  # texts of a page that are drawn by themselves
BLOCKS = set("█▇▆▉▊■▮◼⬛\uf06e\uf0a7")  # letters that are boxes


class RenderedPage:
    """A page that is looked at, for at most so many seconds."""

    def __init__(self, page, objects, letters, laid_over, seconds):
        self.page, self.letters, self.laid_over, self.seconds = page, letters, laid_over, seconds
        self.paper = Box(*page.get_bbox())
        sides = page.get_size()
        self.scale = min(SCALE, LARGEST_SIDE / max(*sides, 1))
        self.size = [max(1, math.ceil(side * self.scale)) for side in sides]
        self.objects = objects
        self.pictures = [one for one in self.objects if one.is_picture]
        area = sum(one.box.common(self.paper).area for one in self.pictures)
        self.is_scan = area > SHARE_OF_SCAN * self.paper.area

    def hidden(self):
        """The letters that cannot be seen: {place: what hides it}."""
        doubtful = self.letters_of(list(self.doubtful_texts()))
        found = {n: By.TINY for text, letters in doubtful.items() if text.is_tiny for n in letters}
        doubtful = {text: letters for text, letters in doubtful.items() if not text.is_tiny}
        if not doubtful:
            return found
        painted = [text for text in doubtful if not text.is_unpainted]
        lines = Bands(painted, self.paper)
        view = self.draw()
        without = self.draw(painted) if painted else None
        alone = 0
        for text, letters in doubtful.items():
            base = without
            if text.covers and sum(o.box.covers(text.box) for o in lines.near(text.box)) > 1:
                alone += 1
                base = self.draw([text]) if alone <= ONE_BY_ONE else None
            is_shown = view and base and not text.is_unpainted
            change = ImageChops.difference(view, base) if is_shown else None
            for word in words_of(letters):
                found |= self.unseen(text, word, view, change)
        return found

    def doubtful_texts(self):
        """The texts that may be hidden; of each is found what is drawn over it and under it."""
        blocks = self.blocks()
        over = (one for one in self.objects if not one.is_text or address(one.handle) in blocks)
        shapes = Bands(over, self.paper)
        for text in (one for one in self.objects if one.is_text):
            near = shapes.near(text.box)
            later = [one for one in near if one.place > text.place]
            text.covers = over_together(later, text.box)
            text.backs = [o for o in near if o.place < text.place and o.box.covers(text.box)]
            if (
                text.covers
                or text.is_unpainted
                or text.is_tiny
                or text.may_be_empty
                or text.is_optional
                or not text.is_opaque
                or self.is_blended(text)
                or self.is_outside(text, text.box)
                or any(box.covers(text.box) for box in self.laid_over)
            ):
                yield text

    def blocks(self):
        """Where in memory those texts lie that cover others: letters that are boxes."""
        if BLOCKS.isdisjoint(self.letters.get_text_range()):
            return set()
        places = range(self.letters.count_chars())
        boxes = (n for n in places if chr(raw.FPDFText_GetUnicode(self.letters, n)) in BLOCKS)
        return {address(raw.FPDFText_GetTextObject(self.letters, n)) for n in boxes}

    def is_blended(self, text):
        behind = [WHITE, *(one.color for one in text.backs if one.color)]
        return text.color is None or any(is_same_color(text.color, one) for one in behind)

    def is_outside(self, text, box):
        return not self.paper.holds(box) or bool(text.clip and not text.clip.holds(box))

    def letters_of(self, texts):
        """{text: {place of a letter: where it stands}}, of the letters that leave ink."""
        by_address = {address(text.handle): text for text in texts}
        found = {text: {} for text in texts}
        sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        for n in range(self.letters.count_chars() if texts else 0):
            text = by_address.get(address(raw.FPDFText_GetTextObject(self.letters, n)))
            if text is None or chr(raw.FPDFText_GetUnicode(self.letters, n) or 32).isspace():
                continue
            if raw.FPDFText_GetCharBox(self.letters, n, *sides):
                left, right, bottom, top = (one.value for one in sides)
                found[text][n] = Box(left, bottom, right, top)
        return {text: letters for text, letters in found.items() if letters}

    def unseen(self, text, word, view, change):
        """The letters of a word that are hidden, and by what."""
        found = {}
        for n, box in word.items():
            if change is None:
                is_seen = not self.is_surely_hidden(text, box)
            else:
                is_seen = makes_a_letter(change, self.on_view(box))
            if not is_seen:
                found[n] = self.reason(text, box)
        if found and self.is_in_picture(text, around(word.values()), view):
            return {}
        return found

    def reason(self, text, box):
        if self.is_outside(text, box):
            return By.NOT_DRAWN
        shapes = [one for one in [*text.covers, *text.backs] if not one.is_picture]
        over = shapes if text.is_unpainted else text.covers
        if over_together(over, box) or any(one.covers(box) for one in self.laid_over):
            return By.COVERED
        is_left_out = text.is_unpainted or text.is_optional or text.may_be_empty
        return By.NOT_DRAWN if is_left_out else By.COLOR

    def is_surely_hidden(self, text, box):
        """The same without looking, when the time for that is over."""
        is_bare = self.is_blended(text) and not text.backs
        is_buried = over_together([one for one in text.covers if one.is_opaque], box)
        return text.is_unpainted or is_bare or is_buried or self.is_outside(text, box)

    def is_in_picture(self, text, box, view):
        """Whether the word can be read in the picture of it, which nothing covers."""
        pictures = [one for one in self.pictures if one.box.covers(box)]
        if not pictures or not (text.is_unpainted or self.is_scan):
            return False
        lowest = min(one.place for one in pictures)
        above = (one for one in [*text.covers, *text.backs] if one.place > lowest)
        if any(one.is_opaque and not one.is_picture and one.box.covers(box) for one in above):
            return False
        return view is None or spread(view, self.on_view(box)) >= TO_READ

    def draw(self, without=()):
        """The page as a picture, without some of its texts; None when the time is over."""
        if self.seconds <= 0:
            return None
        began = time.process_time()
        with left_out(without):
            picture = self.page.render(scale=self.scale, rev_byteorder=True).to_pil()
        self.seconds -= time.process_time() - began
        return picture.convert("RGB")

    def on_view(self, box):
        """A box of the page in the pixels of the picture."""
        corners = []
        for across, up in ((box.left, box.bottom), (box.right, box.top)):
            x, y = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(self.page, 0, 0, *self.size, 0, across, up, x, y)
            corners.append((x.value, y.value))
        (x, y), (u, v) = corners
        right, lower = (
            min(most, one + 1) for most, one in zip(self.size, (max(x, u), max(y, v)), strict=True)
        )
        return max(0, min(x, u)), max(0, min(y, v)), right, lower


@contextmanager
def left_out(texts):
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text.handle, False)
    yield
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text.handle, True)


def words_of(letters):
    """Letters that follow on each other, a word at a time."""
    word, before = {}, None
    for n, box in letters.items():
        if before is not None and n != before + 1:
            yield word
            word = {}
        word[n], before = box, n
    yield word


def around(boxes):
    left, bottom, right, top = zip(*boxes, strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def makes_a_letter(change, place):
    """Whether what changes is half a letter, and not the foot of one that sticks out of a box."""
    left, upper, right, lower = place
    seen = change.crop(place).point(SEEN * 3).getbbox() if is_area(place) else None
    if seen is None:
        return False
    width, height = seen[2] - seen[0], seen[3] - seen[1]
    return width * 2 >= right - left - EDGES and height * 2 >= lower - upper - EDGES


def spread(picture, place):
    """The contrast of a part of a picture, in the channel in which it is strongest."""
    if not is_area(place):
        return 0
    return max(high - low for low, high in picture.crop(place).getextrema())


def is_area(place):
    left, upper, right, lower = place
    return left < right and upper < lower

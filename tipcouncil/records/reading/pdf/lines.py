"""The text of a PDF, line by line, with the indents and gaps that the page shows."""

import ctypes
import itertools
from statistics import median

from pypdfium2 import raw

WIDE_GAP = 14.0  # points between two words of a line that stand in columns
WIDTH_OF_BLANK = 5.0  # points of one blank of indent
HARD_BREAK = "  "  # at the end of a line, in Markdown
HYPHENS = {0x02, 0xFFFE, 0xAD}
BOLD_FROM = 600  # of the weights of fonts, 100 to 900, in which 400 is regular and 700 bold


class PrintedLine:
    """A line of a page: its words and where they stand."""

    def __init__(self):
        self.text = ""
        self.left = self.top = self.bottom = self.right = 0.0
        self.bold = self.thin = 0

    def add(self, sign, box, bold):
        left, bottom, right, top = box
        if not self.text.strip():
            self.left, self.top, self.bottom = left, top, bottom
        elif left - self.right > WIDE_GAP:
            self.text += "    "
        self.text += sign
        self.right, self.top, self.bottom = right, max(self.top, top), min(self.bottom, bottom)
        self.bold, self.thin = self.bold + bold, self.thin + (not bold)

    def is_beside(self, bottom, top):
        """Whether what stands so high stands on this line."""
        slack = (self.top - self.bottom) * 0.3
        return self.bottom - slack < (bottom + top) / 2 < self.top + slack

    @property
    def is_bold(self):
        return self.bold > 3 and self.thin <= self.bold * 0.1


def lines_of(page):
    """The characters of a page, gathered into lines as the PDF reader divides them."""
    letters = page.letters
    lines = [PrintedLine()]
    box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    places = [ctypes.byref(one) for one in box]
    for at in range(letters.count_chars()):
        if at in page.hidden:
            continue
        code = raw.FPDFText_GetUnicode(letters, at)
        if code in (0x0A, 0x0D):
            if lines[-1].text:
                lines.append(PrintedLine())
            continue
        sign = "-" if code in HYPHENS else chr(code) if code else ""
        if sign.isspace():
            lines[-1].text += " " if lines[-1].text else ""
        elif sign and raw.FPDFText_GetCharBox(letters, at, *places):
            left, right, bottom, top = (one.value for one in box)
            if page.has_form and lines[-1].text.strip() and not lines[-1].is_beside(bottom, top):
                lines.append(PrintedLine())
            is_bold = raw.FPDFText_GetFontWeight(letters, at) >= BOLD_FROM
            lines[-1].add(sign, (left, bottom, right, top), is_bold)
        else:
            lines[-1].text += sign
    lines = [line for line in lines if line.text.strip()]
    return with_values(lines) if page.has_form else lines


def with_values(lines):
    """What was typed into a form stands behind its label: a page draws it last."""
    placed = []
    for line in lines:
        labels = (one for one in placed if one.is_beside(line.bottom, line.top))
        label = next((one for one in labels if one.right <= line.left), None)
        if label:
            label.text = f"{label.text.rstrip()} {line.text.strip()}"
            label.right = line.right
        else:
            place = [n for n, one in enumerate(placed) if one.bottom > line.top]
            placed.insert(place[-1] + 1 if place else 0, line)
    return placed


def page_text(lines):
    """The lines with blanks for their indents, and a blank line for each gap."""
    if not lines:
        return ""
    edge = min(line.left for line in lines)
    margin = sorted(line.right for line in lines)[-2:][0]  # one line may stick out
    steps = [above.top - below.top for above, below in itertools.pairwise(lines)]
    usual = median([step for step in steps if step > 1] or [12.0])
    out = []
    for place, line in enumerate(lines):
        if place and not -2 < steps[place - 1] < usual * 1.35:
            out.append("")
        words = line.text.strip()
        if line.is_bold and "**" not in words:
            words = f"**{words}**"
        below = lines[place + 1] if place + 1 < len(lines) else None
        broken = HARD_BREAK if below and is_broken_off(line, below, margin) else ""
        out.append(" " * min(60, int((line.left - edge) / WIDTH_OF_BLANK)) + words + broken)
    return "\n".join(out)


def is_broken_off(line, below, margin):
    """Whether the next line's first word would have fitted in this one: so it ended on purpose."""
    words = below.text.split()
    width_of_letter = (below.right - below.left) / max(1, len(below.text.strip()))
    return line.right + (len(words[0]) + 1) * width_of_letter < margin

"""What a reader of a web page cannot see, by the marks of its elements and by its styles.

And the comments in a Markdown text, which may hold them as a web page does.
"""

import re
from typing import NamedTuple

from PIL import ImageColor

from tipcouncil.records.hidden import (
    COLOR,
    COMMENT,
    HIDDEN,
    SMALLEST,
    TINY,
    gathered,
    is_same_color,
)

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
VOID |= {"track", "wbr"}
BLOCKS = {"div", "p", "ul", "ol", "dl", "table", "section", "article", "blockquote", "pre", "hr"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements that others end where no end is written, and how far out that reaches.
ENDED_BY = {
    **dict.fromkeys(BLOCKS, ({"p"}, BLOCKS - {"p"} | {"li", "td", "th", "dd", "dt"})),
    **{"li": ({"li", "p"}, {"ul", "ol", "table"}), "option": ({"option"}, {"select"})},
    **dict.fromkeys(("dt", "dd"), ({"dt", "dd", "p"}, {"dl", "table"})),
    **dict.fromkeys(("td", "th"), ({"td", "th"}, {"tr", "table"})),
    **dict.fromkeys(("tr", "tbody", "tfoot"), ({"tr", "td", "th"}, {"table"})),
}
SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
RULE = re.compile(r"([^{};]{1,500})\{([^{}]{0,2000})\}")
NO_RULE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
ON_PAPER = re.compile(r"@media[^{}]{0,200}\bprint\b[^{}]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
STEP = re.compile(r"(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+|\[[\w-]+\])*)", re.IGNORECASE)
LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%)?")
# Of each unit; a pixel is a 96th of an inch, and a bare number means pixels.
POINTS = {"px": 0.75, "pt": 1, None: 0.75}
USUAL_SIZE = 12.0  # points: the 16 pixels of browsers
TOKEN = re.compile(r"[\w-]+\([^)]*\)|[^\s,]+")
NO_COLOR = {"none", "transparent", "inherit", "initial", "unset", "currentcolor"}
AWAY = ("left", "right", "top", "text-indent", "margin-left", "margin-top")
FAR = -900  # points
CUT_AWAY = re.compile(r"rect\(\s*(?:0|1px)\b|inset\(\s*(?:50|100)%|circle\(\s*0|scale\(\s*0\s*\)")
WHITE, BLACK = "FFFFFF", "000000"
MOST_RULES = 2_000  # of a page; a bound on work
DEEPEST = 2_000  # elements one within another; a bound on memory


class Open(NamedTuple):
    """An element that has not ended, and how its words look."""

    tag: str = ""
    marks: frozenset = frozenset()  # .class, #id and [attribute], as selectors have them
    is_gone: bool = False  # with all that is in it
    is_visible: bool = True
    is_clear: bool = False
    size: float = USUAL_SIZE
    color: str | None = None
    behind: str | None = WHITE

    @property
    def hidden(self):
        """What hides its words; empty where they are seen."""
        if self.is_gone or not self.is_visible:
            return HIDDEN
        if self.size < SMALLEST:
            return TINY
        is_blended = self.color and self.behind and is_same_color(self.color, self.behind)
        return COLOR if self.is_clear or is_blended else ""


class ElementVisibility:
    """Follows the elements of a page, and knows what hides what is in the innermost."""

    def __init__(self, page):
        self.open = [Open()]
        self.rules = {}  # by a mark of the element for which they are, or by its tag
        self.count = 0
        for sheet in SHEET.findall(page):
            self.learn(sheet)

    @property
    def hidden(self):
        return self.open[-1].hidden

    def learn(self, sheet):
        """The rules of a style sheet: for elements, classes and the like, and what is in them."""
        rules = RULE.findall(ON_PAPER.sub("", NO_RULE.sub("", sheet)))
        for selectors, said in rules[: MOST_RULES - self.count]:
            for selector in selectors.split(","):
                steps = [STEP.fullmatch(one) for one in selector.replace(">", " ").split()]
                if steps and all(steps):
                    steps = [(one[1], marks_in(one[2])) for one in steps]
                    tag, marks = steps[-1]
                    self.count += 1
                    rule = (self.count, steps, said)
                    self.rules.setdefault(next(iter(marks), tag or "*"), []).append(rule)

    def start(self, tag, attributes):
        if tag in VOID or len(self.open) > DEEPEST:
            return
        self.end_what_has_no_end(tag)
        said = {key: value or "" for key, value in attributes}
        one = self.open[-1]._replace(tag=tag, marks=marks_of(said))
        style = declared(";".join([*self.rules_for(one), said.get("style", "")]))
        is_shut = tag == "dialog" and "open" not in said
        self.open.append(looking(one, style, said, "hidden" in said or is_shut))

    def end_what_has_no_end(self, tag):
        ended, out_to = ENDED_BY.get(tag, ((), ()))
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag in ended:
                del self.open[place:]
            elif self.open[place].tag in out_to:
                return

    def rules_for(self, element):
        keys = (*element.marks, element.tag, "*")
        for _, steps, said in sorted(rule for key in keys for rule in self.rules.get(key, ())):
            if fits(steps[-1], element) and fit_around(steps[:-1], self.open[1:]):
                yield said

    def end(self, tag):
        tags = [one.tag for one in self.open]
        if tag and tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]


def fits(step, element):
    tag, marks = step
    return tag in (None, "", "*", element.tag) and marks <= element.marks


def fit_around(steps, around):
    """Whether elements around are as these steps say, in their order."""
    for step in reversed(steps):
        while around and not fits(step, around[-1]):
            around = around[:-1]
        if not around:
            return False
        around = around[:-1]
    return True


def marks_in(selector):
    return frozenset(re.findall(r"[.#][\w-]+|\[[\w-]+\]", selector))


def marks_of(said):
    names = [f".{name}" for name in said.get("class", "").split()]
    return frozenset([*names, f"#{said.get('id', '')}", *(f"[{name}]" for name in said)])


def looking(one, style, said, is_marked):
    """How an element looks, of which all that is said is known, in what it stands in."""
    if "visibility" in style:
        one = one._replace(is_visible=style["visibility"] not in ("hidden", "collapse"))
    if size := size_in(style, one.size):
        one = one._replace(size=size[0])
    color = style.get("color") or said.get({"font": "color", "body": "text"}.get(one.tag, ""), "")
    if color and color not in ("inherit", "currentcolor"):
        clear = color == "transparent" or color_in(color) == ""
        one = one._replace(color=color_in(color) or None, is_clear=clear)
    elif one.color is None and "mso-highlight" in style:  # Word’s highlighter upon black letters
        one = one._replace(color=BLACK)
    ground = style.get("background-color") or style.get("background") or said.get("bgcolor")
    has_picture = "background-image" in style or (one.tag != "html" and "background" in said)
    if (ground and ground not in NO_COLOR) or has_picture:
        one = one._replace(behind=None if has_picture else ground_in(ground, one.behind))
    return one._replace(is_gone=one.is_gone or is_marked or is_taken_out(style))


def is_taken_out(style):
    """Whether an element leaves nothing to see, or stands where nobody looks."""
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    filtered = re.search(r"opacity\(([^)]*)\)", style.get("filter", ""))
    opacities = [style.get("opacity", ""), filtered[1] if filtered else ""]
    if any(0 <= share < 0.1 for share in map(share_in, opacities)):
        return True
    if style.get("mso-hide") == "all" or any(points(style.get(one)) < FAR for one in AWAY):
        return True
    cut = (style.get(one, "") for one in ("clip", "clip-path", "transform"))
    if any(CUT_AWAY.search(one) for one in cut):
        return True
    sides = (style.get(one, "") for one in ("height", "max-height", "width", "max-width"))
    is_closed = any(LENGTH.fullmatch(one) and points(one) < 1 for one in sides)
    return is_closed and style.get("overflow") in ("hidden", "clip")


def share_in(said):
    found = LENGTH.fullmatch(said)
    return float(found[1]) / (100 if found[2] == "%" else 1) if found else 1


def points(said):
    found = LENGTH.fullmatch(said or "")
    return float(found[1]) * POINTS.get(found[2], USUAL_SIZE) if found else 0


def size_in(style, around):
    """The size of letters in points, as a tuple; nothing where none is said."""
    font = re.search(r"(?:^|\s)(0|[\d.]+(?:px|pt|em|rem|%))(?=$|[\s/])", style.get("font", ""))
    found = LENGTH.fullmatch(style.get("font-size") or (font[1] if font else ""))
    if not found:
        return ()
    number, unit = float(found[1]), found[2]
    relative = {"em": around, "%": around / 100, "rem": USUAL_SIZE}
    return (number * (relative[unit] if unit in relative else POINTS[unit]),)


def color_in(said):
    """A color as RRGGBB; empty where it is seen through, None where it is none that is known."""
    said = re.sub(r"(?<=[\d%])\s+(?=\d)", ",", said) if "(" in said else said
    try:
        red, green, blue, *opacity = ImageColor.getrgb(said)
    except ValueError:
        clear = re.fullmatch(r"(?:rgb|hsl)a?\(.*[,/]\s*0*\.?0*%?\s*\)", said)
        return "" if clear and said.count(",") + said.count("/") > 2 else None
    return "" if opacity and not opacity[0] else f"{red:02X}{green:02X}{blue:02X}"


def ground_in(said, around):
    """What is behind an element; None where it is a picture or nothing that is known."""
    colors = [color_in(token) for token in TOKEN.findall(said)]
    if "url(" in said or "gradient(" in said or "var(" in said:
        return None
    known = [one for one in colors if one is not None]
    return (known[0] or around) if known else (around if said in NO_COLOR else None)


def without_comments(text):
    """A Markdown text without its comments, and what they say."""
    first, *pieces = text.split("<!--")
    kept, found = [first], []
    for words, end, after in (piece.partition("-->") for piece in pieces):
        kept.append(after if end else f"<!--{words}")
        found += gathered([(COMMENT, words)]) if end else []
    return "".join(kept), found


def declared(style):
    pairs = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): said.replace("!important", "").strip() for name, _, said in pairs if said}

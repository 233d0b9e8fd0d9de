"""What a reader of a web page cannot see, by the marks of its elements and by its styles."""

import re
from typing import NamedTuple

from PIL import ImageColor

from tipcouncil.records.reading.hidden import CLEAR, USUAL_SIZE, By, Look

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
VOID |= {"track", "wbr"}
FLOW = {"div", "p", "ul", "ol", "dl", "table", "section", "article", "blockquote", "pre", "hr"}
FLOW |= {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements that others end where no end is written, and how far out that reaches.
ENDED_BY = {
    **dict.fromkeys(FLOW, ({"p"}, FLOW - {"p"} | {"li", "td", "th", "dd", "dt"})),
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
MARK = re.compile(r"[.#][\w-]+|\[[\w-]+\]")
# What a style says of an element of which nothing is to be seen, or far from where people look.
GONE = re.compile(
    r"""(?:^|;)(?:
        (?:display:none | content-visibility:hidden | mso-hide:all)(?=;|$)   # display:none
      | opacity:(?:0?\.0\d* | 0 | 0\.0+ | \d(?:\.\d+)?%)(?=;|$)                # opacity:.01
      | filter:[^;]*opacity\((?:0?\.0\d* | 0 | \d%)\)                          # filter:opacity(0)
      | (?:left|right|top|text-indent|margin-left|margin-top):-
        (?:\d{4,}\S* | \d{2,}(?:\.\d+)?r?em)(?=;|$)                            # left:-9999px
      | clip:rect\((?:0|1px)\b                                                 # clip:rect(0,0,0,0)
      | clip-path:(?:inset\((?:50|100)% | circle\(0)                          # clip-path:inset(50%)
      | transform:scale\(0\)                                                   # transform:scale(0)
    )""",
    re.VERBOSE,
)
CLOSED = re.compile(r"(?:^|;)(?:max-)?(?:height|width):(?:0\w*|1px|0?\.\d+\w*)(?=;|$)")
LENGTH = re.compile(r"(\d*\.?\d+)(px|pt|em|rem|%)?")
FONT_SIZE = re.compile(r"(?:^|\s)(0|[\d.]+(?:px|pt|em|rem|%))(?=$|[\s/])")
TOKEN = re.compile(r"[\w-]+\([^)]*\)|[^\s,]+")
NO_COLOR = {"", "none", "transparent", "inherit", "initial", "unset", "currentcolor"}
PICTURES = ("url(", "gradient(", "var(")
MOST_RULES = 2_000  # of a page; a bound on work
DEEPEST = 2_000  # elements one within another; a bound on memory


class OpenElement(NamedTuple):
    """An element that has not ended, and how its words look."""

    tag: str = ""
    marks: frozenset = frozenset()  # .class, #id and [attribute], as selectors have them
    is_gone: bool = False  # with all that is in it
    is_visible: bool = True
    look: Look = Look()

    @property
    def hidden(self):
        """What hides its words; empty where they are seen."""
        return self.look.hides if self.is_visible and not self.is_gone else By.HIDDEN


class ElementVisibility:
    """Follows the elements of a page, and knows what hides what is in the innermost."""

    def __init__(self, page):
        self.open = [OpenElement()]
        self.rules = []
        for sheet in SHEET.findall(page):
            self.learn(sheet)

    @property
    def hidden(self):
        return self.open[-1].hidden

    def is_in(self, tags):
        return any(one.tag in tags for one in self.open)

    def learn(self, sheet):
        """The rules of a style sheet: for elements, classes and the like, and what is in them."""
        for selectors, style in RULE.findall(ON_PAPER.sub("", NO_RULE.sub("", sheet))):
            for selector in selectors.split(","):
                steps = [STEP.fullmatch(one) for one in selector.replace(">", " ").split()]
                if steps and all(steps) and len(self.rules) < MOST_RULES:
                    steps = [(one[1], frozenset(MARK.findall(one[2]))) for one in steps]
                    self.rules.append((steps, style))

    def start(self, tag, attributes):
        if tag in VOID or len(self.open) > DEEPEST:
            return
        self.end_what_has_no_end(tag)
        names = [f".{name}" for name in attributes.get("class", "").split()]
        marks = [*names, f"#{attributes.get('id', '')}", *(f"[{name}]" for name in attributes)]
        element = self.open[-1]._replace(tag=tag, marks=frozenset(marks))
        styles = [style for steps, style in self.rules if self.fits(steps, element)]
        style = declared(";".join([*styles, attributes.get("style", "")]))
        self.open.append(looking(element, style, attributes))

    def end_what_has_no_end(self, tag):
        ended, out_to = ENDED_BY.get(tag, ((), ()))
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag in ended:
                del self.open[place:]
            elif self.open[place].tag in out_to:
                return

    def end(self, tag):
        tags = [one.tag for one in self.open]
        if tag and tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def fits(self, steps, element):
        """Whether an element, and those around it in their order, are as these steps say."""
        if not is_such(steps[-1], element):
            return False
        around = iter(reversed(self.open))
        return all(any(is_such(step, one) for one in around) for step in reversed(steps[:-1]))


def is_such(step, element):
    tag, marks = step
    return tag in (None, "", "*", element.tag) and marks <= element.marks


def declared(style):
    pairs = (one.partition(":") for one in style.lower().split(";"))
    cleaned = ((name.strip(), value.replace("!important", "")) for name, _, value in pairs)
    return {name: " ".join(value.split()) for name, value in cleaned if value}


def looking(element, style, attributes):
    """How an element looks in what it stands in, by its style and its attributes."""
    if "visibility" in style:
        is_visible = style["visibility"] not in ("hidden", "collapse")
        element = element._replace(is_visible=is_visible)
    look = element.look._replace(size=size_in(style, element.look.size))
    color = style.get("color") or attributes.get(
        {"font": "color", "body": "text"}.get(element.tag, ""), ""
    )
    if color and color not in ("inherit", "currentcolor"):
        look = look._replace(color=color_in(color))
    ground = style.get("background-color") or style.get("background", "")
    ground = ground or attributes.get("bgcolor", "")
    has_picture = "background-image" in style
    has_picture = has_picture or (element.tag != "html" and "background" in attributes)
    if ground not in NO_COLOR or has_picture:
        look = look._replace(behind=None if has_picture else ground_in(ground, look.behind))
    is_shut = "hidden" in attributes or (element.tag == "dialog" and "open" not in attributes)
    written = ";".join(f"{name}:{value}" for name, value in style.items())
    is_closed = CLOSED.search(written) and style.get("overflow") in ("hidden", "clip")
    is_gone = is_shut or is_closed or GONE.search(written)
    return element._replace(is_gone=element.is_gone or bool(is_gone), look=look)


def size_in(style, around):
    """The size of letters in points."""
    font = FONT_SIZE.search(style.get("font", ""))
    found = LENGTH.fullmatch(style.get("font-size") or (font[1] if font else ""))
    if not found:
        return around
    of = {"em": around, "%": around / 100, "rem": USUAL_SIZE, "pt": 1}.get(found[2], 0.75)
    return float(found[1]) * of


def color_in(value):
    """A color as RRGGBB, or that it is seen through; None where it is none that is known."""
    value = re.sub(r"(?<=[\d%])\s+(?=\d)", ",", value) if "(" in value else value
    try:
        red, green, blue, *opacity = ImageColor.getrgb(value)
    except ValueError:
        clear = re.fullmatch(r"transparent|(?:rgb|hsl)a?\(.*[,/]\s*0*\.?0*%?\s*\)", value)
        is_clear = clear and (value == "transparent" or value.count(",") + value.count("/") > 2)
        return CLEAR if is_clear else None
    return CLEAR if opacity and not opacity[0] else f"{red:02X}{green:02X}{blue:02X}"


def ground_in(value, around):
    """What is behind an element; None where it is a picture or nothing that is known."""
    if any(one in value for one in PICTURES):
        return None
    known = next(filter(None, map(color_in, TOKEN.findall(value))), None)
    return around if known == CLEAR else known

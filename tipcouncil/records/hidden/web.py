"""What a reader of a web page cannot see, by the marks of its elements and by simple styles.

And the comments in a Markdown text, which may hold them as a web page does.
"""

import re

from tipcouncil.records.hidden import (
    COLOR,
    COMMENT,
    HIDDEN,
    SMALLEST,
    TINY,
    gathered,
    is_same_color,
)

VOID = {
    *(
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
    ),
    "wbr",
}
ENDED_BY_THE_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}
BLOCKS = {"div", "p", "ul", "ol", "table", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6"}
RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)?)", re.IGNORECASE)
LENGTH = re.compile(r"(\d*\.?\d+)\s*(px|pt|em|rem|%)?")
POINTS = {"px": 0.75, "pt": 1, "em": 12, "rem": 12, "%": 0.12, None: 0.75}
COLOR_VALUE = re.compile(
    r"#([0-9a-f]{3}|[0-9a-f]{6})\b|\b(white|black)\b|rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)"
)
NAMES = {"white": "FFFFFF", "black": "000000"}
WHITE = "FFFFFF"
MOST_RULES = 2_000
DEEPEST = 2_000


class Seen:
    """Follows the elements of a page, and knows what hides what is in the innermost."""

    def __init__(self):
        self.open = []  # (tag, what hides it, color, what is behind it)
        self.rules = {}

    @property
    def hidden(self):
        """What hides the words that come now; empty where they are seen."""
        return self.open[-1][1] if self.open else ""

    def learn(self, sheet):
        """The rules of a style sheet for a tag, a class or an id by itself."""
        for selectors, said in RULE.findall(CSS_COMMENT.sub("", sheet))[:MOST_RULES]:
            for selector in selectors.split(","):
                if SIMPLE.fullmatch(selector.strip()):
                    key = selector.strip()
                    self.rules[key] = f"{self.rules.get(key, '')};{said}"

    def start(self, tag, attributes):
        if tag in VOID or len(self.open) > DEEPEST:
            return
        innermost = self.open[-1][0] if self.open else ""
        ends_it = tag in ENDED_BY_THE_NEXT and innermost == tag
        if ends_it or (tag in BLOCKS and innermost == "p"):
            self.open.pop()
        _, hidden, color, behind = self.open[-1] if self.open else ("", "", None, WHITE)
        said = {key: value or "" for key, value in attributes}
        style = declared(self.style_of(tag, said))
        color = color_in(style.get("color") or said.get("color" if tag == "font" else "")) or color
        behind = (
            color_in(
                style.get("background-color") or style.get("background") or said.get("bgcolor")
            )
            or behind
        )
        if "background-image" in style or "url(" in style.get("background", ""):
            behind = None
        if hidden in ("", COLOR):  # a color may be changed within
            hidden = HIDDEN if "hidden" in said else hidden_by(style, color, behind)
        self.open.append((tag, hidden, color, behind))

    def style_of(self, tag, said):
        keys = [tag]
        for name in said.get("class", "").split():
            keys += [f".{name}", f"{tag}.{name}"]
        if said.get("id"):
            keys += [f"#{said['id']}", f"{tag}#{said['id']}"]
        return ";".join([*(self.rules.get(key, "") for key in keys), said.get("style", "")])

    def end(self, tag):
        tags = [one[0] for one in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]


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


def hidden_by(style, color, behind):
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return HIDDEN
    if style.get("mso-hide") == "all" or style.get("opacity") in ("0", "0.0", "0%"):
        return HIDDEN
    size = LENGTH.fullmatch(style.get("font-size", ""))
    if size and float(size[1]) * POINTS[size[2]] < SMALLEST:
        return TINY
    if style.get("color") == "transparent":
        return COLOR
    return COLOR if color and behind and is_same_color(color, behind) else ""


def color_in(said):
    found = COLOR_VALUE.search((said or "").lower())
    if not found:
        return None
    short, name, *parts = found.groups()
    if short:
        return short if len(short) == 6 else "".join(2 * one for one in short)
    if name:
        return NAMES[name]
    return "".join(f"{min(int(part), 255):02x}" for part in parts)

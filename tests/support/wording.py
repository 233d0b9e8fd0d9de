"""What trips a reader in the words that a page shows. What it quotes stays as it was written."""

import re
from collections import Counter
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sup", "time"}
VOID = {"br", "hr", "img", "input", "link", "meta"}
UNSEEN = {"script", "style", "select"}
QUOTED = {"quote", "letterhead", "minutes", "difference"}  # classes of the Council's own words

DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|\. \.|[:;,]\s?\.(?!\w)|\.:|; ?;|, ?,|: ?:|[!?]\.")
# “not found. not found”, “the the”
REPEATED = re.compile(r"(?<![\w-])(\w[\w’'-]+(?: [\w’'-]+){0,5})[.:;]?\s\1(?![\w-])")
# Words that only this project used, German word order, spelling of another country, “he” for one
# who is not known.
PRIVATE = re.compile(
    r"\b(?:shelf|letters? (?!(?:of|to|from|[A-Z])\b)|told of|tells? of|mended|counted are"
    r"|below stands?|stands? (?:at|in|on|here|below|above)|our data|of this site|nobody has"
    r"|(?:of|in|behind) whose|to come|for ever|web site|colours?|he|his|him)\b",
    re.IGNORECASE,
)
# “1 rows”, “Copies of 0”
MISCOUNTED = re.compile(
    r"(?<![\w,.§()-])(?<!Sec\. )(?<!No\. )(?<!Page )(?<!item )1 (?!(?:as|is|has|was|class|less)\b)"
    r"[a-z]+s\b|\bof 0\b"
)
# “No copy held”, “Not recorded”: what is not known is said once for all, and not with each entry.
UNKNOWN = re.compile(r"(?:no|not|none|nothing|unknown)\b", re.IGNORECASE)
MOST_TIMES = 6  # as many as the next steps of the 2016 Annual Report, each named in the minutes


class Words(HTMLParser):
    """The words of a page and of its description, one text for each block."""

    def __init__(self, html):
        super().__init__()
        self.blocks = [""]
        self._left_out = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in VOID:
            if attrs.get("name") == "description":
                self.blocks += [attrs["content"], ""]
        elif self._left_out or self.is_left_out(tag, attrs):
            self._left_out.append(tag)
        elif tag not in INLINE:
            self.blocks.append("")

    def is_left_out(self, tag, attrs):
        classes = set((attrs.get("class") or "").split())
        return tag in UNSEEN or attrs.get("aria-hidden") == "true" or bool(classes & QUOTED)

    def handle_endtag(self, tag):
        if self._left_out:
            self._left_out.pop()
        elif tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data):
        if not self._left_out:
            self.blocks[-1] += data


def slips(html):
    """Each slip of a page, with the words around it."""
    blocks = [" ".join(text.split()) for text in Words(html).blocks]
    for text in blocks:
        unquoted = re.sub(r"“[^”]*”?", "“…”", text)
        for pattern in (DOUBLED, REPEATED, PRIVATE, MISCOUNTED):
            for found in pattern.finditer(unquoted):
                yield unquoted[max(found.start() - 30, 0) : found.end() + 30]
    sentences = Counter(said for text in blocks for said in re.split(r"(?<=[.!?]) ", text))
    for said, times in sentences.items():
        if times > MOST_TIMES and (len(said.split()) > 5 or UNKNOWN.match(said)):
            yield f"{times} times: {said}"

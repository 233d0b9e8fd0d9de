"""A page as a reader sees it: the words and the links of an element."""

import json

import html5lib

INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "sup", "time"}


class Seen:
    """The page at an address. An element is named by its tag, or by its id as in "#item-2a"."""

    def __init__(self, client, address):
        self.response = client.get(address)
        assert self.response.status_code == 200, (address, self.response.status_code)
        self.html = self.response.content.decode()
        self.tree = html5lib.parse(self.html, namespaceHTMLElements=False)

    def element(self, name):
        return next(self.elements(name))

    def elements(self, name):
        if name.startswith("#"):
            return (e for e in self.tree.iter() if e.get("id") == name[1:])
        return self.tree.iter(name)

    def has(self, name):
        return any(True for _ in self.elements(name))

    def words(self, name="main"):
        """The words of an element, with single spaces."""
        return words_of(self.element(name))

    def all_words(self, name, inside="main"):
        return [words_of(e) for e in self.element(inside).iter(name)]

    def links(self, name="main"):
        """What each link of an element says, and where it leads."""
        return {words_of(a): a.get("href") for a in self.element(name).iter("a")}

    def linked(self, rel):
        """Where the page's <link rel=...> leads, or None."""
        found = [e.get("href") for e in self.element("head").iter("link") if e.get("rel") == rel]
        return found[0] if found else None

    def data(self):
        """The page's JSON-LD."""
        [script] = [e for e in self.tree.iter("script") if e.get("type") == "application/ld+json"]
        return json.loads(script.text)


def words_of(element):
    return " ".join("".join(pieces_of(element)).split())


def pieces_of(element):
    """The text of an element, with a space wherever a reader sees a gap."""
    gap = "" if element.tag in INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        yield from pieces_of(child)
        yield child.tail or ""
    yield gap

"""Trees of XML whose names are bare: w:p of one program and p of another are the same here."""

from xml.etree.ElementTree import TreeBuilder


class BareBuilder(TreeBuilder):
    """A tree without namespaces: w:p is p. One attribute of two of a name keeps its own: r:id."""

    def start(self, tag, attributes):
        space, _, name = tag.rpartition("}")
        bare = {}
        for key, value in attributes.items():
            key_space, _, key_name = key.rpartition("}")
            bare[f"r:{key_name}" if key_space and key_name in attributes else key_name] = value
        return super().start(f"svg:{name}" if "svg" in space else name, bare)


class TreeReader:
    """Takes a tree element by element, without recursion: it may nest as deep as it likes.

    `start` gives what the children of an element stand in, or None where they are not read; `end`
    follows where they were, and `after` comes behind every element.
    """

    def read(self, root, around):
        waiting = [(root, around, None, False)]
        while waiting:
            element, around, inside, is_left = waiting.pop()
            if not is_left:
                inside = self.start(element, around)
                waiting.append((element, around, inside, True))
                inner = () if inside is None else reversed(element)
                waiting += [(one, inside, None, False) for one in inner]
                continue
            if inside is not None:
                self.end(element, inside)
            self.after(element, around)

    def start(self, element, around):
        raise NotImplementedError

    def end(self, element, inside):
        raise NotImplementedError

    def after(self, element, around):
        """Most trees have no words between elements."""


def elements(root):
    """A tree from top to bottom; nothing where the file has no such part."""
    return () if root is None else root.iter()


def children(root, path="."):
    """The children of what is found at a path below an element that may be missing."""
    found = None if root is None else root.find(path)
    return () if found is None else found


def attribute(root, path, name):
    """An attribute of what is found at a path; empty where any of it is missing."""
    found = None if root is None else root.find(path)
    return "" if found is None else found.get(name, "")


def emptied(element):
    """Take everything out of an element; what follows it stays."""
    tail = element.tail
    element.clear()
    element.tail = tail


LINE_ENDS = {"p", "h", "br", "line-break", "tr", "row", "table-row"}
GAPS = {"tab", "s", "tc", "table-cell"}


def text_of(root, only=""):
    """The text of a tree, a paragraph to a line; `only` names the element that holds text."""
    pieces, waiting = [], [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        if is_left:
            pieces.append("\n" if element.tag in LINE_ENDS else "")
            pieces.append("" if only or element is root else element.tail or "")
            continue
        if element.tag in GAPS:
            pieces.append("\t" if element.tag == "tab" else " ")
        if element.tag == only or not only:
            pieces.append(element.text or "")
        waiting.append((element, True))
        waiting += [(one, False) for one in reversed(element)]
    return "".join(pieces)


def all_words(element, gaps=("p", "row", "c", "tab", "br", "tc")):
    """Every word in an element, whatever is around it."""
    pieces = []
    for one in element.iter():
        pieces.append(" " if one.tag in gaps else "")
        pieces.append(one.text or "")
    return "".join(pieces)

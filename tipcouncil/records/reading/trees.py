"""Trees of XML whose names are bare: w:p of one program and p of another are the same here."""

from abc import ABC, abstractmethod
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


class TreeReader(ABC):
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

    @abstractmethod
    def start(self, element, around):
        pass

    @abstractmethod
    def end(self, element, inside):
        pass

    def after(self, element, around):
        return None  # most trees have no words between elements


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


def all_words(element, gaps=("p", "row", "c", "tab", "br", "tc")):
    """Every word in an element, whatever is around it."""
    pieces = []
    for one in element.iter():
        pieces.append(" " if one.tag in gaps else "")
        pieces.append(one.text or "")
    return "".join(pieces)

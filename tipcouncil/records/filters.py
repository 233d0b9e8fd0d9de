"""What a reader chose to see of a list, as the address of its page has it."""

from urllib.parse import urlencode

LONGEST = 200  # characters of a word to look for; what is longer is cut


def typed(query, name):
    """What a reader typed, without what no record holds."""
    text = query.get(name, "")[:LONGEST]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class Filters:
    """For what holds a reader's choices: `asked` is each filter of the list with its value."""

    @property
    def is_narrowed(self):
        return any(self.asked.values())

    @property
    def query(self):
        """The question again, to follow an address: “?year=2014”."""
        given = {name: value for name, value in self.asked.items() if value}
        return f"?{urlencode(given)}" if given else ""

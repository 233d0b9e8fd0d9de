"""Items one below another, as their ranks and the shapes of their labels say."""

from meetings.importing.agenda.headings import BOLD_RANK, ItemHeading
from meetings.importing.parsed import ParsedItem
from meetings.importing.text.line import Line


def nest(headings: list[ItemHeading], lines: list[Line]) -> tuple[list[ParsedItem], list[int]]:
    """The items as a tree, and for each heading the depth of its item, 1 for the highest."""
    tops: list[ParsedItem] = []
    above: list[tuple[ItemHeading, ParsedItem]] = []
    depths = []
    for heading in headings:
        shapes = [one.label.shape for one, _ in above if one.label]
        while above and not is_below(heading, above[-1][0], shapes):
            gone, _ = above.pop()
            if gone.label:
                shapes.pop()
        item = ParsedItem(
            label=(heading.label.printed or None) if heading.label else None,
            title=heading.title,
            line=lines[heading.at].number,
        )
        (above[-1][1].children if above else tops).append(item)
        above.append((heading, item))
        depths.append(len(above))
    return tops, depths


def is_below(heading: ItemHeading, other: ItemHeading, shapes: list[str]) -> bool:
    """Whether a heading stands below an earlier one; `shapes` are those of the labels above."""
    if heading.rank > BOLD_RANK:  # a lone bullet, which is of the item above it
        return other.rank <= BOLD_RANK
    if heading.rank and other.rank and heading.rank != other.rank:
        return heading.rank > other.rank
    if heading.label and other.label:
        if heading.label.depth != other.label.depth:
            return heading.label.depth > other.label.depth
        return heading.label.depth == 1 and heading.label.shape not in shapes
    is_alike = heading.rank == other.rank > 0  # CONSENT AGENDA and 3. ADJOURNMENT, both in capitals
    return heading.label is not None and other.label is None and not shapes and not is_alike

"""Which texts of the meetings app may cite the law, and where a reader finds each."""

from meetings.models import AgendaItem, Document, Milestone, Minutes, Motion
from meetings.sections import outline
from statutes.linking.mentions import CitingText, register


def passages_of_minutes(minutes):
    text = outline(minutes.body)
    yield CitingText(text.preamble)
    for section in text.walk():
        place = f"item {section.path_words}" if section.path_words else ""
        yield CitingText(f"{section.title}\n{section.text}", section.element_id, place)


def passages_of_item(item):
    yield CitingText(item.title, item.element_id, f"item {item.path_words}" if item.label else "")


def passages_of_motion(motion):
    yield CitingText(motion.text)


def passages_of_document(document):
    yield CitingText(document.title_as_posted)


def passages_of_milestone(milestone):
    yield CitingText(milestone.text)


register(Minutes, passages_of_minutes)
register(AgendaItem, passages_of_item)
register(Motion, passages_of_motion)
register(Document, passages_of_document)
register(Milestone, passages_of_milestone)

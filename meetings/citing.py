"""Which texts of the meetings app may cite the law, and where a reader finds each."""

from meetings.models import AgendaItem, Document, Milestone, Minutes, Motion
from meetings.sections import outline
from statutes.linking.mentions import CitingText, index_texts


def passages_of_minutes(record, **signal):
    text = outline(record.body)
    yield CitingText(text.preamble)
    for section in text.walk():
        place = f"item {section.path_words}" if section.path_words else ""
        yield CitingText(f"{section.title}\n{section.text}", section.element_id, place)


def passages_of_item(record, **signal):
    yield CitingText(
        record.title, record.element_id, f"item {record.path_words}" if record.label else ""
    )


def passages_of_motion(record, **signal):
    yield CitingText(record.text)


def passages_of_document(record, **signal):
    yield CitingText(record.title_as_posted)


def passages_of_milestone(record, **signal):
    yield CitingText(record.text)


index_texts(Minutes, passages_of_minutes)
index_texts(AgendaItem, passages_of_item)
index_texts(Motion, passages_of_motion)
index_texts(Document, passages_of_document)
index_texts(Milestone, passages_of_milestone)

"""Which texts of the meetings app may cite the law, and where a reader finds each."""

from meetings.models import AgendaItem, Document, Meeting, Milestone, Minutes, Motion
from meetings.sections import outline
from statutes.linking.mentions import CitingText, index_texts


def texts_of_meeting(record, **signal):
    yield CitingText(record.note)


def texts_of_minutes(record, **signal):
    text = outline(record.body)
    yield CitingText(text.preamble)
    for section in text.walk():
        place = f"item {section.path_words}" if section.path_words else ""
        yield CitingText(f"{section.title}\n{section.text}", section.element_id, place)


def texts_of_item(record, **signal):
    yield CitingText(
        record.title, record.element_id, f"item {record.path_words}" if record.label else ""
    )


def texts_of_motion(record, **signal):
    yield CitingText(record.text)


def texts_of_document(record, **signal):
    yield CitingText(record.title_as_posted)


def texts_of_milestone(record, **signal):
    yield CitingText(record.text)


index_texts(Meeting, texts_of_meeting)
index_texts(Minutes, texts_of_minutes)
index_texts(AgendaItem, texts_of_item)
index_texts(Motion, texts_of_motion)
index_texts(Document, texts_of_document)
index_texts(Milestone, texts_of_milestone)

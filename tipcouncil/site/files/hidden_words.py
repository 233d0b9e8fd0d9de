"""What staff are told of hidden words before a file, or a text that was read from one, is posted.

The text of a page and the search leave such words out. The file does not: posted, it is public with
them inside, and so is a text into which they were copied. Either asks for a yes of its own.
"""

from textwrap import shorten

from meetings.desk.posting_preview import ASKED, Finding
from meetings.models import Document, Minutes
from reports.models import Report
from tipcouncil.records.reading.hidden import By, in_text, sentence
from tipcouncil.records.texts.sic import whole_word
from tipcouncil.site.files.texts import PAPERS, hidden_in, pages_in

WHY = (
    "The pages and the search of this site leave them out, but a copy of the file does not. If"
    " nobody may read them, take them out and file it again: a box drawn over words takes nothing"
    " out."
)
QUESTION = "I have seen these words: anybody may read them. Post the file with them."
IN_THE_TEXT = "I have seen these words: they belong to the minutes, and anybody may read them."
LONGEST = 200  # signs of a property that are told
SHORTEST = 3  # letters of a run of hidden words that is looked for in a text


def findings_of_hidden_words(record, **signal):
    if isinstance(record, Document | Report):
        for paper in [record] if isinstance(record, Document) else record.files.all():
            yield from findings_of_file(paper)
    elif isinstance(record, Minutes):
        yield from findings_of_text(record)


def findings_of_file(paper):
    found = hidden_in(paper)
    if words := in_text(found):
        key = f"hidden-{paper.sha256}"
        yield Finding(f"“{paper}”: {sentence(found)} {WHY}", ASKED, QUESTION, key, words)
    names = dict.fromkeys(shorten(one.words, LONGEST) for one in found if one.kind == By.PROPERTIES)
    if names:
        yield Finding(f"“{paper}”: the properties of the file say {'; '.join(names)}.")


def findings_of_text(minutes):
    """Words of the minutes that the paper of the meeting holds, but where no reader sees them."""
    text = " ".join(minutes.body.split())
    for paper in Document.objects.filter(meeting=minutes.meeting).exclude(file=""):
        seen = " ".join(" ".join(page.text.split()) for page in pages_in(paper))
        words = [
            one
            for one in in_text(hidden_in(paper))
            if len(one.words) >= SHORTEST
            and whole_word(text, one.words) >= 0
            and whole_word(seen, one.words) < 0
        ]
        if words:
            yield Finding(
                f"This text has words that a reader of the paper “{paper}” cannot see.",
                ASKED,
                IN_THE_TEXT,
                f"hidden-text-{paper.sha256}",
                words,
            )


def posted_with_hidden_words():
    """The public papers whose files hold words that nobody sees who reads the paper."""
    for model in PAPERS:
        for paper in model.objects.public().exclude(file=""):
            if told := sentence(hidden_in(paper)):
                yield paper, told

"""Filing an upload as a form does, for tests of what is taken and what is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tipcouncil.records.files import office
from tipcouncil.records.files.intake import take_in

DAMAGED, OVERSIZED = "is damaged", "far larger"


def take(name, content, **options):
    paper = Document()
    take_in(paper, SimpleUploadedFile(name, content), **options)
    return paper


def refuse(name, content, words):
    with pytest.raises(ValidationError, match=words):
        take(name, content)


def notes_of(name, content):
    """What the clerk is told of an office file that is taken, kept byte for byte."""
    _, notes, file = office.inspect(io.BytesIO(content))
    assert file.getvalue() == content
    return " ".join(notes)

"""Real questions of a citizen, a journalist and a legislator, and the page that answers first."""

import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from meetings.models import Minutes
from statutes.models import Statute
from tipcouncil.site.search.language.questions import SYNONYMS
from tipcouncil.site.search.language.words import terms_of
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text())


def first(question):
    results = search(Query.typed(question))
    return "".join(row.address for row in results.shown(results.chosen[:1]))


def test_the_page_that_answers_comes_first(founding_record):
    answers = {row["asked"]: first(row["asked"]) for row in QUESTIONS}
    wrong = [row | {"came": answers[row["asked"]]} for row in QUESTIONS]
    assert [row for row in wrong if row["came"] != row["answer"]] == []


MINUTES_OF = re.compile(r"minutes of (\w+ \d+ \d{4})")
SECTION = re.compile(r"\b\d+[a-z]?-\d+[a-z]*\b")


@pytest.mark.parametrize("row", [row for row in SYNONYMS if MINUTES_OF.search(row.why)])
def test_another_name_is_said_to_be_of_minutes_only_where_they_say_it(founding_record, row):
    date = datetime.strptime(MINUTES_OF.search(row.why)[1], "%B %d %Y").date()
    terms = set(terms_of(Minutes.objects.public().get(meeting__date=date).body))
    assert any(terms >= set(terms_of(way)) for way in row.also)


def test_the_sections_that_another_name_is_explained_by_are_in_the_record(founding_record):
    named = {number for row in SYNONYMS for number in SECTION.findall(row.why)}
    assert named <= set(Statute.objects.public().values_list("number", flat=True))

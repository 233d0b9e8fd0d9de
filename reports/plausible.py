"""What the forms ask about reports, their years and days, and the steps of a recommendation."""

import datetime

from reports.models import RecommendationUpdate, Report, Resource
from tipcouncil.records.dates import today
from tipcouncil.records.plausible import (
    FIRST_DAY,
    Question,
    date_questions,
    end_of_next_year,
    end_of_year,
    past_date_questions,
    year_questions,
)

MOST_YEARS = 3  # that one report covers


def years_of_report(report):
    last = end_of_year()
    for name in ("first_year", "last_year"):
        yield from year_questions(report, name, last)
    covered = report.last_year - report.first_year + 1
    if covered > MOST_YEARS and report.last_year <= last.year:
        words = (
            f"From {report.first_year} to {report.last_year} are {covered} years. Is that meant?"
        )
        yield Question("last_year", words, ("first_year",))


def days_of_report(report):
    first = datetime.date(min(max(report.first_year, FIRST_DAY.year), today().year), 1, 1)
    for name in ("issued_on", "transmitted_on"):
        yield from past_date_questions(report, name, first=first)
    yield from past_date_questions(report, "first_public_on")


def day_of_step(step):
    last = end_of_next_year()
    item = step.recommendation.origin_item
    first = item.meeting.date if item else FIRST_DAY
    before = f"before the meeting of {item.meeting}, at which this was raised" if item else ""
    yield from date_questions(step, "date", first, last, before)


def day_of_resource(resource):
    yield from past_date_questions(resource, "date", first=datetime.date(1990, 1, 1))


QUESTIONS = {
    Report: [years_of_report, days_of_report],
    RecommendationUpdate: [day_of_step],
    Resource: [day_of_resource],
}

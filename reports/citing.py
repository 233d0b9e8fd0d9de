"""Which texts of the reports app may cite the law."""

from reports.models import Recommendation, Report, Resource
from statutes.mentions import Passage, register


def passages_of_report(report):
    yield Passage(report.summary)
    yield Passage(report.body, "text", "text")


def passages_of_recommendation(recommendation):
    yield Passage(f"{recommendation.title}\n{recommendation.text}")
    yield Passage(recommendation.outcome)


def passages_of_resource(resource):
    yield Passage(resource.title)


register(Report, passages_of_report)
register(Recommendation, passages_of_recommendation)
register(Resource, passages_of_resource)

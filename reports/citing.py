"""Which texts of the reports app may cite the law, and what else of it names a law."""

import re

from django.db.models.signals import post_delete, post_save

from reports.models import Recommendation, RecommendationTarget, Report, Resource
from statutes.linking.law_cited import names_asked
from statutes.linking.mentions import CitingText, index, index_texts

TITLED = re.compile(
    r"\b\d{4}(?:[-–]\d{2,4})?\s+(?:Annual|Legislative)\s+Report\b"
)  # 2016 Annual Report


def reports_named(texts, **signal):
    """Public reports that texts name by their titles. No query where nothing looks like one."""
    named = {words for text in texts for words in TITLED.findall(text)}
    titles = {" ".join(words.replace("–", "-").split()): words for words in named}
    reports = Report.objects.public().filter(title__in=titles) if titles else ()
    return {titles[report.title]: report.get_absolute_url() for report in reports}


def texts_of_report(record, **signal):
    yield CitingText(record.summary)
    yield CitingText(record.body, "text", "text")


def texts_of_recommendation(record, **signal):
    """Its words, then the act that answered it and the sections that its words do not name."""
    words = f"{record.title}\n{record.text}"
    yield CitingText(words)
    yield CitingText(record.outcome)
    if record.act:
        yield CitingText(f"{record.get_status_display()}: {record.act_words}")
    for target in record.targets.select_related("statute"):
        if target.statute.number not in words:
            cited = f"{target.statute.citation}{target.pinpoint}"
            yield CitingText(f"{target.get_action_display()}: {cited}")


def texts_of_resource(record, **signal):
    yield CitingText(record.title)


def index_whole(sender, instance, raw=False, **kwargs):
    """A section was named beside a recommendation, or is no longer."""
    if not raw:
        index(instance.recommendation)


index_texts(Report, texts_of_report)
index_texts(Recommendation, texts_of_recommendation)
index_texts(Resource, texts_of_resource)
names_asked.connect(reports_named)
post_save.connect(index_whole, sender=RecommendationTarget)
post_delete.connect(index_whole, sender=RecommendationTarget)

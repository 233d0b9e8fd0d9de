"""Every public page, with the day on which it last changed, for those who index the web."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from meetings.models import AgendaItem, Attendance, Document, Meeting, Minutes, Motion, Person
from reports.models import Recommendation, Report, ReportFile
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.records.versions.changes import last_change_of_parts, with_changed_at


class Pages(Sitemap):
    """Addresses with the site's own name, whatever name the request came under."""

    def get_domain(self, site=None):
        if settings.BASE_URL:
            return settings.BASE_URL.partition("://")[2]
        return super().get_domain(site)

    def get_protocol(self, protocol=None):
        if settings.BASE_URL:
            return settings.BASE_URL.partition("://")[0]
        return super().get_protocol(protocol)


class StaticPages(Pages):
    """Pages that are there whatever the record holds, lists among them.

    No day of change is claimed for these: a list also changes when a posting is taken back.
    """

    names = (
        "site:home",
        "site:about",
        "site:attend",
        "site:request",
        "site:accessibility",
        "site:privacy",
        "site:safety",
        "site:subscribe",
        "site:data",
        "site:api_docs",
        "meetings:list",
        "meetings:documents",
        "meetings:members",
        "meetings:people",
        "statutes:list",
        "statutes:acts",
        "reports:list",
        "reports:recommendations",
    )

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)


class Years(Pages):
    """The meetings of each year."""

    def items(self):
        meetings = Meeting.objects.public().order_by("-date__year")
        return list(meetings.values_list("date__year", flat=True).distinct())

    def location(self, item):
        return reverse("meetings:year", args=[item])


class MeetingPages(Pages):
    """One page for each meeting, with its minutes, papers and votes."""

    def items(self):
        public = Meeting.objects.public()
        changes = [
            changes_by(Minutes.objects.public(), "meeting_id"),
            changes_by(Document.objects.public().exclude(meeting=None), "meeting_id"),
            changes_by(Motion.objects.public(), "meeting_id"),
            last_change_of_parts(AgendaItem, "meeting", public),
            last_change_of_parts(Attendance, "meeting", public),
        ]
        rows = list(with_changed_at(public).order_by("-date", "slug"))
        for row in rows:
            row.page_changed_at = newest([row.changed_at, *(of.get(row.pk) for of in changes)])
        return rows

    def lastmod(self, item):
        return item.page_changed_at


class People(Pages):
    """One page for each person whose name is public."""

    def items(self):
        return with_changed_at(Person.objects.public().filter(name_withheld=False)).order_by(
            "sort_name", "slug"
        )

    def lastmod(self, item):
        return item.changed_at


class LawPages(Pages):
    """One page for each section and each act."""

    def items(self):
        return [
            *law(Statute.objects.public().for_listing(), "statute"),
            *law(Act.objects.public().for_listing(), "act"),
        ]

    def lastmod(self, item):
        return item.page_changed_at


class ReportPages(Pages):
    """One page for each report, with what it recommends."""

    def items(self):
        public = Report.objects.public()
        recommended = Recommendation.objects.public().exclude(report=None)
        changes = [
            changes_by(recommended, "report_id"),
            last_change_of_parts(ReportFile, "report", public),
        ]
        rows = list(with_changed_at(public).defer("body").order_by("-last_year", "slug"))
        for row in rows:
            row.page_changed_at = newest([row.changed_at, *(of.get(row.pk) for of in changes)])
        return rows

    def lastmod(self, item):
        return item.page_changed_at


def law(queryset, whole):
    """Sections or acts, with the last change of the row or of the history told of it."""
    told = last_change_of_parts(StatuteChange, whole, queryset.order_by())
    rows = list(with_changed_at(queryset))
    for row in rows:
        row.page_changed_at = newest([row.changed_at, told.get(row.pk)])
    return rows


def changes_by(queryset, whole):
    """{id of the whole: when one of these posted rows last changed}."""
    found = {}
    for key, changed_at in with_changed_at(queryset).values_list(whole, "changed_at"):
        found[key] = newest([found.get(key), changed_at])
    return found


def newest(moments):
    return max(filter(None, moments), default=None)


SITEMAPS = {
    "pages": StaticPages,
    "years": Years,
    "meetings": MeetingPages,
    "people": People,
    "law": LawPages,
    "reports": ReportPages,
}

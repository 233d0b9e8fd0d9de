"""Every public page, with the day on which it last changed, for those who index the web."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from meetings.models import Meeting, Person
from reports.models import Report
from statutes.models import Act, Statute


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


class RecordPages(Pages):
    """Pages of records, each with the day on which what it says last changed."""

    def lastmod(self, item):
        return item.updated_at


class MeetingPages(RecordPages):
    """One page for each meeting, with its minutes, papers and votes."""

    def items(self):
        return Meeting.objects.public().with_updated_at().order_by("-date", "slug")


class People(RecordPages):
    """One page for each person whose name is public."""

    def items(self):
        named = Person.objects.public().filter(name_withheld=False)
        return named.with_updated_at().order_by("sort_name", "slug")


class LawPages(RecordPages):
    """One page for each section and each act."""

    def items(self):
        kinds = (Statute, Act)
        return [
            row for law in kinds for row in law.objects.public().for_listing().with_updated_at()
        ]


class ReportPages(RecordPages):
    """One page for each report, with what it recommends."""

    def items(self):
        rows = Report.objects.public().with_updated_at().defer("body")
        return rows.order_by("-last_year", "slug")


SITEMAPS = {
    "pages": StaticPages,
    "years": Years,
    "meetings": MeetingPages,
    "people": People,
    "law": LawPages,
    "reports": ReportPages,
}

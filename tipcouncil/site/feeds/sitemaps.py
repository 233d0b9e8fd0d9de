"""Every public page, with the day on which it last changed, for those who index the web."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from meetings.models import Meeting, Person
from reports.models import Report
from statutes.models import Act, Statute

# Lists among them. No day of change is claimed: a list also changes when a posting is taken back.
STATIC_PAGES = [
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
]


class Pages(Sitemap):
    """Addresses with the site's own name, whatever name the request came under."""

    def get_domain(self, site=None):
        return settings.BASE_URL.partition("://")[2] or super().get_domain(site)

    def get_protocol(self, protocol=None):
        return settings.BASE_URL.partition("://")[0] or super().get_protocol(protocol)


class StaticPages(Pages):
    """Pages that are there whatever the record holds, then the meetings of each year."""

    def items(self):
        meetings = Meeting.objects.public().order_by("-date__year")
        years = meetings.values_list("date__year", flat=True).distinct()
        return [
            *map(reverse, STATIC_PAGES),
            *(reverse("meetings:year", args=[year]) for year in years),
        ]

    def location(self, item):
        return item


class RecordPages(Pages):
    """One page for each record of some rows, with what it shows of other records."""

    def __init__(self, *querysets):
        self.querysets = querysets

    def items(self):
        return [row for queryset in self.querysets for row in queryset().with_updated_at()]

    def lastmod(self, item):
        return item.updated_at


def people():
    named = Person.objects.public().filter(name_withheld=False)
    return named.order_by("sort_name", "slug")


SITEMAPS = {
    "pages": StaticPages(),
    "meetings": RecordPages(lambda: Meeting.objects.public().order_by("-date", "slug")),
    "people": RecordPages(people),
    "law": RecordPages(
        lambda: Statute.objects.public().for_listing(), lambda: Act.objects.public().for_listing()
    ),
    "reports": RecordPages(
        lambda: Report.objects.public().defer("body").order_by("-last_year", "slug")
    ),
}

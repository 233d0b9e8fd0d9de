"""Addresses of the site itself."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from meetings.views import calendar
from statutes.models import Act, Statute
from tipcouncil.site.feeds import feeds, sitemaps
from tipcouncil.site.feeds.search import of_search
from tipcouncil.site.notices import views as notices
from tipcouncil.site.plaintext.whole_record import send_record
from tipcouncil.site.views import about, api, data, errors, home, images, search, wellknown

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("attend/", about.attend, name="attend"),
    *(
        path(f"{name}/", TemplateView.as_view(template_name=f"site/{name}.html"), name=name)
        for name in ("request", "accessibility", "privacy", "safety")
    ),
    path("search/", search.search, name="search"),
    path("subscribe/", about.subscribe, name="subscribe"),
    path("subscribe/email/", notices.by_email, name="notices_form"),
    path("subscribe/asked/", notices.check_mailbox, name="notices_asked"),
    path("subscribe/confirm/<str:token>/", notices.confirm, name="notices_confirm"),
    path("subscribe/change/<str:token>/", notices.change, name="notices_change"),
    path("subscribe/leave/<str:token>/", notices.leave, name="notices_leave"),
    path("subscribe/renew/<str:token>/", notices.renew, name="notices_renew"),
    path("images/<slug:name>", images.image, name="image"),
    *(
        path(f"feeds/{name}.xml", feeds.of_kinds, {"name": name}, name=f"feed_{name}")
        for name in feeds.FEEDS
    ),
    path("feeds/search.xml", of_search, name="feed_search"),
    path("feeds/bodies/<slug:slug>.xml", feeds.of_body, name="feed_body"),
    path("feeds/statutes/<slug:slug>.xml", feeds.of_law, {"model": Statute}, name="feed_statute"),
    path("feeds/acts/<slug:slug>.xml", feeds.of_law, {"model": Act}, name="feed_act"),
    path("data/", data.data, name="data"),
    path("opensearch.xml", wellknown.opensearch, name="opensearch"),
    path("data/record.zip", api.open_to_all(send_record), name="whole_record"),
    path("api/", api.open_to_all(api.index), name="api"),
    path("api/openapi.json", api.open_to_all(api.openapi), name="openapi"),
    path("api/docs/", data.api_docs, name="api_docs"),
    path("api/", include(api.urls())),
    re_path("^api/(?P<rest>.*)$", api.open_to_all(api.nothing_here), name="api_nothing"),
    path("calendar.ics", calendar, name="calendar"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": sitemaps.SITEMAPS}, name="sitemap"),
    path("robots.txt", wellknown.robots, name="robots"),
    path(".well-known/security.txt", wellknown.security_txt, name="security_txt"),
    path("favicon.ico", wellknown.favicon, name="favicon"),
    path("healthz", errors.healthz, name="healthz"),
]

"""Addresses of the site itself."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from tipcouncil.site import (
    feeds,
    feeds_search,
    image_views,
    sitemaps,
    views,
    views_about,
    views_home,
    views_search,
    views_wellknown,
)

app_name = "site"
urlpatterns = [
    path("", views_home.home, name="home"),
    path("about/", views_about.about, name="about"),
    path("attend/", views_about.attend, name="attend"),
    path("request/", views_about.request_a_record, name="request"),
    path("accessibility/", views_about.accessibility, name="accessibility"),
    path("privacy/", views_about.privacy, name="privacy"),
    path("safety/", views_about.safety, name="safety"),
    path("search/", views_search.search, name="search"),
    path("subscribe/", views_about.subscribe, name="subscribe"),
    path("images/<slug:name>", image_views.image, name="image"),
    path("feeds/all.xml", require_safe(feeds.Everything()), name="feed_all"),
    path("feeds/meetings.xml", require_safe(feeds.Meetings()), name="feed_meetings"),
    path("feeds/search.xml", require_safe(feeds_search.OfSearch()), name="feed_search"),
    path("calendar.ics", views_wellknown.calendar, name="calendar"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": sitemaps.SITEMAPS}, name="sitemap"),
    path("robots.txt", views_wellknown.robots, name="robots"),
    path(".well-known/security.txt", views_wellknown.security_txt, name="security_txt"),
    path("favicon.ico", views_wellknown.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
]

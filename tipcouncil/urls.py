"""Every address of the site. An address once public answers for ever."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/markdownx/", include("tipcouncil.site.markdownx.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("tipcouncil.site.accounts.urls")),
    path("", include("tipcouncil.site.urls")),
    path("", include("statutes.urls")),
    path("", include("meetings.urls")),
    path("", include("reports.urls")),
]
handler404 = "tipcouncil.site.views.errors.page_not_found"
handler400 = "tipcouncil.site.views.errors.bad_request"

"""Addresses of reports and recommendations: /reports/2009-2010/, /reports/2016/#rec-3."""

from django.urls import path

from reports.views import downloads
from reports.views import pages as views

app_name = "reports"
urlpatterns = [
    path("reports.csv", downloads.reports_csv, name="reports-csv"),
    path("reports/", views.report_list, name="list"),
    path("reports/files.zip", views.report_files, name="files"),
    path("reports/<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
    path("reports/<slug:slug>/", views.report_detail, name="report"),
    path("reports/<slug:slug>/versions/", views.report_versions, name="versions"),
    path("reports/<slug:slug>/versions/<int:number>/", views.report_versions, name="version"),
    path("reports/files/<slug:key>/<str:name>", views.report_file, name="file"),
    path("reports/thumbnails/<slug:key>.webp", views.report_thumbnail, name="thumbnail"),
    path("recommendations/", views.recommendation_list, name="recommendations"),
    path("recommendations.csv", views.recommendations_csv, name="recommendations-csv"),
    path("recommendations.json", views.recommendations_json, name="recommendations-json"),
    path("recommendations.pdf", views.recommendations_pdf, name="recommendations-pdf"),
]

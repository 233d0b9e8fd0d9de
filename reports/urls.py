"""Addresses of reports and recommendations: /reports/2009-2010/, /reports/2016/#rec-3."""

from django.urls import path

from reports.views import bundle, downloads, files, lists, report

app_name = "reports"
urlpatterns = [
    path("reports.csv", downloads.reports_csv, name="reports-csv"),
    path("reports/", lists.report_list, name="list"),
    path("reports/files.zip", bundle.report_files, name="files"),
    path("reports/<slug:slug>.pdf", report.report_pdf, name="report-pdf"),
    path("reports/<slug:slug>/", report.report_detail, name="report"),
    path("reports/<slug:slug>/versions/", report.report_versions, name="versions"),
    path("reports/<slug:slug>/versions/<int:number>/", report.report_versions, name="version"),
    path("reports/files/<slug:key>/<str:name>", files.report_file, name="file"),
    path("reports/thumbnails/<slug:key>.webp", files.report_thumbnail, name="thumbnail"),
    path("recommendations/", lists.recommendation_list, name="recommendations"),
    path("recommendations.csv", downloads.recommendations_csv, name="recommendations-csv"),
    path("recommendations.json", downloads.recommendations_json, name="recommendations-json"),
    path("recommendations.pdf", downloads.recommendations_pdf, name="recommendations-pdf"),
]

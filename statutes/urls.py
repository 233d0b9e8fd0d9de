"""Addresses of the law: /statutes/53a-192a/, /acts/pa-16-66/."""

from django.urls import path

from statutes.views import details, downloads
from statutes.views import lists as views

app_name = "statutes"
urlpatterns = [
    path("statutes.csv", downloads.statutes_csv, name="list-csv"),
    path("statutes.json", downloads.statutes_json, name="list-json"),
    path("statutes/<slug:slug>.json", downloads.statute_json, name="statute-json"),
    path("acts.csv", downloads.acts_csv, name="acts-csv"),
    path("acts.json", downloads.acts_json, name="acts-json"),
    path("acts/<slug:slug>.json", downloads.act_json, name="act-json"),
    path("statutes/", views.statute_list, name="list"),
    path("statutes/<slug:slug>/", details.statute_detail, name="statute"),
    path("acts/", views.act_list, name="acts"),
    path("acts/<slug:slug>/", details.act_detail, name="act"),
]

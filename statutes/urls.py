"""Addresses of the law: /statutes/53a-192a/, /acts/pa-16-66/."""

from django.urls import path

from statutes import views

app_name = "statutes"
urlpatterns = [
    path("statutes/", views.statute_list, name="list"),
    path("statutes/<slug:slug>/", views.statute_detail, name="statute"),
    path("acts/", views.act_list, name="acts"),
    path("acts/<slug:slug>/", views.act_detail, name="act"),
]

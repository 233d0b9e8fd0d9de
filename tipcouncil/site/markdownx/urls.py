"""Addresses of the editor's preview and pictures, under the names that its widget asks for."""

from django.urls import path

from tipcouncil.site.markdownx import views

urlpatterns = [
    path("markdownify/", views.markdownify, name="markdownx_markdownify"),
    path("upload/", views.upload, name="markdownx_upload"),
]

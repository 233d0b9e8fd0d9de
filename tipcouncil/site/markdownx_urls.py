"""Addresses of the editor's preview and pictures, under the names that its widget asks for."""

from django.urls import path

from tipcouncil.site import markdownx_views

urlpatterns = [
    path("markdownify/", markdownx_views.markdownify, name="markdownx_markdownify"),
    path("upload/", markdownx_views.upload, name="markdownx_upload"),
]

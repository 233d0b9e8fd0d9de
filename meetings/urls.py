"""Addresses of meetings, papers and people: /meetings/2017-01-19/#item-2a."""

from django.urls import path

from meetings import views
from meetings.views import downloads

app_name = "meetings"
urlpatterns = [
    path("meetings.csv", downloads.meetings_csv, name="meetings_csv"),
    path("documents.csv", downloads.documents_csv, name="documents_csv"),
    path("members.csv", downloads.members_csv, name="members_csv"),
    path("memberships.csv", downloads.memberships_csv, name="memberships_csv"),
    path("people.csv", downloads.people_csv, name="people_csv"),
    path("attendance.csv", downloads.attendance_csv, name="attendance_csv"),
    path("votes.csv", downloads.votes_csv, name="votes_csv"),
    path("closed-days.csv", downloads.closed_days_csv, name="closed_days_csv"),
    path("receipts.csv", downloads.receipts_csv, name="receipts_csv"),
    path("meetings/", views.meeting_list, name="list"),
    path("meetings/<int:year>/", views.meeting_year, name="year"),
    path("meetings/<int:year>/schedule/<slug:slug>/", views.schedule, name="schedule"),
    path(
        "meetings/<int:year>/schedule/<slug:slug>/schedule.pdf",
        views.schedule,
        {"is_pdf": True},
        name="schedule_pdf",
    ),
    path("meetings/<slug:slug>/notice/", views.notice, name="notice"),
    path(
        "meetings/<slug:slug>/notice/notice.pdf",
        views.notice,
        {"is_pdf": True},
        name="notice_pdf",
    ),
    path("meetings/<int:year>/deadlines/", views.year_duties, name="year_duties"),
    path("receipts/<slug:key>/", views.receipt, name="receipt"),
    path("meetings/<slug:slug>.ics", views.meeting_calendar, name="meeting_calendar"),
    path("calendar/<slug:slug>.ics", views.body_calendar, name="body_calendar"),
    path("meetings/<slug:slug>/", views.meeting_detail, name="meeting"),
    path("meetings/<slug:slug>/minutes.md", views.minutes_text, name="minutes_text"),
    path("meetings/<slug:slug>/minutes/versions/", views.minutes_versions, name="minutes_versions"),
    path(
        "meetings/<slug:slug>/minutes/versions/<int:number>/",
        views.minutes_versions,
        name="minutes_version",
    ),
    path("documents/", views.document_list, name="documents"),
    path("files/<slug:key>/<str:name>", views.document_file, name="file"),
    path("thumbnails/<slug:key>.webp", views.document_thumbnail, name="thumbnail"),
    path("members/", views.members, name="members"),
    path("people/", views.person_list, name="people"),
    path("people/<slug:slug>/", views.person_detail, name="person"),
]

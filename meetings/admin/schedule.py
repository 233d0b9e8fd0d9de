"""“Schedule”: the meetings of a year in one grid, saved as drafts and posted together."""

import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from meetings.admin.desk_posting import PostAfterPreview
from meetings.admin.schedule_forms import ScheduleGrid
from meetings.deadlines import CouncilYear, duties_of_year, holidays_of
from meetings.evidence.closed_days import office_calendar
from meetings.evidence.posting import post_schedule
from meetings.models import Body, BodyKind, Meeting
from tipcouncil.records.admin import seen
from tipcouncil.records.admin.forms import note_overruled, questions_context, words_of
from tipcouncil.records.admin.verbs import admin_page
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.saving import as_one

PLANNED_FROM = 11  # in November the Council's next year is made; it is filed by January 31


class PostSchedule(PostAfterPreview):
    """Posting all meetings of a year that only staff see."""

    name, button = "post_schedule", "Post all to the public"

    @property
    def title(self):
        return f"Post the schedule of {self.record.date.year}?"

    def act(self):
        super().act()
        post_schedule(self.record.body, self.record.date.year, self.request.user)

    def done(self):
        rows = len(self.records)
        return f"The schedule is posted: {rows} meeting{'' if rows == 1 else 's'}."

    def answer(self):
        return HttpResponseRedirect(schedule_url(self.record.date.year, self.record.body))


class Schedule:
    """Two pages of the admin of meetings: the grid of a year, and the one that posts it."""

    def __init__(self, model_admin):
        self.admin = model_admin

    def pages(self):
        wrap, name = self.admin.admin_site.admin_view, "meetings_meeting_schedule"
        return [
            path("schedule/", wrap(self.next_view), name=f"{name}_next"),
            path("schedule/<int:year>/<slug:slug>/", wrap(self.grid_view), name=name),
            path(
                "schedule/<int:year>/<slug:slug>/post/", wrap(self.post_view), name=f"{name}_post"
            ),
        ]

    def next_view(self, request):
        day = today()
        year = day.year + (day.month >= PLANNED_FROM)
        council = Body.objects.filter(kind=BodyKind.COUNCIL).first()
        if council is None:
            words = "Enter the Council itself first: a schedule is of a body."
            self.admin.message_user(request, words, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:meetings_body_add"))
        return HttpResponseRedirect(schedule_url(year, council))

    def body_of(self, request, year, slug):
        """The body, if this person may enter its meetings and the year is one of the record."""
        body = Body.objects.filter(slug=slug).first()
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        is_year = datetime.MINYEAR < year < datetime.MAXYEAR
        return body if is_year else None

    def grid_view(self, request, year, slug):
        body = self.body_of(request, year, slug)
        if body is None:
            return self.next_view(request)
        is_sent = request.method == "POST"
        with transaction.atomic():
            refusal = {}
            rows = Meeting.objects.filter(body=body, date__year=year)
            _, version = seen.read(lambda: rows, lambda shown: [shown], to_change=is_sent)
            grid = ScheduleGrid(self.sent(request), body=body, year=year)
            if is_sent:
                refusal = seen.changed_since(request, version)
                if "_take" not in request.POST and not refusal and grid.is_valid():
                    refusal = self.save(request, grid)
                    if not refusal:
                        return self.go_on(request, year, body)
        return self.show(request, grid, body, {"seen": version, **refusal})

    @staticmethod
    def sent(request):
        """What was typed; with the business day that was taken in place of a holiday."""
        if request.method != "POST":
            return None
        data = request.POST.copy()
        row, _, day = data.get("_take", "").partition(":")
        if row:
            data[f"row-{row}-date"] = day
        return data

    def save(self, request, grid):
        """All rows, or none and why."""
        try:
            with as_one():
                for form in grid.forms:
                    form.instance._history_user = request.user
                saved = grid.save()
                for meeting in grid.new_objects:
                    self.admin.log_addition(request, meeting, "Entered in the schedule.")
                for meeting, fields in grid.changed_objects:
                    self.admin.log_change(request, meeting, f"Schedule: {', '.join(fields)}.")
                for form in grid.forms:
                    if form.instance in saved:
                        note_overruled(request, form.instance, form)
        except (IntegrityError, ValidationError) as error:
            return {"refusal": f"Nothing is saved. {words_of(error)}"}
        return {}

    def go_on(self, request, year, body):
        page = schedule_url(year, body)
        if "_post" in request.POST:
            return HttpResponseRedirect(f"{page}post/")
        self.admin.message_user(request, "Saved. Only staff see it until it is posted.")
        return HttpResponseRedirect(page)

    def show(self, request, grid, body, context):
        year = grid.year
        holidays, calendar = holidays_of(year), office_calendar()
        due = next(duty.due for duty in duties_of_year(CouncilYear(year)) if duty.clock == "K1")
        context |= {
            "grid": grid,
            "body": body,
            "bodies": Body.objects.exclude(pk=body.pk),
            "year": year,
            "due": due,
            "days_left": (due - today()).days,
            "holidays": {
                day.isoformat(): next_open(day, calendar) | {"name": holidays[day]}
                for day in holidays
            },
            "seen_name": seen.SEEN,
            "is_nav_sidebar_enabled": False,  # the rows need its place
            "media": self.admin.media,
            **questions_context(request, *grid.forms),
        }
        page = "admin/meetings/schedule.html"
        return admin_page(self.admin, request, page, f"Schedule of {year}", context)

    def post_view(self, request, year, slug):
        body = self.body_of(request, year, slug)

        def find():
            drafts = Meeting.objects.filter(body=body, date__year=year, posted_at=None)
            return list(drafts.select_related("body").order_by("date", "starts_at"))

        is_pressed = request.method == "POST"
        answer = self.admin.carry_out(request, PostSchedule, find, is_pressed=is_pressed)
        if answer is None:
            words = f"No meeting of {year} waits to be posted: enter the dates first."
            self.admin.message_user(request, words, messages.WARNING)
            answer = HttpResponseRedirect(reverse("admin:meetings_meeting_schedule_next"))
        return answer


def next_open(day, calendar):
    """The day on which a regular meeting is held that falls on a holiday (Sec. 1-230)."""
    other = calendar.next_business_day(day)
    return {"next": in_words(other), "weekday": other.strftime("%A")}


def schedule_url(year, body):
    return reverse("admin:meetings_meeting_schedule", args=[year, body.slug])

"""The staff's site: the calendar comes first, then each kind of record in plain groups."""

from functools import partial, wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from tipcouncil.site.accounts.session_limits import limits_of
from tipcouncil.site.accounts.sign_in import sign_in
from tipcouncil.site.notices.models import StaffLetters
from tipcouncil.site.staff.filings import filings_of_meeting, filings_of_year
from tipcouncil.site.staff.first_page import first_page, records_by_right

GROUPS = {
    "Meetings": {
        "meetings.Meeting": "Meetings and agendas",
        "meetings.Minutes": "Minutes",
        "meetings.Document": "Documents",
        "meetings.Motion": "Motions and votes",
    },
    "People and seats": {
        "meetings.Person": "People",
        "meetings.Membership": "Memberships",
        "meetings.Seat": "Seats",
        "meetings.Body": "The council and its committees",
    },
    "Deadlines": {
        "meetings.Receipt": "Receipts of postings and filings",
        "meetings.ClosedDay": "Closed days",
    },
    "The council's history": {
        "meetings.HostAgency": "Host agencies",
        "meetings.Milestone": "Milestones",
    },
    "Reports": {
        "reports.Report": "Reports",
        "reports.Recommendation": "Recommendations",
        "reports.RecommendationUpdate": "What became of recommendations",
        "reports.Resource": "Reports of others",
    },
    "The law": {
        "statutes.Statute": "Sections of the statutes",
        "statutes.Act": "Acts",
        "statutes.Mention": "Citations in the record",
        "statutes.InventoryProposal": "Newer lists of the law",
    },
    "Notices by e-mail": {
        "site.Notice": "Notices, and proof they were sent",
        "site.Email": "The outbox",
    },
    "Addresses of pages": {"site.Redirect": "Old addresses"},
    "Accounts": {"auth.User": "Staff accounts"},
    "Kept by the site itself": {
        "site.AuditEntry": "Log: who did what, and when",
        "site.Redaction": "Words that must not stand",
        "meetings.MinutesRevision": "Versions of minutes",
        "reports.ReportRevision": "Versions of reports",
        "site.InlineImage": "Pictures in texts",
        "site.FileReading": "Words found in files",
        "site.LoadedUnit": "Rows loaded from the plain-text record",
    },
}


WHOLE_LIST = f"{ERROR_FLAG}=1"
MAKES_NO_SENSE = (ValueError, OverflowError, IndexError, DatabaseError, SuspiciousOperation)


def whole_list_if_odd(view):
    """A list that is asked what makes no sense, such as the year 99999, shows all of its rows."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except MAKES_NO_SENSE:
            asked, name = request.META.get("QUERY_STRING", ""), request.resolver_match.url_name
            is_list = request.method == "GET" and (name or "").endswith("_changelist")
            if not is_list or asked in ("", WHOLE_LIST):
                raise
            return HttpResponseRedirect(f"{request.path}?{WHOLE_LIST}")

    return answer


class Suggestions(AutocompleteJsonView):
    """What a chooser offers while its words are typed. Only a field that chooses may ask."""

    def process_request(self, request):
        found = super().process_request(request)
        if not found[2].concrete:
            raise PermissionDenied
        return found


class StaffSite(AdminSite):
    site_header = f"{settings.COUNCIL_IN_SHORT}: the record"
    site_title = "The record"
    index_title = "What is due"

    def login(self, request, extra_context=None):
        """The one sign-in page, at the admin's address too: it asks for the second factor."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return sign_in(request)

    def get_app_list(self, request, app_label=None):
        """The models in groups that a clerk would make; by app where one app is asked for."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        found = {
            f"{app['app_label']}.{model['object_name']}": (app, model)
            for app in apps
            for model in app["models"]
        }
        groups = []
        for name, labels in GROUPS.items():
            members = []
            for label, words in labels.items():
                if label in found:
                    app, model = found.pop(label)
                    members.append((app, model | {"name": words}))
            if members:
                groups.append(self.group(name, members))
        return groups + [self.group(model["name"], [(app, model)]) for app, model in found.values()]

    def group(self, name, members):
        app = members[0][0]
        label = name.lower().replace(" ", "-").replace("'", "")
        return app | {"name": name, "app_label": label, "models": [model for _, model in members]}

    def index(self, request, extra_context=None):
        context = first_page(request.user) | records_by_right(self.get_app_list(request))
        return super().index(request, (extra_context or {}) | context)

    def each_context(self, request):
        context = super().each_context(request) | {"second_factor_url": reverse("mfa_index")}
        if request.user.is_authenticated:
            context["session"] = limits_of(request.session)
        return context

    def admin_view(self, view, cacheable=False):
        return super().admin_view(whole_list_if_odd(view), cacheable)

    def get_urls(self):
        meeting, year = partial(filings_of_meeting, self), partial(filings_of_year, self)
        return [
            path("stay/", self.admin_view(self.stay), name="stay"),
            path("letters/", self.admin_view(self.letters), name="letters"),
            path("filings/<int:key>/", self.admin_view(meeting), name="filings_of_meeting"),
            path("filings/year/<int:year>/", self.admin_view(year), name="filings_of_year"),
            *super().get_urls(),
        ]

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)

    @method_decorator(require_POST)
    def letters(self, request):
        """Whether somebody wants the weekly letter: the button says what it will be."""
        is_wanted = request.POST.get("wanted") == "yes"
        StaffLetters.objects.update_or_create(user=request.user, defaults={"is_wanted": is_wanted})
        words = "You get an e-mail each Monday." if is_wanted else "You get no more of them."
        messages.success(request, words)
        return HttpResponseRedirect(reverse("admin:index"))

    def stay(self, request):
        """“Stay signed in”: asking is enough, since any request counts as work."""
        return JsonResponse(limits_of(request.session))

"""The outbox and the proof of notice, for staff. No page of it shows or finds an address."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from meetings.models import Meeting
from tipcouncil.records.admin.lists import ReadOnlyAdmin
from tipcouncil.records.admin.verbs import admin_page
from tipcouncil.site.notices import proof
from tipcouncil.site.notices.models import Email, EmailState, MailerRun, Notice

MAY_SEND_AGAIN = {EmailState.FAILED, EmailState.UNKNOWN}


@admin.register(Email)
class EmailAdmin(ReadOnlyAdmin):
    """E-mails and their fate. One that was not sent may be sent again."""

    change_list_template = "admin/site/outbox.html"
    list_display = ["kind", "state", "attempts", "made_at", "sent_at", "error"]
    list_filter = ["state", "kind"]
    show_facets = admin.ShowFacets.ALWAYS
    actions = ["send_again"]
    fields = ["kind", "state", "attempts", "made_at", "try_at", "sent_at", "error", "announced"]
    readonly_fields = ["announced"]
    list_display_links = ["kind"]

    @admin.display(description="Notices")
    def announced(self, email):
        return "; ".join(map(str, email.notices.order_by("found_at", "pk"))) or "-"

    def has_send_permission(self, request):
        return request.user.has_perm("site.change_email")

    @admin.action(description="Send again, though it may then come twice", permissions=["send"])
    def send_again(self, request, queryset):
        chosen = queryset.filter(state__in=MAY_SEND_AGAIN)
        count = chosen.update(state=EmailState.WAITING, attempts=0, try_at=timezone.now(), error="")
        if count:
            words = "1 e-mail" if count == 1 else f"{count} e-mails"
            self.message_user(request, f"{words} will be sent again.", messages.SUCCESS)
        else:
            words = "Choose e-mails that were given up or may not have been sent."
            self.message_user(request, words, messages.ERROR)

    def changelist_view(self, request, extra_context=None):
        context = {
            "run": MailerRun.objects.first(),
            "subscriptions": proof.valid_subscriptions().count(),
            "topic_counts": proof.topic_counts(),
        }
        return super().changelist_view(request, (extra_context or {}) | context)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """What there was to tell, and the proof for each meeting."""

    change_list_template = "admin/site/notices.html"
    list_display = ["title", "event", "happened_at", "found_at", "asked_by", "proof_link"]
    list_filter = ["event"]
    list_select_related = ["meeting"]
    search_fields = ["title"]
    fields = ["title", "event", "happened_at", "found_at", "asked_by"]

    @admin.display(description="Proof")
    def proof_link(self, notice):
        if notice.meeting is None:
            return "-"
        address = reverse("admin:site_notice_proof", args=[notice.meeting.slug])
        return format_html('<a href="{}">Meeting of {}</a>', address, notice.meeting)

    def get_urls(self):
        page = self.admin_site.admin_view(self.proof_view)
        table = self.admin_site.admin_view(self.proof_table)
        return [
            path("meetings/<slug:slug>/", page, name="site_notice_proof"),
            path("meetings/<slug:slug>.csv", table, name="site_notice_proof_table"),
            *super().get_urls(),
        ]

    def meeting(self, request, slug):
        if not self.has_view_permission(request):
            raise Http404
        return get_object_or_404(Meeting.objects.select_related("body"), slug=slug)

    def proof_view(self, request, slug):
        meeting = self.meeting(request, slug)
        lines = proof.proof_for(meeting)
        context = {"meeting": meeting, "last_day": meeting.date - proof.WEEK, "lines": lines}
        title = f"Notice of the meeting of {meeting}"
        return admin_page(self, request, "admin/site/proof.html", title, context)

    def proof_table(self, request, slug):
        table = proof.table_for(self.meeting(request, slug))
        return table.response(request, filename=f"{table.name}.csv")

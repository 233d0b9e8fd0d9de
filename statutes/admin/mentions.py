"""Citations in the record: which law they name, and which of it the record does not hold."""

from collections import defaultdict

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from statutes import citations
from statutes.citations import Kind
from statutes.linking.cited_in import kind_words
from statutes.linking.missing_law import law_of_target
from statutes.models import Act, Mention
from tipcouncil.records.admin.forms import words_of
from tipcouncil.records.admin.lists import ReadOnlyAdmin
from tipcouncil.records.admin.verbs import admin_page
from tipcouncil.records.redaction.places import staff_url

PLACES_SHOWN = 3


class ResolvedFilter(admin.SimpleListFilter):
    """Whether the record holds the law that is cited, and whether there can be such law."""

    title = "law"
    parameter_name = "law"
    conditions = {
        "missing": Q(statute=None, act=None),
        "found": ~Q(statute=None, act=None),
        "doubtful": ~Q(doubt=""),
    }

    def lookups(self, request, model_admin):
        words = ["Not in the record", "In the record", "Cannot exist as cited"]
        return list(zip(self.conditions, words, strict=True))

    def queryset(self, request, queryset):
        return queryset.filter(self.conditions.get(self.value(), Q()))


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    change_list_template = "admin/statutes/mention_list.html"
    list_display = ["as_written", "law", "content_type", "quote_start"]
    list_filter = [ResolvedFilter, "content_type"]
    list_select_related = ["statute", "act", "content_type"]
    search_fields = ["as_written", "quote"]
    fields = ["as_written", "pinpoint", "doubt", "statute", "act", "content_type", "record"]
    fields += ["quote"]

    class Media:
        css = {"all": ["admin-extra/record.css"]}

    @admin.display(description="Law")
    def law(self, mention):
        return mention.doubt or mention.statute or mention.act or "Not in the record"

    @admin.display(description="Where")
    def quote_start(self, mention):
        return mention.quote[:120]

    def get_urls(self):
        missing = self.admin_site.admin_view(self.missing_view)
        add = self.admin_site.admin_view(self.add_law_view)
        return [
            path("missing/", missing, name="statutes_mention_missing"),
            path("missing/add/", add, name="statutes_mention_add_law"),
            *super().get_urls(),
        ]

    def missing_view(self, request):
        """The law that the record cites and does not hold, the most cited first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        missing, doubtful = self.missing_law(request), Mention.objects.doubtful().count()
        context = {"missing": missing, "doubtful": doubtful}
        title = "Law that is cited and not in the record"
        return admin_page(self, request, "admin/statutes/missing_law.html", title, context)

    def missing_law(self, request):
        groups, became = defaultdict(list), acts_of_bills()
        for mention in Mention.objects.unresolved().prefetch_related("record", "content_type"):
            groups[mention.target or mention.as_written].append(mention)
        found = []
        for key, citing in groups.items():
            row = law_of_target(citing[0].target)
            found.append(
                {
                    "target": citing[0].target,
                    "cited": str(row) if row else citing[0].as_written,
                    "title": getattr(row, "title", ""),
                    "may_add": row is not None and self.may_add(request, row),
                    "is_no_law": row is None,
                    "became": became[key],
                    "times": len(citing),
                    "places": [place_of(mention) for mention in citing[:PLACES_SHOWN]],
                    "more": max(0, len(citing) - PLACES_SHOWN),
                    "doubts": sorted({one.doubt for one in citing if one.doubt}),
                    "key": key,
                }
            )
        return sorted(found, key=lambda law: (law["is_no_law"], -law["times"], law["key"]))

    def may_add(self, request, row):
        kind = "act" if isinstance(row, Act) else "statute"
        return request.user.has_perm(f"statutes.add_{kind}")

    @method_decorator(require_POST)
    def add_law_view(self, request):
        """Enter a law that is cited, for staff alone, and open its form."""
        target = request.POST.get("target", "")
        row, citing = law_of_target(target), Mention.objects.filter(target=target)
        back = HttpResponseRedirect(reverse("admin:statutes_mention_missing"))
        if row is None or not citing.exists():
            self.message_user(request, "The record no longer cites this law.", messages.ERROR)
            return back
        if not self.may_add(request, row):
            raise PermissionDenied
        row.in_inventory = request.POST.get("in_inventory") == "yes"
        row._history_user = request.user
        try:
            with transaction.atomic():
                row.full_clean()
                row.save()
        except (IntegrityError, ValidationError) as error:
            self.message_user(request, f"Not added. {words_of(error)}", messages.ERROR)
            return back
        law_admin = self.admin_site.get_model_admin(type(row))
        law_admin.log_addition(request, row, [{"added": {}}])
        times = citing.count()
        words = (
            f"{row} is saved. It is not posted yet: check it first. Once it is posted, {times}"
            f" citation{pluralize(times)} will link to it."
        )
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(law_admin.page_of(row, "change"))


def place_of(mention):
    """The record that cites, in words, with the page where staff see it."""
    where = f", {mention.place}" if mention.place else ""
    record = mention.record
    return {"words": f"{kind_words(record)}: {record}{where}", "url": staff_url(record)}


def acts_of_bills():
    """What became of bills, by the keys under which they are cited, with a year or without."""
    acts = defaultdict(list)
    for act in Act.objects.exclude(bill="").order_by("year"):
        bills = [one for one in citations.find(act.bill) if one.kind == Kind.BILL]
        for bill in bills:
            acts[bill._replace(year=None).target].append(act)
            acts[bill._replace(year=act.year).target].append(act)
    return acts

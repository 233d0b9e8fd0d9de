"""A newer list of the law beside the inventory: compared here, and decided row by row."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from statutes.inventory.deciding import accept, refuse
from statutes.inventory.differences import differences, propose
from statutes.inventory.file import LARGEST, read_list
from statutes.inventory.proposals import Decision, InventoryProposal
from tipcouncil.records.admin.forms import words_of
from tipcouncil.records.admin.lists import ReadOnlyAdmin
from tipcouncil.records.admin.seen import SEEN, version_of_row
from tipcouncil.records.admin.verbs import Verb, VerbsAdmin, admin_page, on_selected

LIST_PAGE = "admin:statutes_inventoryproposal_changelist"


class ListForm(forms.Form):
    """A newer list of the statutes, as a file."""

    file = forms.FileField(
        label="The newer list, as CSV",
        max_length=200,
        help_text="With the columns of this site's own /statutes.csv, or those of the list of"
        " statuses. Nothing changes before you accept it.",
    )

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        self.law_list = read_list(uploaded.read(LARGEST + 1))
        return uploaded


class Decide(Verb):
    """A decision on one difference, or on those chosen in the list."""

    template = "admin/statutes/deciding.html"

    def is_allowed(self):
        return self.admin.has_deciding_permission(self.request)

    def hindrance(self):
        if self.record.decision == Decision.OPEN:
            return ""
        return f"{self.record} is decided already: {self.admin.decide(self.record).lower()}."

    def act(self):
        """One at a time: one that cannot be taken over leaves the others as they are."""
        for proposal in self.records:
            try:
                words = self.decide_on(proposal)
            except ValidationError as refusal:
                words = f"Not decided. {words_of(refusal)}"
                self.admin.message_user(self.request, words, messages.ERROR)
            else:
                self.admin.message_user(self.request, words, messages.SUCCESS)

    def answer(self):
        return HttpResponseRedirect(reverse(LIST_PAGE))


class Accept(Decide):
    """The inventory takes a difference over."""

    name, button = "accept", "Accept"
    title = "Accept what the newer list says?"

    def decide_on(self, proposal):
        taken = accept(proposal, self.request.user)
        words = f"{taken.words} From “{proposal.list_name}”."
        site = self.admin.admin_site
        for row in {taken.row, *taken.made}:
            if site.is_registered(type(row)):
                row_admin = site.get_model_admin(type(row))
                log = row_admin.log_addition if row in taken.made else row_admin.log_change
                log(self.request, row, words)
        address = site.get_model_admin(type(taken.row)).page_of(taken.row, "change")
        return format_html('{} <a href="{}">Open {}</a>', taken.words, address, taken.row)


class Refuse(Decide):
    """The inventory stays as it is, and the difference is not shown again."""

    name, button = "refuse", "Refuse"
    title = "Refuse what the newer list says?"

    def decide_on(self, proposal):
        refuse(proposal, self.request.user)
        self.admin.log_change(self.request, proposal, "Refused.")
        return f"Refused: {proposal}."


class DecisionFilter(admin.SimpleListFilter):
    """What waits is shown first; what was decided is a click away."""

    title = "decision"
    parameter_name = "decision"

    def lookups(self, request, model_admin):
        return [("accepted", "Accepted"), ("refused", "Refused"), ("all", "All")]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": "To be decided"}
        yield from others

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(decision=self.value() or Decision.OPEN)


@admin.register(InventoryProposal)
class InventoryProposalAdmin(VerbsAdmin, ReadOnlyAdmin):
    change_list_template = "admin/statutes/proposal_list.html"
    list_display = ["cited", "field", "old", "says", "decide"]
    list_display_links = None
    list_filter = [DecisionFilter, "field"]
    list_select_related = ["decided_by"]
    search_fields = ["cited", "old", "new"]
    fields = ["cited", "field", "old", "says", "list_name", "found_at", "decision", "decided_by"]
    verbs = (Accept, Refuse)
    accept_selected = on_selected("accept", "Accept the selected differences", "deciding")
    refuse_selected = on_selected("refuse", "Refuse the selected differences", "deciding")
    actions = ["accept_selected", "refuse_selected"]

    class Media:
        css = {"all": ["admin-extra/record.css"]}

    @admin.display(description="The list says")
    def says(self, proposal):
        return proposal.says

    @admin.display(description="Decision")
    def decide(self, proposal):
        if proposal.decision != Decision.OPEN:
            by = f" by {proposal.decided_by}" if proposal.decided_by else ""
            return f"{proposal.get_decision_display()}{by}"
        version = version_of_row(proposal)
        buttons = [
            (self.page_of(proposal, verb.name), SEEN, version, verb.button, proposal)
            for verb in self.verbs
        ]
        button = (
            '<button class="button" formaction="{}" name="{}" value="{}">{}'
            '<span class="visually-hidden"> {}</span></button>'
        )
        return format_html('<span class="decide">{}</span>', format_html_join(" ", button, buttons))

    # Who may

    def has_deciding_permission(self, request):
        """Who keeps the sections and the acts decides what becomes of them."""
        needed = ["change_inventoryproposal", "change_statute", "add_statute", "add_act"]
        return all(request.user.has_perm(f"statutes.{code}") for code in needed)

    def get_list_display(self, request):
        names = super().get_list_display(request)
        return names if self.has_deciding_permission(request) else names[:-1]

    # Deciding

    def rows_shown(self, request, records):
        """The difference alone: the inventory is compared with it when it is taken over."""
        return self.rows_on_page(request, records)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        words = "This difference is gone: a newer list has been compared."
        self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(reverse(LIST_PAGE))

    # Pages

    def own_pages(self):
        compare = self.admin_site.admin_view(self.compare_view)
        return [path("compare/", compare, name="statutes_inventoryproposal_compare")]

    def changelist_view(self, request, extra_context=None):
        may = self.has_deciding_permission(request)
        context = {"may_decide": may, "title": "What differs from a newer list"}
        return super().changelist_view(request, context | (extra_context or {}))

    def compare_view(self, request):
        """Choose a file; what differs is listed for a decision."""
        if not self.has_deciding_permission(request):
            raise PermissionDenied
        form = ListForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return self.compare(request, form)
        title = "Compare with a newer list"
        return admin_page(self, request, "admin/statutes/compare.html", title, {"form": form})

    def compare(self, request, form):
        name = form.cleaned_data["file"].name
        found = differences(form.law_list)
        waiting = propose(found, name, form.law_list)
        rows, refused = len(form.law_list.rows), len(found) - len(waiting)
        words = [f"Compared: “{name}”, {rows} row{pluralize(rows)}."]
        if waiting:
            words.append(f"Differences to decide: {len(waiting)}.")
        if refused:
            words.append(f"Refused before: {refused}.")
        if not found:
            words.append("There are no differences.")
        self.message_user(request, " ".join(words), messages.SUCCESS)
        return HttpResponseRedirect(reverse(LIST_PAGE))

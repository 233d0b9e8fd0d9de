"""A newer list of the law beside the inventory: compared here, and decided row by row."""

import datetime

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from statutes.inventory.deciding import CannotDecideError, accept, refuse
from statutes.inventory.differences import differences, propose
from statutes.inventory.file import LARGEST, FileRefusedError, read_list
from statutes.inventory.proposals import Decision, InventoryProposal, ProposalKind
from tipcouncil.records.admin.lists import ReadOnlyAdmin
from tipcouncil.records.admin.seen import SEEN, version_of_row
from tipcouncil.records.admin.verbs import Verb, VerbsAdmin, admin_page, on_selected
from tipcouncil.records.dates import in_words
from tipcouncil.records.files.stored import too_large_words

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
        if uploaded.size > LARGEST:
            words = too_large_words(uploaded.size, LARGEST)
            raise forms.ValidationError(f"{words} Is it a list?")
        try:
            self.law_list = read_list(uploaded.read())
        except FileRefusedError as refusal:
            raise forms.ValidationError(refusal.complaints) from refusal
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

    def context(self):
        says = self.admin.inventory_says, self.admin.list_says
        return {"rows": [(one, *(words(one) for words in says)) for one in self.records]}

    def act(self):
        """One at a time: one that cannot be taken over leaves the others as they are."""
        for proposal in self.records:
            try:
                words = self.decide_on(proposal)
            except CannotDecideError as refusal:
                words = f"Not decided. {refusal}"
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
        self.admin.log_change(self.request, proposal, "Accepted.")
        site = self.admin.admin_site
        for made in taken.made:
            if site.is_registered(type(made)):
                site.get_model_admin(type(made)).log_addition(self.request, made, taken.words)
        row = taken.row
        row_admin = site.get_model_admin(type(row))
        if row not in taken.made:
            words = f"{taken.words} From “{proposal.list_name}”."
            row_admin.log_change(self.request, row, words)
        address = row_admin.page_of(row, "change")
        return format_html('{} <a href="{}">Open {}</a>', taken.words, address, row)


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
        wanted = self.value() if self.value() in Decision.values else Decision.OPEN
        return queryset.filter(decision=wanted)


@admin.register(InventoryProposal)
class InventoryProposalAdmin(VerbsAdmin, ReadOnlyAdmin):
    change_list_template = "admin/statutes/proposal_list.html"
    change_form_template = "admin/statutes/proposal.html"
    list_display = ["cited", "what", "inventory_says", "list_says", "decide"]
    list_display_links = ["cited"]
    list_filter = [DecisionFilter, "kind"]
    list_select_related = ["statute", "act", "decided_by"]
    search_fields = ["law", "old", "new"]
    verbs = (Accept, Refuse)
    accept_selected = on_selected("accept", "Accept the selected differences", "deciding")
    refuse_selected = on_selected("refuse", "Refuse the selected differences", "deciding")
    actions = ["accept_selected", "refuse_selected"]
    fields = ["cited", "what", "inventory_says", "list_says", "list_name", "found_at"]
    fields += ["decision", "decided_by", "decided_at"]
    readonly_fields = ["cited", "what", "inventory_says", "list_says"]

    class Media:
        css = {"all": ["admin-extra/record.css"]}

    @admin.display(description="Law", ordering="sort_key")
    def cited(self, proposal):
        return proposal.cited

    @admin.display(description="What differs", ordering="kind")
    def what(self, proposal):
        return proposal.what

    @admin.display(description="The inventory says")
    def inventory_says(self, proposal):
        unlisted = {
            ProposalKind.NEW_LAW: "not listed",
            ProposalKind.GONE_LAW: "listed",
            ProposalKind.AUTHORITY: "not in its history",
        }
        return proposal.old or unlisted.get(proposal.kind, "nothing")

    @admin.display(description="The list says")
    def list_says(self, proposal):
        if proposal.field == "status" and (day := proposal.details.get("repealed_on")):
            return f"{proposal.new}, effective {in_words(datetime.date.fromisoformat(day))}"
        return proposal.new or (
            "not listed" if proposal.kind == ProposalKind.GONE_LAW else "nothing"
        )

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

    def get_actions(self, request):
        return super().get_actions(request) if self.has_deciding_permission(request) else {}

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
        may = {
            "may_decide": self.has_deciding_permission(request),
            "title": "What differs from a newer list",
        }
        return super().changelist_view(request, (extra_context or {}) | may)

    def render_change_form(self, request, context, *args, **kwargs):
        proposal = kwargs.get("obj")
        is_open = proposal is not None and proposal.decision == Decision.OPEN
        if is_open and self.has_deciding_permission(request):
            context["decide"] = self.decide(proposal)
        return super().render_change_form(request, context, *args, **kwargs)

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
        rows = len(form.law_list.rows)
        words = f"Compared: “{name}”, {rows} row{pluralize(rows)}. "
        if waiting:
            words += f"Differences to decide: {len(waiting)}. "
        if len(found) > len(waiting):
            words += f"Refused before: {len(found) - len(waiting)}. "
        if not found:
            words += "There are no differences."
        self.message_user(request, words.strip(), messages.SUCCESS)
        return HttpResponseRedirect(reverse(LIST_PAGE))

"""The list of papers."""

from django.db.models import Count, F, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.models import Document, DocumentKind
from tipcouncil.records.lists import canonical_url, page_of


@require_safe
def document_list(request):
    """Every paper that the record names: first those of the council itself, then by meeting."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in DocumentKind.values else ""
    documents = Document.objects.public()
    rows = documents.order_by().values_list("kind")
    rows = list(rows.annotate(Count("pk"), held=Count("pk", filter=~Q(file=""))))
    counts = {name: number for name, number, _ in rows}
    wanted = documents.filter(kind=kind) if kind else documents
    newest_first = F("meeting__date").desc(nulls_first=True)
    wanted = wanted.select_related("meeting__body", "body").order_by(
        newest_first, "meeting__slug", "position", "pk"
    )
    page = page_of(wanted, request.GET)
    context = {
        "kind": kind,
        "kind_words": DocumentKind(kind).label if kind else "",
        "kinds": [(k, k.label, counts[k]) for k in DocumentKind if k in counts],
        "total": sum(counts.values()),
        "held": sum(number for _, _, number in rows),
        "page": page,
        "canonical": canonical_url(request, page),
    }
    return render(request, "meetings/document_list.html", context)

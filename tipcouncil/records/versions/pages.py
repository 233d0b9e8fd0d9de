"""The public history of a text: its versions, what changed from one to the next, their pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from tipcouncil.records.texts.differences import passages
from tipcouncil.records.versions.withdrawal import withdrawn_q


def versions_page(request, rows, number, *, gone, page):
    """The page of every version that the public can read, or of the one with this number.

    `rows` finds the record at the address; `gone` answers for what was withdrawn there. `page`
    gives the template and what else it shows of the record and the version, None for all of them.
    """
    record = rows.public().first()
    if record is None:
        return gone(request, withdrawn_record(rows, number), number)
    public = record.revisions.public().order_by("-number")
    version = None if number is None else public.filter(number=number).first()
    if number is not None and version is None:
        if not is_withdrawn(record, number):
            raise Http404
        return gone(request, record, number)
    versions = list(public.defer("body"))
    if not versions:
        raise Http404
    template, context = page(record, version)
    context |= {"record": record, "versions": versions}
    if version:
        earlier = public.filter(number__lt=number).first()
        context |= {"version": version, "earlier": earlier, "is_current": version == versions[0]}
        context["passages"] = passages(earlier.body, version.body) if earlier else []
    return render(request, template, context)


def is_withdrawn(record, number):
    """Whether the version with this number was public and is withdrawn."""
    return record.revisions.withdrawn().filter(number=number).exists()


def withdrawn_record(rows, number=None):
    """The withdrawn record at an address, or at that of one of its versions. Else not found."""
    record = get_object_or_404(rows.filter(withdrawn_q(rows.model)))
    if number is not None and not is_withdrawn(record, number):
        raise Http404
    return record

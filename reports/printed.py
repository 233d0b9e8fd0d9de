"""What is printed of reports and of recommendations."""

from reports.pages import listing
from tipcouncil.records.printing.documents import document


def report_document(shown, base, changed):
    """`shown` is what the page of the report shows."""
    return document(
        f"What the record says about “{shown['report'].title}”",
        f"{base}{shown['report'].get_absolute_url()}",
        changed,
        "reports/paper/report.html",
        shown,
        version=f", version {shown['version']} of its text" if shown["version"] else "",
    )


def recommendations_document(selection, page, changed):
    return document(
        "What the record says about what the Council put forward",
        page,
        changed,
        "reports/paper/recommendations.html",
        {"selection": selection, "tally": listing.tally(selection.rows)},
        wide=True,
    )

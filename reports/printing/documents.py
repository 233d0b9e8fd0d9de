"""What stands on paper: what the record says of a report, and the table of all recommendations.

The site makes these pages. They say so, so that none of them passes for the Council's own paper.
"""

from django.conf import settings

from reports.pages import listing
from reports.printing.tree import (
    bullets,
    facts,
    heading,
    link,
    note,
    paragraph,
    parts_of,
    quotation,
    strong,
    table,
)
from tipcouncil.records.dates import EASTERN, in_words

AUTHOR = "Compiled from the public record by its web site; not a document of the Council"
KICKER = f"From the public record of the {settings.COUNCIL}"
NOT_RECORDED = "Not recorded"


def document(*, title, page, changed, blocks, version="", wide=False):
    """A printed page. `page` is the lasting address of what is printed."""
    day = changed.astimezone(EASTERN).date()
    record = f". The record as last changed on {in_words(day)}{version}."
    return {
        "title": title,
        "author": AUTHOR,
        "description": f"{title}. Printed from {page}",
        "date": [day.year, day.month, day.day],
        "kicker": KICKER,
        "footer": f"Printed from {page}{record}",
        "blocks": blocks,
        "wide": wide,
    }


# A report


def report_document(shown, base, changed):
    """`shown` is what the page of the report shows."""
    report, page = shown["report"], f"{base}{shown['report'].get_absolute_url()}"
    version = f", version {shown['version']} of its text" if shown["version"] else ""
    blocks = [paragraph(strong("This is not the report."), *whose(report, shown["held"], base))]
    if report.title_as_posted and report.title_as_posted != report.title:
        blocks.append(note(f"Listed as “{report.title_as_posted}”."))
    if report.summary:
        blocks.append(paragraph(report.summary))
    if shown["note"]:
        blocks.append(heading(1, report.note_title or "A note on this report"))
        blocks += parts_of(shown["note"], page)
    blocks += [heading(1, "The report"), about(shown, base)]
    blocks += recommendations_section(shown, base)
    if shown["body"]:
        blocks.append(heading(1, "Text of the report"))
        blocks += parts_of(shown["body"], page)
    if report.source:
        blocks.append(note(f"Source: {report.source}"))
    return document(
        title=f"What the record says about “{report.title}”",
        page=page,
        changed=changed,
        version=version,
        blocks=blocks,
    )


def whose(report, held, base):
    """What the reader has in hand, and the report itself where it is held."""
    kind = f"{report.get_kind_display()} to the General Assembly"
    said = f" It is what the public record says about this {kind}"
    if not held:
        return [f"{said}, of which no copy is held."]
    return [
        f"{said}. The report itself: ",
        link(held[0].title_as_posted, f"{base}{held[0].get_file_url()}"),
    ]


def about(shown, base):
    report = shown["report"]
    sent = shown["sent"] or NOT_RECORDED
    to = f", to {report.transmitted_to}" if report.transmitted_to else ""
    items = [
        ("Year" if report.first_year == report.last_year else "Years", report.years),
        ("Dated", shown["issued"] or NOT_RECORDED),
        ("Submitted", f"{sent}{to}"),
    ]
    if shown["required_by"]:
        laws = [
            link(law.citation, f"{base}{law.get_absolute_url()}") for law in shown["required_by"]
        ]
        items.append(("Required by", *separated(laws)))
    items += [("File", *held(file, base)) for file in shown["held"]]
    if not shown["held"]:
        items.append(("File", "No copy held"))
    items += [
        ("Public copy on another site", link(file.title_as_posted, file.source_url))
        for file in shown["elsewhere"]
    ]
    return facts(*items)


def held(file, base):
    pages = f", {file.pages} page{'' if file.pages == 1 else 's'}" if file.pages else ""
    return [
        link(file.title_as_posted, f"{base}{file.get_file_url()}"),
        f"{pages}, {file.size_words}, SHA-256 {file.sha256}",
    ]


def recommendations_section(shown, base):
    blocks = [heading(1, "Recommendations and next steps")]
    for entry in shown["entries"]:
        blocks += recommendation_blocks(entry, base, 2)
        for part in entry.parts:
            blocks += recommendation_blocks(part, base, 3)
    if not shown["entries"]:
        blocks.append(paragraph("No recommendation of this report has been entered."))
    elif origin := shown["origin"]:
        said = f"These are the {origin['what']} as the minutes give them,"
        address = f"{base}{origin['item'].get_absolute_url()}"
        linked = link(origin["words"], address)
        blocks.append(note(f"{said} not the words of the report. ", linked))
    elif not shown["held"]:
        blocks.append(
            note(
                "These are as other papers name them, not the words of the report; no copy of it"
                " is held."
            )
        )
    return blocks


def recommendation_blocks(entry, base, level):
    asked = entry.recommendation
    blocks = [heading(level, asked.title)]
    if asked.text:
        blocks.append(quotation(f"“{asked.text}”"))
    items = [
        ("Kind", asked.get_kind_display()),
        ("Outcome", *outcome_parts(asked)),
    ]
    if entry.targets:
        items.append(("Law", *separated(target_words(target, base) for target in entry.targets)))
    if asked.bill:
        items.append(("Bill", asked.bill))
    if asked.act:
        items.append(("Act", *act_parts(entry, base)))
    if asked.evidence_url:
        items.append(("Evidence", link(asked.evidence_url, asked.evidence_url)))
    return [*blocks, facts(*items), bullets([moment(each, base) for each in entry.timeline])]


def outcome_parts(asked):
    """The outcome's own word, and then the sentence on it, which often begins with that word."""
    status = asked.get_status_display()
    return [strong(status), asked.outcome_words.removeprefix(status)]


def target_words(target, base):
    cited = f"{target.statute.citation}{target.pinpoint}"
    address = f"{base}{target.statute.get_absolute_url()}"
    return [f"{target.get_action_display()}: ", link(cited, address)]


def act_parts(entry, base):
    if entry.act is None:
        return [entry.act_words]
    address = f"{base}{entry.act.get_absolute_url()}"
    return [link(entry.act.citation, address), entry.act_sections]


def moment(each, base):
    parts = [strong(f"{each.when}:"), f" {each.what}"]
    for pointer in each.pointers:
        address = pointer.address if pointer.is_outside else f"{base}{pointer.address}"
        parts += [" ", link(pointer.words, address)]
        parts += [" (another site)"] if pointer.is_outside else []
    return parts


def separated(groups):
    """Parts one after the other, with “; ” between them."""
    parts = []
    for group in groups:
        parts += [*(["; "] if parts else []), *(group if isinstance(group, list) else [group])]
    return parts


# All recommendations


def recommendations_document(selection, base, page, changed):
    entries = selection.entries
    blocks = [paragraph(*counted(selection))]
    if not selection.is_narrowed and entries:
        blocks += [heading(1, "How many became law"), kinds(entries), note(HOW_COUNTED)]
    blocks.append(heading(1, "Matching entries" if selection.is_narrowed else "All entries"))
    blocks.append(outcomes(entries, base) if entries else paragraph("No entry matches."))
    return document(
        title="What the record says about what the Council put forward",
        page=page,
        changed=changed,
        blocks=blocks,
        wide=True,
    )


HOW_COUNTED = (
    "Each entry is counted once, under its kind. “Enacted” means that an act on"
    " its matter became law, not that it passed because of the entry or does all that it names."
    " “Another outcome” means:"
    " introduced, not enacted, no such change found, done, or the law on it later repealed."
    " A change “to discuss” was named for discussion; the record does not say that the"
    " Council took a position on it."
)


def counted(selection):
    found, every = len(selection.entries), len(selection.every)
    parts = [f"{selection.words}: {found} of {every} entries. "] if selection.is_narrowed else []
    return [*parts, " ".join(row["words"] for row in listing.tally(selection.entries))]


def kinds(entries):
    head = ["Kind", "Entries", "Enacted", "Enacted in part", "Another outcome"]
    rows = [
        [[row["label"]], [str(row["total"])], *([str(count)] for count in row["counts"])]
        for row in listing.tally(entries)
    ]
    return table([[words] for words in [*head, "No outcome recorded"]], rows, [3, 1, 1, 1, 1, 1])


def outcomes(entries, base):
    head = ["Put forward", "Where", "Law", "Bill and act", "Outcome", "Evidence"]
    return table([[words] for words in head], [row(e, base) for e in entries], [5, 4, 3, 3, 5, 3])


def row(entry, base):
    asked = entry.recommendation
    act = act_parts(entry, base) if asked.act else []
    law = separated(target_words(target, base) for target in entry.targets)
    raised = [
        link(pointer.words, f"{base}{pointer.address}")
        for each in entry.asked
        for pointer in each.pointers
    ]
    return [
        [strong(asked.title), f" ({asked.get_kind_display().lower()})"],
        separated(raised) or [NOT_RECORDED],
        law or ["None named"],
        separated([*([asked.bill] if asked.bill else []), *([act] if act else [])]) or ["None"],
        outcome_parts(asked),
        [link("Evidence", asked.evidence_url)] if asked.evidence_url else ["None entered"],
    ]

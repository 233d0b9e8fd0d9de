"""The law as rows of a table and as data, told the same way wherever it is taken away.

The columns are those in which `check_inventory` reads a newer list.
"""

from tipcouncil.records.dates import iso

COLUMNS = [
    "kind",
    "citation",
    "number",
    "through",
    "title",
    "chapter",
    "subject",
    "first_enacted_by",
    "amended_by",
    "status",
    "status_on",
    "status_note",
    "effectiveness",
    "last_checked",
    "text_edition",
    "official_url",
    "address",
]
ACT_COLUMNS = [
    "kind",
    "citation",
    "year",
    "session",
    "number",
    "title",
    "bill",
    "effective_on",
    "subject",
    "in_inventory",
    "changes_in_this_record",
    "summary",
    "official_url",
    "address",
]


def day(date):
    return iso(date) if date else None


def as_row(one, base):
    """The cells under COLUMNS."""
    data = as_data(one, base)
    return [data[column] for column in COLUMNS]


def as_data(one, base):
    """All that the inventory says of a section, or of an act that is in no chapter.

    Text that nobody has entered is empty, a day that nobody has entered is null.
    """
    law = one.law
    return {
        "kind": one.kind,
        "citation": law.citation,
        "number": str(law.number),
        "through": "" if one.is_act else law.through,
        "title": law.title,
        "chapter": "" if one.is_act else law.chapter,
        "subject": law.subject,
        "in_inventory": law.in_inventory,
        "first_enacted_by": one.enacted_by,
        "amended_by": one.amended_by,
        "status": one.status,
        "status_on": day(one.status_since),
        "status_note": one.note,
        "effectiveness": one.effectiveness,
        "last_checked": None if one.is_act else day(law.checked_on),
        "text_edition": "" if one.is_act else law.text_edition,
        "official_url": law.official_url,
        "address": f"{base}{law.get_absolute_url()}",
        "changes": [change_as_data(change, base) for change in one.changes],
    }


def statute_as_data(one, base):
    """A section with what its own page adds."""
    moved = one.law.transferred_to
    return as_data(one, base) | {
        "summary": one.law.summary,
        "transferred_to": moved.citation if moved and moved.is_public else None,
        "source": one.law.source,
    }


def change_as_data(change, base):
    """What an act did to a section. Without an act, the authority is as the history writes it."""
    act = change.act
    return {
        "authority": act.citation if act else change.authority_as_written,
        "act": f"{base}{act.get_absolute_url()}" if act else None,
        "act_section": change.act_section,
        "effect": change.effect,
        "effective_on": day(change.effective_on),
        "effective_on_known_from": change.effective_on_source,
        "subsections": change.subsections_named.split(),
        "title_before": change.title_before,
        "class_before": change.class_before,
        "note": change.note,
        "official_url": change.source_url,
    }


def act_row(act, base):
    """The cells under ACT_COLUMNS."""
    data = act_as_data(act, base)
    return [data[column] for column in ACT_COLUMNS]


def act_as_data(act, base):
    return {
        "kind": act.get_kind_display().lower(),
        "citation": act.citation,
        "year": act.year,
        "session": act.session,
        "number": act.number,
        "title": act.title,
        "bill": act.bill,
        "effective_on": day(act.effective_on),
        "subject": act.subject,
        "in_inventory": act.in_inventory,
        "changes_in_this_record": act.change_count,
        "summary": act.summary,
        "official_url": act.official_url,
        "address": f"{base}{act.get_absolute_url()}",
    }


def act_with_changes(act, changes, base):
    """An act, and what it did to each section in this record."""
    sections = [
        {
            "section": change.statute.citation,
            "section_address": f"{base}{change.statute.get_absolute_url()}",
        }
        | change_as_data(change, base)
        for change in changes
    ]
    return act_as_data(act, base) | {"source": act.source, "changes": sections}

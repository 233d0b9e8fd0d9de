"""What is told of the law: to a spreadsheet, and to programs.

The tables have the columns in which `check_inventory` reads a newer list. Text that nobody has
entered is empty, a day that nobody has entered is null.
"""

from statutes.models import Act, StatuteChange
from tipcouncil.records import api
from tipcouncil.records.tables import Column, as_data, fields, page


def law_page(one, base):
    return page(one.law, base)


def of_section(name):
    """The value of a column that only a section has; of an act in no chapter it is empty."""
    return lambda one, base: "" if one.is_act else getattr(one.law, name)


# What an act did to a section

CHANGE = [
    # Without an act, the authority is as the history writes it.
    Column(
        "authority",
        lambda change, base: change.act.citation if change.act else change.authority_as_written,
    ),
    Column("act", lambda change, base: page(change.act, base) if change.act else None, str | None),
    *fields(
        StatuteChange,
        "act_section effect effective_on effective_on_known_from=effective_on_source",
    ),
    Column("subsections", lambda change, base: change.subsections_named.split(), list[str]),
    *fields(StatuteChange, "title_before class_before note official_url=source_url"),
]
SECTION_CHANGED = [
    Column("section", "statute.citation"),
    Column("section_address", lambda change, base: page(change.statute, base)),
]
Change = api.record("Change", "What an act did to a section.", CHANGE)
ChangeOfAct = api.record(
    "ChangeOfAct", "What an act did to a section, told of the act.", SECTION_CHANGED, Change
)

# A section, or an act that is in no chapter, in the inventory

INVENTORY = [
    Column("kind"),
    Column("citation", "law.citation"),
    Column("number", lambda one, base: str(one.law.number)),
    Column("through", of_section("through")),
    Column("title", "law.title"),
    Column("chapter", of_section("chapter")),
    Column("subject", "law.subject"),
    Column("in_inventory", "law.in_inventory", bool),
    Column("first_enacted_by", "enacted_by"),
    Column("amended_by"),
    Column("status"),
    Column("status_on", "status_since", str | None),
    Column("status_note", "note"),
    Column("effectiveness"),
    Column(
        "last_checked", lambda one, base: None if one.is_act else one.law.checked_on, str | None
    ),
    Column("text_edition", of_section("text_edition")),
    Column("official_url", "law.official_url"),
    Column("address", law_page),
    Column(
        "changes",
        lambda one, base: [Change.of(change, base) for change in one.changes],
        list[Change],
    ),
]
COLUMNS = [column for column in INVENTORY if column.name not in ("in_inventory", "changes")]


def moved_to(one, base):
    return one.law.moved_to.citation if one.law.moved_to else None


STATUTE = [
    *INVENTORY,
    Column("summary", "law.summary"),
    Column("transferred_to", moved_to, str | None),
    Column("source", "law.source"),
]

# Acts

ACTS = [
    Column("kind", lambda act, base: act.get_kind_display().lower()),
    Column("citation"),
    *fields(Act, "year session number title bill effective_on subject in_inventory"),
    Column("changes_in_this_record", "change_count", int),
    *fields(Act, "summary official_url"),
    Column("address", page),
]


# An act, with what it did to each section in this record

ACT = [
    *ACTS,
    Column("source"),
    Column(
        "changes",
        lambda act, base: [as_data([*SECTION_CHANGED, *CHANGE], c, base) for c in act.done],
    ),
]

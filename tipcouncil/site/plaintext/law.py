"""The law in plain text: acts.csv, statutes.csv, statute_changes.csv."""

from statutes.models import Act, Effect, Statute, StatuteChange, StatuteStatus
from tipcouncil.site.plaintext.forms import POSTED, Field, Form, texts
from tipcouncil.site.plaintext.kinds import (
    ActNameValue,
    ChoiceValue,
    DayValue,
    Number,
    TextValue,
    To,
    ToAct,
    YesNo,
)
from tipcouncil.site.plaintext.units import Table

ACTS = Table(
    "acts",
    Form(
        Act,
        Field("act", ActNameValue(), "number"),
        *texts("title", "bill"),
        Field("effective_on", DayValue()),
        Field("subject", TextValue()),
        Field("in_inventory", YesNo()),
        *texts("summary", "official_url"),
        *POSTED,
    ),
    key="act",
    order=lambda act: (act.year, act.kind, act.session, act.number),
)
STATUTES = Table(
    "statutes",
    Form(
        Statute,
        *texts("number", "through", "title", "chapter", "subject"),
        Field("status", ChoiceValue(StatuteStatus)),
        Field("status_note", TextValue()),
        Field("repealed_on", DayValue()),
        Field("transferred_to", To("statutes", "number")),
        Field("in_inventory", YesNo()),
        *texts("summary", "effectiveness", "official_url", "text_edition"),
        Field("checked_on", DayValue()),
        *POSTED,
    ),
    key="number",
    related=["transferred_to"],
)
STATUTE_CHANGES = Table(
    "statute_changes",
    Form(
        StatuteChange,
        Field("statute", To("statutes", "number")),
        Field("position", Number()),
        Field("act", ToAct()),
        *texts("authority_as_written", "act_section"),
        Field("effect", ChoiceValue(Effect)),
        Field("effective_on", DayValue()),
        *texts("effective_on_source", "subsections_named", "title_before", "class_before"),
        *texts("note", "source_url"),
    ),
    key="statute position",
    related=["statute", "act"],
    repeats=True,
)

"""The law in plain text: acts.csv, statutes.csv, statute_changes.csv."""

from statutes.models import Act, Statute, StatuteChange
from tipcouncil.site.plaintext.forms import Field, Form
from tipcouncil.site.plaintext.kinds import ActNameValue
from tipcouncil.site.plaintext.units import Table

ACTS = Table(
    "acts",
    Form(
        Act,
        Field("act", ActNameValue(), "number"),
        "title bill effective_on subject in_inventory summary",
        without="kind year session slug",
    ),
    key="act",
    order=lambda act: (act.year, act.kind, act.session, act.number),
)
STATUTES = Table(
    "statutes",
    Form(Statute, without="slug sort_key"),
    key="number",
    related=["transferred_to"],
)
STATUTE_CHANGES = Table(
    "statute_changes",
    Form(StatuteChange, "statute position"),
    key="statute position",
    related=["statute", "act"],
    repeats=True,
)

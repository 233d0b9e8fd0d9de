"""The law, who cites it, and what a newer list of it would change."""

from statutes.inventory.proposals import InventoryProposal
from statutes.models.law import Act, ActKind, Effect, Statute, StatuteChange, StatuteStatus
from statutes.models.mentions import Mention

__all__ = [
    "Act",
    "ActKind",
    "Effect",
    "InventoryProposal",
    "Mention",
    "Statute",
    "StatuteChange",
    "StatuteStatus",
]

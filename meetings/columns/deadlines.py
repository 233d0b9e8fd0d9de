"""What the law's clocks run by, and what shows that they were kept."""

from meetings.models import ClosedDay, Receipt
from tipcouncil.records import api
from tipcouncil.records.api import SOURCES, UPDATED
from tipcouncil.records.tables import Column, fields, page

CLOSED_DAYS = fields(ClosedDay, "date kind words source")
ClosedDayOut = api.record(
    "ClosedDayOut",
    "A day that does not count for special meetings: an office was closed, or it was proclaimed.",
    [Column("id", "pk", int), *fields(ClosedDay, "date kind words"), SOURCES, UPDATED],
)

OF_RECEIPT = "date time way role words proves year version sha256 text record_key"
RECEIPTS = [
    *fields(Receipt, f"what subject {OF_RECEIPT} posted_address=address"),
    Column("meeting", lambda row, base: row.meeting and row.meeting.date_iso, str | None),
    *fields(Receipt, "source"),
    Column("address", page),
]
ReceiptOut = api.record(
    "ReceiptOut",
    "That something was posted here, or filed elsewhere: when, by which role, its checksum.",
    [
        *fields(Receipt, f"id=key what subject {OF_RECEIPT} posted_address=address"),
        *fields(Receipt, "event_id=meeting"),
        Column("url", page),
        SOURCES,
        UPDATED,
    ],
)

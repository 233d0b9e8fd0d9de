"""The council, its sittings and its papers, for programs."""

from meetings.api import council, documents, events

ROUTERS = [council.router, events.router, documents.router]
COLLECTIONS = council.COLLECTIONS | events.COLLECTIONS | documents.COLLECTIONS

__all__ = ["COLLECTIONS", "ROUTERS"]

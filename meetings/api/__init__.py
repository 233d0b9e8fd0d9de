"""The council, its sittings and its papers, for programs."""

from meetings.api import council, events, papers

ROUTERS = [council.router, events.router, papers.router]
COLLECTIONS = council.COLLECTIONS | events.COLLECTIONS | papers.COLLECTIONS

__all__ = ["COLLECTIONS", "ROUTERS"]

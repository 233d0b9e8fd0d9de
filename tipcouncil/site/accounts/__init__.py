"""Accounts of staff: signing in, roles, and when a session ends."""

__all__ = ["adapters", "roles", "session_limits", "sign_in"]

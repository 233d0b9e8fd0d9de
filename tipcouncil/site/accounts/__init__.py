"""Accounts of staff: signing in, roles, and when a session ends."""

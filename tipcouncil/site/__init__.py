"""The roof: what needs to see every app."""

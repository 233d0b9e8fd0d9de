"""What is told of the council, its meetings and its papers: to a spreadsheet, and to programs.

Each list of columns says the name, the value and the type of every fact once. The tables
(`meetings.views.downloads`) and the API (`meetings.api`) come from them.
"""

__all__ = ["council", "deadlines", "documents", "events", "motions"]

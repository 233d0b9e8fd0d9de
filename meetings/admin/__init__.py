"""Where staff enter, post and correct meetings, their papers, and the people who sat in them."""

from meetings.admin import deadlines, documents, meetings, minutes, people, votes

__all__ = ["deadlines", "desk_posting", "documents", "meetings", "minutes", "people", "votes"]

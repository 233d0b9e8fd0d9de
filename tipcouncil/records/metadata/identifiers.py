"""Names for records that stay the same wherever the site lives: in feeds and in calendars.

The council has had three hosts. A name that held the host of the day would change with it, and
every reader would be told of every meeting anew. So the names are made with a domain that is
reserved and can be nobody's.
"""

NAMESPACE = "tip-council.example"
YEAR_OF_NAMING = 2017  # of the name above; a tag is only whole with a time at which it was held


def tag(kind, key):
    """The name of a record in a feed (RFC 4151)."""
    return f"tag:{NAMESPACE},{YEAR_OF_NAMING}:{kind}-{key}"


def uid(kind, key):
    """The name of an event in a calendar (RFC 5545)."""
    return f"{kind}-{key}@{NAMESPACE}"

"""Where staff keep the law: sections, acts, the citations in the record, and newer lists."""

from statutes.admin import law, mentions, proposals

__all__ = ["law", "mentions", "proposals"]

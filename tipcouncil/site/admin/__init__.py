"""What the site keeps for itself, as staff see it: accounts, redirects, the log."""

from tipcouncil.site.admin import accounts, redaction, redirects
from tipcouncil.site.notices import admin as notices

__all__ = ["accounts", "notices", "redaction", "redirects"]

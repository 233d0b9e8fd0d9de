"""What a page says about itself to machines (JSON-LD, the words of schema.org)."""

import json

from django.utils.safestring import mark_safe

# Inside <script> the parser of HTML looks for these; JSON may write them as escapes.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def ld(description):
    """A description as the content of <script type="application/ld+json">."""
    written = json.dumps(
        {"@context": "https://schema.org"} | without_gaps(description), ensure_ascii=False
    )
    return mark_safe(written.translate(ESCAPED))  # no character of markup is left


def without_gaps(value):
    """The value without the facts that are not known: no key holds None or an empty text."""
    if isinstance(value, dict):
        known = {key: without_gaps(v) for key, v in value.items()}
        return {key: v for key, v in known.items() if v not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_gaps(v) for v in value]
    return value

"""What a page says to machines cannot break out of its script, and claims nothing unknown."""

import json

from tipcouncil.records.metadata.jsonld import ld


def test_no_text_can_end_the_script():
    written = ld({"name": "</script><script>alert(1)</script><!-- & \u2028"})
    assert not set(written) & set("<>&\u2028")
    assert json.loads(written)["name"].startswith("</script><script>")


def test_what_is_not_known_is_left_out():
    written = ld({"@type": "Event", "endDate": "", "location": [], "organizer": {"name": None}})
    assert json.loads(written) == {"@context": "https://schema.org", "@type": "Event"}

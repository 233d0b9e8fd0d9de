"""What every template may print. It asks the database nothing."""

from django.conf import settings

# The first word of an address, and the entry of the main navigation that it belongs to.
SECTIONS = {
    word: section
    for section, words in {
        "meetings": "meetings documents",
        "statutes": "statutes acts",
        "reports": "reports recommendations",
        "members": "members people",
        "subscribe": "subscribe",
        "search": "search",
        "about": "about attend request accessibility privacy safety data api",
    }.items()
    for word in words.split()
}


def site(request):
    first = request.path.strip("/").split("/")[0]
    section = SECTIONS.get(first, "")
    return {
        "COUNCIL": settings.COUNCIL,
        "base_url": settings.BASE_URL,
        "canonical": f"{settings.BASE_URL}{request.path}",
        "section": section,
        "is_section_page": request.path == f"/{section}/",
        "is_local": settings.LOCAL,
        "second_factor_is_off": not settings.REQUIRE_MFA,
        "contact_email": settings.CONTACT_EMAIL,
        "contact_phone": settings.CONTACT_PHONE,
        "contact_address": settings.CONTACT_ADDRESS,
    }

"""Where no page answers, a visitor is sent on to the one public page that the address means."""

from django.http import HttpResponsePermanentRedirect

from tipcouncil.site.redirects import guessed, recorded


def redirects(get_response):
    """What was at an address before comes first, then what it can only mean."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        target = recorded.target_of(request) or guessed.target_of(request)
        if target is None:
            return response
        page, stroke, place = target.partition("#")
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{page}?{query}{stroke}{place}" if query else target)

    return middleware

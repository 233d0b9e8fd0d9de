"""Whether a form came from this site's own page. No cookie says so: the public gets none.

Three things stand in for it: a signed token that the page held and that grows old in hours, the
browser's own word on where a form was sent from (Sec-Fetch-Site, Origin), and a limit for each
network. What they guard is little: a form here can do nothing but send one letter that asks.
"""

import hashlib
import hmac
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner

GOOD_FOR = 4 * 60 * 60  # seconds
AN_HOUR = 60 * 60
MOST_AN_HOUR = 15  # forms from one network


def signer():
    return TimestampSigner(salt="notices:form", sep=".")


def new_token():
    return signer().sign("form")


def is_fresh(token):
    try:
        return signer().unsign(token, max_age=GOOD_FOR) == "form"
    except BadSignature:
        return False


def is_from_here(request):
    """Whether a browser says that its form stood on a page of this site, or says nothing."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    return origin in {settings.BASE_URL, f"{request.scheme}://{request.get_host()}"}


def is_over_limit(request):
    """Count a form of this network: it takes a place that is free again after an hour.

    Places are taken one by one, so that forms sent at the same instant are counted each. They are
    kept under a digest of the network, and nowhere else.
    """
    network = network_of(get_adapter().get_client_ip(request))
    key = hmac.new(settings.SECRET_KEY.encode(), network.encode(), hashlib.sha256).hexdigest()
    places = [f"notices:{key[:40]}:{number}" for number in range(MOST_AN_HOUR)]
    taken = cache.get_many(places)
    return not any(cache.add(place, 1, AN_HOUR) for place in places if place not in taken)


def network_of(address):
    """An address of the internet; of the long kind, what one customer has many of."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if found.version == 6:
        mapped = found.ipv4_mapped
        return str(mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)

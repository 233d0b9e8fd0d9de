"""The form of notices, and whether it came from this site's own page.

No cookie says so: the public gets none. Three things stand in for it: a signed token that the page
held and that grows old in hours, the browser's own word on where a form was sent from
(Sec-Fetch-Site, Origin), and a limit for each network. What they guard is little: a form here can
do nothing but send one e-mail that asks.
"""

import ipaddress

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from tipcouncil.site.notices import topics
from tipcouncil.site.notices.models import Frequency
from tipcouncil.site.notices.recipients import cleaned

FREQUENCIES = [
    (Frequency.AT_ONCE, "As it happens"),
    (
        Frequency.WEEKLY,
        "Once a week, on Monday (notice of an upcoming meeting is still sent at once)",
    ),
]
SALT = "notices:form"
GOOD_FOR = 4 * 60 * 60  # seconds
AN_HOUR = 60 * 60
MOST_AN_HOUR = 15  # forms from one network


class TopicsField(forms.MultipleChoiceField):
    """Boxes to tick. What is no topic was not chosen."""

    def to_python(self, value):
        return [topic.key for topic in topics.read((value or [])[: topics.MOST])]

    def valid_value(self, value):
        return True


class ChoicesForm(forms.Form):
    """What somebody chose of what the form offers. What was chosen besides the usual comes last."""

    topic = TopicsField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one thing to get notices about."},
    )
    frequency = forms.ChoiceField(
        choices=FREQUENCIES, widget=forms.RadioSelect, initial=Frequency.AT_ONCE
    )
    discreet = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = topics.read((self["topic"].value() or [])[: topics.MOST])
        offered = dict.fromkeys([*topics.to_choose_from(), *chosen])
        self.fields["topic"].choices = [(topic.key, topic.words) for topic in offered]

    @classmethod
    def of(cls, subscription, data):
        kept = {"topic": subscription.topics, "frequency": subscription.frequency}
        return cls(data, initial=kept | {"discreet": subscription.is_discreet})

    @property
    def choices(self):
        chosen = self.cleaned_data
        return chosen["topic"], chosen["frequency"], chosen["discreet"]


class SubscriptionForm(ChoicesForm):
    """The same with an address."""

    email = forms.CharField(required=False, strip=False)

    def clean_email(self):
        return cleaned(self.cleaned_data["email"])


# Where it came from


def new_token():
    return signing.dumps("form", salt=SALT)


def is_of_this_site(request):
    """Whether its token is fresh, and the browser says that it stood on a page here, or nothing."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    own = {None, settings.BASE_URL, f"{request.scheme}://{request.get_host()}"}
    if site not in {"same-origin", "none"} or request.headers.get("Origin") not in own:
        return False
    try:
        token = request.POST.get("csrfmiddlewaretoken", "")
        return signing.loads(token, salt=SALT, max_age=GOOD_FOR) == "form"
    except signing.BadSignature:
        return False


def is_over_limit(request):
    """Count a form of this network: it takes a place that is free again after an hour.

    Places are taken one by one, so that forms sent at the same instant are counted each. They are
    kept under a digest of the network, and nowhere else.
    """
    network = network_of(get_adapter().get_client_ip(request))
    key = salted_hmac("notices", network).hexdigest()
    places = [f"notices:{key}:{number}" for number in range(MOST_AN_HOUR)]
    taken = cache.get_many(places)
    return not any(cache.add(place, 1, AN_HOUR) for place in places if place not in taken)


def network_of(address):
    """An address of the internet; of the long kind, what one customer has many of."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if found.version == 6:
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)

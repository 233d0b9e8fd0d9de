"""The pages of notices by e-mail. None sets a cookie, and none is kept or found by a search.

A page whose address holds a token is asked for by machines too, which read letters before people
do: so a page that is only opened never changes anything.
"""

from functools import wraps

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from tipcouncil.site.notices import links, own_forms, subscriptions, topics, year
from tipcouncil.site.notices.forms import SubscriptionChoices
from tipcouncil.site.notices.models import Frequency, Subscriber
from tipcouncil.site.notices.recipients import masked, unseal

TOO_OLD = (
    "This form was open too long, or was not sent from this page. Nothing was done. Check it and"
    " send it again."
)
WAIT = "Too many forms came from your network. Nothing was done. Wait an hour and send it again."
TOO_MANY = "Too many requests are coming in. Nothing was done. Try again in an hour."


HEADINGS = {
    "email": "Notices by e-mail",
    "asked": "Check your e-mail",
    "no_link": "This link no longer works",
    "confirm": "Confirm that you want notices",
    "confirmed": "Your notices are on",
    "change": "Your notices",
    "leave": "Stop all notices?",
    "left": "Your notices have stopped",
    "renew": "Renew your request",
    "renewed": "Your request is renewed",
}


def private(referrer):
    """A page that nobody keeps, lists or passes on, in words that belong to no address."""

    def decorate(view):
        @csrf_exempt  # no cookie is set: forms have tokens of their own, links are signed
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex, nofollow"
            response["Referrer-Policy"] = referrer
            return response

        return wrapped

    return decorate


def show(request, name, context=None, status=200):
    """A page of notices. The address it names as its own never holds a token."""
    own = f"{settings.BASE_URL}{reverse('site:subscribe')}"
    common = {"heading": HEADINGS[name], "canonical": own}
    common |= {"section": "subscribe", "is_section_page": False}
    common |= {"notices_on": settings.NOTICES_ON, "confirm_days": year.CONFIRM_WITHIN_DAYS}
    common |= {"kept_days": year.KEPT_AFTER_DAYS}
    return render(request, f"notices/{name}.html", common | (context or {}), status=status)


# Without a token of a letter


@private("same-origin")
@sensitive_post_parameters("email")
@sensitive_variables("choices")
def by_email(request):
    """The form. Asked with ?topic=, that is ticked already."""
    if not settings.NOTICES_ON:
        return show(request, "email", status=503 if request.method == "POST" else 200)
    if request.method != "POST":
        wanted = topics.requested_topic(request.GET)
        chosen = [wanted.key] if wanted else ["meetings", "minutes"]
        return form_page(request, SubscriptionChoices(chosen=chosen))
    choices = SubscriptionChoices.sent(request.POST)
    token = request.POST.get("csrfmiddlewaretoken", "")
    if not own_forms.is_from_here(request) or not own_forms.is_fresh(token):
        return form_page(request, choices, 403, TOO_OLD)
    if own_forms.is_over_limit(request):
        return form_page(request, choices, 429, WAIT)
    if choices.errors:
        return form_page(request, choices, 400)
    try:
        subscriptions.ask(choices.address, choices.chosen, choices.frequency, choices.is_discreet)
    except subscriptions.TooManyAtOnce:
        return form_page(request, choices, 429, TOO_MANY)
    return redirect("site:notices_asked")


def form_page(request, choices, status=200, trouble=""):
    context = {"choices": choices, "token": own_forms.new_token(), "trouble": trouble}
    response = show(request, "email", context, status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


@require_safe
def check_mailbox(request):
    """What comes next: the same words whoever asked, and whether or not a letter goes out."""
    response = show(request, "asked")
    response["X-Robots-Tag"] = "noindex"
    return response


# With a token of a letter


def no_such_link(request):
    """One answer to every link that is forged, used, too old, or of somebody who left."""
    return show(request, "no_link", status=404)


def subscriber_of(purpose, token):
    handle = links.handle_in(purpose, token)
    return Subscriber.objects.filter(handle=handle).first() if handle else None


@private("no-referrer")
def confirm(request, token):
    handle = links.handle_in(links.CONFIRM, token)
    if request.method != "POST":
        found = subscriptions.waiting(handle) if handle else None
        if found is None:
            return no_such_link(request)
        choices = SubscriptionChoices(chosen=found.topics, frequency=found.frequency)
        return show(request, "confirm", described(choices) | {"asking": found})
    subscriber = subscriptions.confirm(handle) if handle else None
    if subscriber is None:
        return no_such_link(request)
    return show(request, "confirmed", of_subscriber(subscriber) | described(saved(subscriber)))


@private("no-referrer")
def change(request, token):
    subscriber = subscriber_of(links.CHANGE, token)
    if subscriber is None:
        return no_such_link(request)
    choices, status, is_saved = saved(subscriber), 200, False
    if request.method == "POST":
        choices = SubscriptionChoices.sent(request.POST, with_address=False)
        is_saved = not choices.errors
        status = 200 if is_saved else 400
        if is_saved:
            subscriptions.change(subscriber, choices.chosen, choices.frequency, choices.is_discreet)
    context = {"choices": choices, "is_saved": is_saved}
    return show(request, "change", of_subscriber(subscriber) | context, status)


@private("no-referrer")
def leave(request, token):
    """One POST is enough, from a person or from a mail program (RFC 8058), as often as it comes."""
    handle = links.handle_in(links.LEAVE, token)
    if handle is None:
        return no_such_link(request)
    if request.method == "POST":
        subscriptions.leave(handle)
        return show(request, "left")
    return show(request, "leave")


@private("no-referrer")
def renew(request, token):
    subscriber = subscriber_of(links.RENEW, token)
    if subscriber is None:
        return no_such_link(request)
    if request.method == "POST":
        subscriptions.renew(subscriber)
        return show(request, "renewed", of_subscriber(subscriber))
    return show(request, "renew", of_subscriber(subscriber))


def saved(subscriber):
    """The choices of a subscriber as they are kept."""
    return SubscriptionChoices(
        chosen=list(subscriber.choices.order_by("pk").values_list("topic", flat=True)),
        frequency=subscriber.frequency,
        is_discreet=subscriber.is_discreet,
    )


def described(choices):
    frequency = Frequency(choices.frequency).label.lower()
    return {"topics": topics.read(choices.chosen), "frequency": frequency}


def of_subscriber(subscriber):
    address = unseal(subscriber.address_sealed)
    return {
        "subscriber": subscriber,
        "masked": masked(address) if address else "",
        "change_link": links.path(links.CHANGE, subscriber.handle),
        "leave_link": links.path(links.LEAVE, subscriber.handle),
    }

"""The pages of notices by e-mail. None sets a cookie, and none is kept or found by a search.

A page whose address holds a token is asked for by machines too, which read e-mails before people
do: so a page that is only opened never changes anything.
"""

from functools import wraps

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from tipcouncil.site.notices import forms, links, subscriptions, topics, year
from tipcouncil.site.notices.models import Subscription
from tipcouncil.site.notices.recipients import masked, unseal

TOO_OLD = (
    "This form was open too long, or was not sent from this page. Nothing was done. Check it and"
    " send it again."
)
WAIT = "Too many forms came from your network. Nothing was done. Wait an hour and send it again."
TOO_MANY = "Too many requests are coming in. Nothing was done. Try again in an hour."


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


def show(request, name, heading, status=200, **context):
    """A page of notices. The address it names as its own never holds a token."""
    common = {
        "heading": heading,
        "canonical": f"{settings.BASE_URL}{reverse('site:subscribe')}",
        "section": "subscribe",
        "is_section_page": False,
        "notices_on": settings.NOTICES_ON,
        "confirm_days": year.CONFIRM_WITHIN_DAYS,
        "kept_days": year.KEPT_AFTER_DAYS,
    }
    return render(request, f"notices/{name}.html", common | context, status=status)


# Without a link of an e-mail


@private("same-origin")
@sensitive_post_parameters("email")
@sensitive_variables("form")
def by_email(request):
    """The form. Asked with ?topic=, that is ticked already."""
    is_sent = request.method == "POST"
    if not settings.NOTICES_ON:
        return show(request, "email", "Notices by e-mail", status=503 if is_sent else 200)
    if not is_sent:
        wanted = topics.requested_topic(request.GET)
        chosen = [wanted.key] if wanted else ["meetings", "minutes"]
        return form_page(request, forms.SubscriptionForm(initial={"topic": chosen}))
    form = forms.SubscriptionForm(request.POST)
    token = request.POST.get("csrfmiddlewaretoken", "")
    if not forms.is_from_here(request) or not forms.is_fresh(token):
        return form_page(request, form, 403, TOO_OLD)
    if forms.is_over_limit(request):
        return form_page(request, form, 429, WAIT)
    if not form.is_valid():
        return form_page(request, form, 400)
    try:
        subscriptions.ask(form.cleaned_data["email"], *form.choices)
    except subscriptions.TooManyAtOnce:
        return form_page(request, form, 429, TOO_MANY)
    return redirect("site:notices_asked")


def form_page(request, form, status=200, trouble=""):
    context = {"form": form, "token": forms.new_token(), "trouble": trouble}
    response = show(request, "email", "Notices by e-mail", status, **context)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


@require_safe
def check_mailbox(request):
    """What comes next: the same words whoever asked, and whether or not an e-mail goes out."""
    response = show(request, "asked", "Check your e-mail")
    response["X-Robots-Tag"] = "noindex"
    return response


# With a link of an e-mail


def no_such_link(request):
    """One answer to every link that is forged, used, too old, or of somebody who left."""
    return show(request, "no_link", "This link no longer works", 404)


@private("no-referrer")
def confirm(request, token):
    handle = links.handle_in(links.CONFIRM, token)
    is_sent = request.method == "POST"
    find = subscriptions.confirm if is_sent else subscriptions.unconfirmed
    subscription = find(handle)
    if subscription is None:
        return no_such_link(request)
    if is_sent:
        return show_one(request, "confirmed", "Your notices are on", subscription)
    return show_one(request, "confirm", "Confirm that you want notices", subscription)


@private("no-referrer")
def leave(request, token):
    """One POST is enough, from a person or from a mail program (RFC 8058), as often as it comes."""
    handle = links.handle_in(links.LEAVE, token)
    if not handle:
        return no_such_link(request)
    if request.method == "POST":
        subscriptions.leave(handle)
        return show(request, "left", "Your notices have stopped")
    return show(request, "leave", "Stop all notices?")


def for_subscriber(purpose):
    """A page that a link opens for the subscription that it names."""

    def decorate(view):
        @private("no-referrer")
        @wraps(view)
        def wrapped(request, token):
            handle = links.handle_in(purpose, token)
            subscription = Subscription.objects.filter(handle=handle).first()
            return view(request, subscription) if subscription else no_such_link(request)

        return wrapped

    return decorate


@for_subscriber(links.CHANGE)
def change(request, subscription):
    kept = {
        "topic": subscription.topics,
        "frequency": subscription.frequency,
        "discreet": subscription.is_discreet,
    }
    form = forms.ChoicesForm(request.POST if request.method == "POST" else None, initial=kept)
    if is_saved := form.is_valid():
        subscriptions.change(subscription, *form.choices)
    status = 400 if form.errors else 200
    context = {"form": form, "is_saved": is_saved}
    return show_one(request, "change", "Your notices", subscription, status, **context)


@for_subscriber(links.RENEW)
def renew(request, subscription):
    if request.method == "POST":
        subscriptions.renew(subscription)
        return show_one(request, "renewed", "Your request is renewed", subscription)
    return show_one(request, "renew", "Renew your request", subscription)


def show_one(request, name, heading, subscription, status=200, **context):
    """A page about one subscription. Of its address it shows only what its owner recognises."""
    address = unseal(subscription.address_sealed)
    context |= {
        "subscription": subscription,
        "topics": topics.read(subscription.topics),
        "masked": masked(address) if address else "",
        "change_link": links.path(links.CHANGE, subscription.handle),
        "leave_link": links.path(links.LEAVE, subscription.handle),
    }
    return show(request, name, heading, status, **context)

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

from tipcouncil.site.notices import forms, links, subscriptions, topics
from tipcouncil.site.notices.recipients import masked

TOO_OLD = (
    "This form was open too long, or was not sent from this page. Nothing was done. Check it and"
    " send it again."
)
WAIT = "Too many forms came from your network. Nothing was done. Wait an hour and send it again."
TOO_MANY = "Too many requests are coming in. Nothing was done. Try again in an hour."
METHODS = ["GET", "HEAD", "POST"]


def show(request, name, heading, status=200, subscription=None, **context):
    """A page that nobody keeps or lists. The address it names as its own never holds a token."""
    context |= {
        "heading": heading,
        "canonical": f"{settings.BASE_URL}{reverse('site:subscribe')}",
        "notices_on": settings.NOTICES_ON,
        "confirm_days": subscriptions.CONFIRM_WITHIN_DAYS,
        "kept_days": subscriptions.KEPT_AFTER_DAYS,
    }
    if subscription:
        context |= {
            "subscription": subscription,
            "topics": topics.read(subscription.topics),
            "masked": masked(subscription.address or ""),
            "change_link": links.path(links.CHANGE, subscription.handle),
            "leave_link": links.path(links.LEAVE, subscription.handle),
        }
    response = render(request, f"notices/{name}.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


# Without a link of an e-mail


@csrf_exempt  # no cookie is set: the form has a token of its own
@require_http_methods(METHODS)
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
    if not forms.is_of_this_site(request):
        return form_page(request, form, 403, TOO_OLD)
    if forms.is_over_limit(request):
        return form_page(request, form, 429, WAIT)
    if not form.is_valid():
        return form_page(request, form, 400)
    if not subscriptions.ask(form.cleaned_data["email"], *form.choices):
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
    return show(request, "asked", "Check your e-mail")


# With a link of an e-mail


def by_link(purpose, find):
    """A page that a link opens, and that passes its address on to nobody.

    Every link that is forged, used, too old, or of somebody who left gets one and the same answer.
    """

    def decorate(view):
        @csrf_exempt  # no cookie is set: the link is signed
        @require_http_methods(METHODS)
        @wraps(view)
        def wrapped(request, token):
            handle = links.handle_in(purpose, token)
            found = find(handle) if handle else None
            response = view(request, found, request.method == "POST") if found else None
            if response is None:
                response = show(request, "no_link", "This link no longer works", 404)
            response["Referrer-Policy"] = "no-referrer"
            return response

        return wrapped

    return decorate


@by_link(links.CONFIRM, subscriptions.unconfirmed)
def confirm(request, subscription, is_sent):
    page = ("confirm", "Confirm that you want notices")
    if is_sent:
        subscription = subscriptions.confirm(subscription.handle)
        page = ("confirmed", "Your notices are on")
    return show(request, *page, subscription=subscription) if subscription else None


@by_link(links.LEAVE, str)
def leave(request, handle, is_sent):
    """One POST is enough, from a person or from a mail program (RFC 8058), as often as it comes."""
    if is_sent:
        subscriptions.leave(handle)
        return show(request, "left", "Your notices have stopped")
    return show(request, "leave", "Stop all notices?")


@by_link(links.CHANGE, subscriptions.by_handle)
def change(request, subscription, is_sent):
    form = forms.ChoicesForm.of(subscription, request.POST if is_sent else None)
    if is_saved := form.is_valid():
        subscriptions.change(subscription, *form.choices)
    context = {"form": form, "is_saved": is_saved}
    status = 400 if form.errors else 200
    return show(request, "change", "Your notices", status, subscription, **context)


@by_link(links.RENEW, subscriptions.by_handle)
def renew(request, subscription, is_sent):
    if is_sent:
        subscriptions.renew(subscription)
        return show(request, "renewed", "Your request is renewed", subscription=subscription)
    return show(request, "renew", "Renew your request", subscription=subscription)

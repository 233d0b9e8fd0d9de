"""The weekly letter to staff: what is late and what is due, as their calendar has it.

It is written on Mondays from seven on, once for each week, to whoever keeps meetings and has an
e-mail address, unless they said that they want none.
"""

import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tipcouncil.records.dates import EASTERN, eastern
from tipcouncil.site.notices.messages import rendered
from tipcouncil.site.notices.models import Email, EmailKind, StaffLetters
from tipcouncil.site.staff.calendar import calendar

FIRST_HOUR = datetime.time(7)


def this_week(now=None):
    """The Monday of this week, once its letter is due; before that the Monday of the last."""
    now = (now or timezone.now()).astimezone(EASTERN)
    monday = now.date() - datetime.timedelta(days=now.weekday())
    is_due = now >= eastern(monday, FIRST_HOUR)
    return monday if is_due else monday - datetime.timedelta(days=7)


def letters_of(user):
    return StaffLetters.objects.get_or_create(user=user)[0]


@transaction.atomic
def write_weekly():
    """Put this week's letter into the outbox of whoever has not got it. A quiet week has none."""
    week = this_week()
    users = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    waiting = [
        user
        for user in users.exclude(letters__week__gte=week).exclude(letters__is_wanted=False)
        if user.has_perm("meetings.change_meeting")
    ]
    is_quiet = not calendar().urgent if waiting else True
    for user in waiting:
        letters_of(user)
        row = StaffLetters.objects.select_for_update().get(user=user)
        if row.week is not None and row.week >= week:
            continue  # another mailer was quicker
        row.week = week
        row.save()
        if not is_quiet:
            Email.objects.create(kind=EmailKind.STAFF, user=user)


def compose(email, address):
    """The letter, of what is due when it is sent; None where nothing is any more."""
    found = calendar()
    if not found.urgent:
        return None
    context = {
        "calendar": found,
        "council_in_full": settings.COUNCIL,
        "base_url": settings.BASE_URL,
        "admin_url": f"{settings.BASE_URL}{reverse('admin:index')}",
    }
    return rendered(email, address, settings.COUNCIL_IN_SHORT, context)

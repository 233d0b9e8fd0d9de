"""A staff session ends after an hour without use, and after twelve hours in any case."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from tipcouncil.site.middleware import is_for_staff

IDLE = 60 * 60  # seconds
NOTED_EVERY = 60  # seconds; not every request needs to write that it came
SIGNED_IN, SEEN = "signed in at", "seen at"


@receiver(user_logged_in)
def note_sign_in(request, **signal):
    if request is not None:
        request.session[SIGNED_IN] = request.session[SEEN] = int(time.time())


def is_over(session, now):
    """Whether a session has lasted too long, or lain unused too long."""
    signed_in, seen = session.get(SIGNED_IN, now), session.get(SEEN, now)
    return now - signed_in > settings.SESSION_COOKIE_AGE or now - seen > IDLE


def limits_of(session):
    """What a page tells its reader: seconds without use, and seconds until the end in any case."""
    now = int(time.time())
    lasted = now - session.get(SIGNED_IN, now)
    return {"idle": IDLE, "left": max(0, settings.SESSION_COOKIE_AGE - lasted)}


def session_limits(get_response):
    """Sign out whose session is over. Public pages never look at a session."""

    def middleware(request):
        if is_for_staff(request) and request.user.is_authenticated:
            now = int(time.time())
            if is_over(request.session, now):
                logout(request)
            elif now - request.session.get(SEEN, 0) >= NOTED_EVERY:
                request.session.setdefault(SIGNED_IN, now)
                request.session[SEEN] = now
        return get_response(request)

    return middleware

"""The shape of the admin: what Django lets an admin say is said in one place for each record."""

import inspect
from collections import defaultdict

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from meetings.models import Meeting
from tests.structure.test_packages import TOPS
from tipcouncil.records.admin.base import RecordAdmin

MOST_MIXINS = 4


def own_classes(its_admin):
    return [one for one in type(its_admin).__mro__ if one.__module__.partition(".")[0] in TOPS]


def test_no_hook_of_django_is_overridden_twice_for_a_meeting():
    places = defaultdict(list)
    for one in own_classes(admin.site._registry[Meeting]):
        for name, value in vars(one).items():
            if inspect.isfunction(value) and hasattr(SimpleHistoryAdmin, name):
                places[name].append(one.__name__)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_the_admin_of_meetings_is_made_of_few_parts():
    own = own_classes(admin.site._registry[Meeting])
    mixins = [one.__name__ for one in own[1:] if one is not RecordAdmin]
    assert len(mixins) <= MOST_MIXINS, mixins

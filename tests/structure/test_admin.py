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


def chains():
    """The classes of ours of every admin that is registered, and of every table on its page."""
    for its_admin in admin.site._registry.values():
        tables = (table(type(its_admin), admin.site) for table in its_admin.inlines)
        yield from map(own_classes, (its_admin, *tables))


def test_no_hook_of_django_is_overridden_twice():
    twice = set()
    for chain in chains():
        places = defaultdict(list)
        for one in chain:
            for name, value in vars(one).items():
                is_hook = hasattr(SimpleHistoryAdmin, name) or hasattr(admin.TabularInline, name)
                if inspect.isfunction(value) and is_hook:
                    places[name].append(one.__name__)
        twice |= {(name, *found) for name, found in places.items() if len(found) > 1}
    assert twice == set()


def test_the_admin_of_meetings_is_made_of_few_parts():
    own = own_classes(admin.site._registry[Meeting])
    mixins = [one.__name__ for one in own[1:] if one is not RecordAdmin]
    assert len(mixins) <= MOST_MIXINS, mixins

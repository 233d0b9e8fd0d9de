"""The rows with which the tasks of the handbook begin, entered in the site that is walked."""

from django.contrib.auth.models import Group
from django.utils import timezone

from meetings.models import Body, BodyKind, Minutes
from tests import make
from tipcouncil.records.dates import in_words
from tipcouncil.site.accounts.roles import ALL_ROLES
from tipcouncil.site.notices.models import Event, Notice

MOTION = "Pat Example moved to accept the report. Jo Other seconded. The motion carried."
TEXT = f"The meeting was called to order at 10:06 AM.\n\n# 1. Reports\n\n{MOTION}"


def coming(weeks):
    """A day to come, and its words."""
    day = make.working_day(7 * weeks)
    return day, in_words(day)


def enter():
    for role in ALL_ROLES:
        make.staff(f"one-{role}").groups.add(Group.objects.get(name=role))
    council = Body.objects.get(kind=BodyKind.COUNCIL, ends=None)
    meetings(council)
    minutes(council)
    people(council)
    make.document("The wrong file", body=council)
    make.document("The lost roster", body=council, source="")
    make.recommendation("A recommendation of the walk")


def meetings(council):
    for weeks, posted in ((2, False), (3, True), (4, True)):
        make.meeting(date=coming(weeks)[0], body=council, status="scheduled", posted=posted)
    for day in ("2020-03-05", "2020-04-02", "2020-05-07"):
        meeting = make.meeting(date=day, body=council, status="scheduled")
        make.agenda_item(meeting=meeting)
        if day != "2020-03-05":
            make.minutes(TEXT, meeting=meeting, approval="draft", posted=False)
    now = timezone.now()
    told = {"title": f"Notice of meeting: {meeting}", "event": Event.POSTED}
    Notice.objects.create(record=meeting, meeting=meeting, happened_at=now, found_at=now, **told)


def minutes(council):
    texts = {
        "2020-09-03": "# 1. Reports\n\nThe chair cited Sec. 1-211.",
        "2020-10-01": "# 1. Reports\n\nThe chair gave a report.",
        "2020-11-05": "# 1. Reports\n\nThe chair gave a report.",
        "2020-12-03": "# 1. Reports\n\nNobody Invented spoke.",
    }
    for day, text in texts.items():
        meeting = make.meeting(date=day, body=council)
        make.minutes(text, meeting=meeting, approval="draft")
        if day == "2020-11-05":
            make.motion("To approve the minutes.", meeting=meeting)
    Minutes.objects.get(meeting__slug="2020-10-01").approve(None, None)


def people(council):
    make.seat("The walked seat", body=council)
    sending = make.seat("The sending seat", body=council, designee_allowed=True)
    make.membership(person=make.person("Lou Holder"), body=council, seat=sending)
    make.membership(person=make.person("Max Leaver"), body=council)
    make.person("Lee Deputy")
    make.person("Ann Misspelt")

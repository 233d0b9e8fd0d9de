"""Who may do what: clerk, secretary, administrator. A person may have more than one role.

A clerk enters, uploads, posts and takes back what is not approved, since the law's hours will not
wait. The secretary approves minutes, amends and withdraws them, and keeps the council's bodies
and seats. An administrator keeps the accounts and the law. Every role sees everything.
"""

from django.apps import apps as registry
from django.db.models import Q

CLERK, SECRETARY, ADMINISTRATOR = "clerk", "secretary", "administrator"
ALL_ROLES = [CLERK, SECRETARY, ADMINISTRATOR]

ENTERED_BY_CLERK = {
    "meetings": "meeting agendaitem attendance document minutes motion membervote person"
    " membership closedday receipt",
    "reports": "report reportfile recommendation recommendationtarget recommendationupdate"
    " resource",
}
KEPT_BY_SECRETARY = {"meetings": "body seat hostagency milestone", "site": "redirect"}
THE_LAW = {"statutes": "statute act statutechange"}
SEEN_BY_ALL = {
    "meetings": f"{ENTERED_BY_CLERK['meetings']} {KEPT_BY_SECRETARY['meetings']} minutesrevision",
    "reports": f"{ENTERED_BY_CLERK['reports']} reportrevision",
    "statutes": f"{THE_LAW['statutes']} mention inventoryproposal",
    "site": "auditentry filereading inlineimage loadedunit redirect notice email",
}


def codes(models, *verbs):
    """(app, codename) of each verb on each model: ("meetings", "add_meeting")."""
    return {
        (app, f"{verb}_{name}")
        for app, names in models.items()
        for name in names.split()
        for verb in verbs
    }


def granted(role):
    """Every permission of a role, as (app, codename)."""
    seen = codes(SEEN_BY_ALL, "view")
    clerk = codes(ENTERED_BY_CLERK, "add", "change", "delete") | {
        ("site", "add_inlineimage"),
        ("site", "change_email"),
    }
    if role == CLERK:
        return seen | clerk
    if role == SECRETARY:
        kept = codes(KEPT_BY_SECRETARY, "add", "change", "delete")
        return seen | clerk | kept | {("meetings", "approve_minutes")}
    if role == ADMINISTRATOR:
        accounts = codes({"auth": "user"}, "add", "change", "view")
        law = codes(THE_LAW, "add", "change", "delete")
        return seen | law | {("statutes", "change_inventoryproposal")} | accounts
    raise ValueError(f"There is no role “{role}”.")


def make_roles(using, apps=registry, **signal):
    """Give each role exactly what this file says. Runs after every migration, and every flush."""
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for role in ALL_ROLES:
        wanted = Q()
        for app, codename in granted(role):
            wanted |= Q(content_type__app_label=app, codename=codename)
        group, _ = groups.get_or_create(name=role)
        group.permissions.set(permissions.filter(wanted))

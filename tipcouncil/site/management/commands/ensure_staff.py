"""Makes the first staff login, if nobody can sign in yet."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction
from django.urls import reverse

from tipcouncil.site.accounts.roles import ALL_ROLES

NAME = "clerk"


class Command(BaseCommand):
    help = "Make a staff login with all three roles if there is none, and print it once."

    def handle(self, **options):
        accounts = get_user_model().objects
        with transaction.atomic():
            if accounts.filter(is_staff=True, is_active=True).exists():
                self.stdout.write("Staff can sign in already: no login was made.")
                return
            password = secrets.token_urlsafe(15)
            # Of an account that is switched off, the name is taken.
            taken = accounts.filter(username__startswith=NAME).count()
            name = f"{NAME}{taken + 1}" if taken else NAME
            account = accounts.create_user(name, password=password, is_staff=True)
            account.groups.set(Group.objects.filter(name__in=ALL_ROLES))
        self.stdout.write(
            f"Staff sign in at {settings.BASE_URL}{reverse('admin:index')}\n"
            f"    name:     {name}\n"
            f"    password: {password}\n"
            "This is shown once. Write it down, or change it after signing in."
        )
